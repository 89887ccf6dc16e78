import { crc32, inflateSync } from 'node:zlib';

/** The gateway takes bodies of 256 KB, of which base64 makes three quarters. */
export const MOST_BYTES = 150_000;
const MOST_PIXELS_ACROSS = 1_000;

/** Whether a file is a PNG or JPEG that can be printed. A broken one would be noticed only while somebody's certificate is made. */
export function isPrintable(file: Buffer): boolean {
  if (file.length > MOST_BYTES) return false;
  return isPng(file) || isJpeg(file);
}

export const typeOf = (file: Buffer): 'image/png' | 'image/jpeg' => (file[0] === 0x89 ? 'image/png' : 'image/jpeg');

const PNG = Buffer.from('89504e470d0a1a0a', 'hex');
/** Samples of a pixel by colour type: grey, RGB, palette, grey with alpha, RGB with alpha. */
const SAMPLES: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** Of 8 bits a sample, not interlaced, with exactly as many pixels as it says. */
function isPng(file: Buffer): boolean {
  if (!file.subarray(0, 8).equals(PNG)) return false;
  const chunks = chunksOf(file);
  const header = chunks?.[0];
  if (header?.type !== 'IHDR' || header.data.length !== 13 || chunks?.at(-1)?.type !== 'IEND') return false;
  const [width, height] = [header.data.readUInt32BE(0), header.data.readUInt32BE(4)];
  const [depth = 0, colour = 0, , , interlaced = 0] = header.data.subarray(8);
  const samples = SAMPLES[colour];
  if (depth !== 8 || interlaced !== 0 || samples === undefined || !fits(width, height)) return false;
  if (colour === 3 && !chunks?.some(({ type }) => type === 'PLTE')) return false;
  const size = height * (width * samples + 1);
  try {
    const data = Buffer.concat(chunks?.filter(({ type }) => type === 'IDAT').map(({ data }) => data) ?? []);
    return inflateSync(data, { maxOutputLength: size }).length === size;
  } catch {
    return false;
  }
}

function chunksOf(file: Buffer): { readonly type: string; readonly data: Buffer }[] | null {
  const chunks = [];
  for (let at = 8; at < file.length; ) {
    const length = file.length - at >= 12 ? file.readUInt32BE(at) : Number.POSITIVE_INFINITY;
    if (length > file.length - at - 12) return null;
    const end = at + 8 + length;
    if (crc32(file.subarray(at + 4, end)) !== file.readUInt32BE(end)) return null;
    chunks.push({ type: file.toString('latin1', at + 4, at + 8), data: file.subarray(at + 8, end) });
    at = end + 4;
  }
  return chunks;
}

/** Baseline, extended or progressive, of 8 bits, grey or colour, from its first marker to its last. */
function isJpeg(file: Buffer): boolean {
  if (file.length < 4 || file.readUInt16BE(0) !== 0xffd8 || file.readUInt16BE(file.length - 2) !== 0xffd9) return false;
  for (let at = 2; at + 9 < file.length; ) {
    if (file[at] !== 0xff) return false;
    const marker = file[at + 1] ?? 0;
    if (marker >= 0xc0 && marker <= 0xc2) {
      const [depth, samples] = [file[at + 4], file[at + 9]];
      return (
        depth === 8 && (samples === 1 || samples === 3) && fits(file.readUInt16BE(at + 7), file.readUInt16BE(at + 5))
      );
    }
    at += 2 + file.readUInt16BE(at + 2);
  }
  return false;
}

const fits = (width: number, height: number) =>
  width > 0 && height > 0 && width <= MOST_PIXELS_ACROSS && height <= MOST_PIXELS_ACROSS;
