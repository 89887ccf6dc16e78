/**
 * Markers: texts that occur nowhere else, so that one search finds whatever has got away, however it is written down. All of a
 * kind share a stem; the digits after it say for which field it stood.
 */
const STEMS = { cyrillic: 'Жщъэфы', latin: 'Qzxvkwjy', digits: '735194628' } as const;
const CYRILLIC_DIGITS = 'абвгдзикло';
const LATIN_DIGITS = 'abcdefghij';
/** Years of the days that mark: nothing that the suite keeps is as old. */
const MARKED_DAY = /\b19[467]1-[01]\d-[0-3]\d\b|\b[0-3]\d\.[01]\d\.19[467]1\b/g;
/** A workbook is packed: its texts cannot be seen, its table of contents can. */
const WORKBOOK = 'xl/worksheets/sheet';

export class Markers {
  readonly #fields: string[] = [];
  readonly #days = new Map<string, string>();

  /** Cyrillic text for a field; the same again when asked again. */
  readonly cyrillic = (field: string) => STEMS.cyrillic + this.#number(field, CYRILLIC_DIGITS);
  /** Latin letters only, fit for a name in GraphQL. */
  readonly latin = (field: string) => STEMS.latin + this.#number(field, LATIN_DIGITS);
  /** Twelve digits, as a telephone, a SNILS or a passport has. */
  readonly digits = (field: string) => STEMS.digits + this.#number(field, '0123456789');
  readonly mail = (field: string) => `${this.latin(field)}@${STEMS.latin}.example`;

  /** A day of 1941 (of birth), 1961 (of beginning to work) or 1971. */
  readonly day = (field: string, year: 1941 | 1961 | 1971): string => {
    const nth = Number(this.#number(field, '0123456789'));
    const day = `${year}-${two(1 + (nth % 12))}-${two(1 + (Math.floor(nth / 12) % 28))}`;
    this.#days.set(day, field);
    this.#days.set(day.split('-').reverse().join('.'), field);
    return day;
  };

  fieldOf(number: number): string | null {
    return this.#fields[number] ?? null;
  }

  fieldOfDay = (day: string): string | null => this.#days.get(day) ?? null;

  /** The fields for which a marker was asked. */
  get fields(): readonly string[] {
    return this.#fields;
  }

  #number(field: string, alphabet: string): string {
    if (!this.#fields.includes(field)) this.#fields.push(field);
    const digits = String(this.#fields.indexOf(field)).padStart(3, '0');
    return [...digits].map((digit) => alphabet[Number(digit)]).join('');
  }
}

const two = (n: number) => String(n).padStart(2, '0');

/** A marker that was found, and how it was written. The field is null when the writing does not show it. */
export interface Found {
  readonly field: string | null;
  readonly as: string;
}

/** Looks for every marker in bytes of any kind: as text in any case and encoding, escaped, packed into base64 or hexadecimal digits. */
export function find(markers: Markers, bytes: Uint8Array): Found[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = buffer.toString('utf8').toLowerCase();
  const raw = buffer.toString('latin1');
  const found: Found[] = [];
  for (const { pattern, alphabet } of PLAIN) {
    for (const [, digits = ''] of text.matchAll(pattern)) {
      const number = Number([...digits].map((digit) => alphabet.indexOf(digit)).join(''));
      found.push({ field: digits === '' ? null : markers.fieldOf(number), as: 'text' });
    }
  }
  for (const [day] of text.matchAll(MARKED_DAY)) found.push({ field: markers.fieldOfDay(day), as: 'day' });
  for (const { as, needle, folded } of ENCODED)
    if ((folded ? text : raw).includes(needle)) found.push({ field: null, as });
  return found;
}

const PLAIN = [
  [STEMS.cyrillic, CYRILLIC_DIGITS],
  [STEMS.latin, LATIN_DIGITS],
  [STEMS.digits, '0123456789'],
].map(([stem = '', alphabet = '']) => ({
  pattern: new RegExp(`${stem.toLowerCase()}([${alphabet}]{3})?`, 'g'),
  alphabet,
}));

/** Texts to look for, in the folded text or in the bytes as they are. */
const ENCODED = [...Object.values(STEMS), WORKBOOK].flatMap((stem) =>
  [...new Set([stem, stem.toLowerCase(), stem.toUpperCase()])].flatMap((spelt) => {
    const utf8 = Buffer.from(spelt);
    const isAscii = utf8.length === spelt.length;
    const folded = (as: string, needle: string) => ({ as, needle: needle.toLowerCase(), folded: true });
    const asIs = (as: string, needle: string) => ({ as, needle, folded: false });
    return [
      folded('hexadecimal', utf8.toString('hex')),
      ...[0, 1, 2].map((shift) => asIs('base64', packed(utf8, shift))),
      ...[0, 1, 2].map((shift) => asIs('base64url', packed(utf8, shift).replaceAll('+', '-').replaceAll('/', '_'))),
      asIs('bytes', [...utf8].join(',')),
      asIs('UTF-16', Buffer.from(spelt, 'utf16le').toString('latin1')),
      ...(isAscii
        ? [...(stem === WORKBOOK ? [folded('workbook', stem)] : [])]
        : [
            folded('escaped', escaped(spelt, '\\u')),
            folded('escaped twice', escaped(spelt, '\\\\u')),
            folded('percent', encodeURIComponent(spelt)),
            folded('percent twice', encodeURIComponent(encodeURIComponent(spelt))),
            folded('entities', [...spelt].map((letter) => `&#x${letter.codePointAt(0)?.toString(16)};`).join('')),
            folded('entities', [...spelt].map((letter) => `&#${letter.codePointAt(0)};`).join('')),
            asIs('Windows-1251', windows1251(spelt).toString('latin1')),
          ]),
    ];
  }),
);

function escaped(text: string, by: string): string {
  return [...text].map((letter) => by + (letter.codePointAt(0) ?? 0).toString(16).padStart(4, '0')).join('');
}

/** What of base64 stays the same whatever stands before and after, when the text begins at that place of a triple. */
function packed(bytes: Buffer, shift: number): string {
  const text = Buffer.concat([Buffer.alloc(shift), bytes])
    .toString('base64')
    .replace(/=+$/, '');
  const first = Math.ceil((shift * 8) / 6);
  const last = Math.floor(((shift + bytes.length) * 8) / 6);
  return text.slice(first, last);
}

/** Cyrillic letters as old spreadsheets write them. */
export function windows1251(text: string): Buffer {
  return Buffer.from(
    [...text].map((letter) => {
      const code = letter.codePointAt(0) as number;
      return code >= 0x410 && code <= 0x44f ? code - 0x410 + 0xc0 : code;
    }),
  );
}
