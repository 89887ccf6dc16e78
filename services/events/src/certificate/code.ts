import { createHash, randomBytes } from 'node:crypto';

/** Crockford's digits: none that is mistaken for another when a code is read from paper. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const BYTES = 10;
const LENGTH = (BYTES * 8) / 5;

/** A secret of 80 random bits, as it is printed: 16 letters and digits. */
export function newCode(): string {
  let bits = BigInt(`0x${randomBytes(BYTES).toString('hex')}`);
  let code = '';
  for (; code.length < LENGTH; bits >>= 5n) code += DIGITS[Number(bits & 31n)];
  return code;
}

/** A code as somebody has typed it; null for what is none. */
export function readCode(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  return code.length === LENGTH && [...code].every((digit) => DIGITS.includes(digit)) ? code : null;
}

/** By which a certificate is looked up. */
export const digestOf = (code: string): string => createHash('sha256').update(code).digest('hex');
