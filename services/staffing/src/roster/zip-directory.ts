/** A file in a ZIP, as its central directory tells of it. */
export interface ZipEntry {
  readonly name: string;
  readonly deflated: boolean;
  /** Where the packed bytes are. */
  readonly start: number;
  readonly end: number;
  /** Bytes that it says it unpacks to. */
  readonly unpacked: number;
}

/** What a ZIP says it holds, so that a small file which unpacks to gigabytes is refused unopened; null when it cannot be told. */
export function entriesOf(zip: Buffer): ZipEntry[] | null {
  const end = zip.lastIndexOf(END);
  if (end < 0 || end + 22 > zip.length) return null;
  // A second directory, of 64-bit ZIPs: a reader might believe that one.
  if (end >= 20 && zip.subarray(end - 20, end - 16).equals(LOCATOR_64)) return null;
  const count = zip.readUInt16LE(end + 10);
  if (count !== zip.readUInt16LE(end + 8)) return null;
  const entries: ZipEntry[] = [];
  for (let at = zip.readUInt32LE(end + 16); entries.length < count; ) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== CENTRAL_ENTRY) return null;
    const nameLength = zip.readUInt16LE(at + 28);
    const local = zip.readUInt32LE(at + 42);
    if (local + 30 > zip.length) return null;
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    entries.push({
      name: zip.toString('utf8', at + 46, at + 46 + nameLength),
      deflated: zip.readUInt16LE(at + 10) === 8,
      start,
      end: start + zip.readUInt32LE(at + 20),
      unpacked: zip.readUInt32LE(at + 24),
    });
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return entries;
}

const END = Buffer.from('PK\u0005\u0006', 'latin1');
const LOCATOR_64 = Buffer.from('PK\u0006\u0007', 'latin1');
const CENTRAL_ENTRY = 0x02014b50;
