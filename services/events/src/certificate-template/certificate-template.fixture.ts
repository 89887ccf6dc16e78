import { crc32, deflateSync } from 'node:zlib';
import { newId } from '@metodnet/kernel';
import { centre, day, tomsk } from '../events.fixture.js';
import { DEFAULT_DESIGN, type Design } from './certificate-template.js';
import type { Saying } from './printed.js';

export const aDesign = (given: Partial<Design> = {}): Design => ({ ...DEFAULT_DESIGN, ...given });

export const aTemplate = (given: Partial<Design> = {}) => ({
  ...aDesign(given),
  id: newId<'CertificateTemplate'>(tomsk),
  unitId: centre,
  savedOn: day('2026-03-15'),
});

export const aSaying = (given: Partial<Saying> = {}): Saying => ({
  number: '2026-17',
  holder: 'Иванова Мария Петровна',
  eventTitle: 'Функциональная грамотность на уроках математики',
  startsOn: day('2026-03-10'),
  endsOn: day('2026-03-10'),
  role: 'PARTICIPANT',
  hours: 4,
  organisation: 'МАУ ИМЦ г. Томска',
  issuedOn: day('2026-03-15'),
  ...given,
});

/** A black PNG of so many pixels a side; with another number of `rows` it is not what it says. */
export function aPng(side = 8, { colour = 2, rows = side } = {}): Buffer {
  const samples = colour === 6 ? 4 : 3;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, colour, 0, 0, 0], 8);
  const pixels = Buffer.alloc(rows * (side * samples + 1));
  const chunk = (type: string, data: Buffer) => {
    const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const around = Buffer.alloc(8);
    around.writeUInt32BE(data.length, 0);
    around.writeUInt32BE(crc32(named), 4);
    return Buffer.concat([around.subarray(0, 4), named, around.subarray(4)]);
  };
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
