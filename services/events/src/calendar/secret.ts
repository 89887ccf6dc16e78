import { createHash, randomBytes } from 'node:crypto';

/** 128 random bits, as they stand in an address. */
export const newSecret = (): string => randomBytes(16).toString('base64url');

export const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');
