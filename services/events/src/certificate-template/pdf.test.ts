import { inflateSync } from 'node:zlib';
import jsQR from 'jsqr';
import { aDesign, aPng, aSaying } from './certificate-template.fixture.js';
import type { Design } from './certificate-template.js';
import { pdfOf } from './pdf.js';
import type { Saying } from './printed.js';

jest.setTimeout(60_000); // on a machine that is busy with other things

const URL = 'https://metodnet.example/events/verify/2026-17/7K3M9PQRSTVWXYZ2';
const print = (design: Partial<Design> = {}, saying: Partial<Saying> = {}) =>
  pdfOf(aDesign(design), aSaying(saying), URL);

/** Every stream of a PDF that can be unfolded. */
function streamsOf(pdf: Buffer): string[] {
  const found: string[] = [];
  for (let at = pdf.indexOf('stream\n'); at >= 0; at = pdf.indexOf('stream\n', at + 1)) {
    const from = at + 'stream\n'.length;
    try {
      found.push(inflateSync(pdf.subarray(from, pdf.indexOf('endstream', from))).toString('latin1'));
    } catch {
      // A font or a picture that is packed otherwise.
    }
  }
  return found;
}

/** What a telephone reads from the black squares of a page. */
function qrOf(pdf: Buffer): string | undefined {
  const squares = streamsOf(pdf)
    .flatMap((stream) =>
      [...stream.matchAll(/([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re/g)].map((found) => found.slice(1).map(Number)),
    )
    .filter(([, , width = 0, height]) => width < 8 && width === height);
  const [left, top] = [0, 1].map((axis) => Math.min(...squares.map((square) => square[axis] ?? 0))) as [number, number];
  const module = squares[0]?.[2] ?? 1;
  const across = Math.max(...squares.map(([x = 0]) => Math.round((x - left) / module))) + 1;
  const [pixels, quiet] = [4, 4];
  const side = (across + 2 * quiet) * pixels;
  const picture = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [x = 0, y = 0] of squares) {
    const [column, row] = [Math.round((x - left) / module) + quiet, Math.round((y - top) / module) + quiet];
    for (let dy = 0; dy < pixels; dy++)
      for (let dx = 0; dx < pixels; dx++)
        picture.fill(
          0,
          ((row * pixels + dy) * side + column * pixels + dx) * 4,
          ((row * pixels + dy) * side + column * pixels + dx) * 4 + 3,
        );
  }
  return jsQR.default(picture, side, side)?.data;
}

const pagesOf = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length;
/** Points of the largest letters on the page. */
const largest = (pdf: Buffer) =>
  Math.max(
    ...streamsOf(pdf).flatMap((stream) => [...stream.matchAll(/\/F\d+ ([\d.]+) Tf/g)].map(([, size]) => Number(size))),
  );

describe('Printing a certificate', () => {
  it('makes one page with the fonts in it and a QR code that leads to its verification', async () => {
    const pdf = await print();
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect([pagesOf(pdf), largest(pdf)]).toEqual([1, 34]);
    expect(pdf.toString('latin1').match(/\/FontFile2/g)).toHaveLength(2);
    expect(pdf.toString('latin1')).toMatch(/\/FontName \/\w+\+Roboto-Regular/);
    expect(qrOf(pdf)).toBe(URL);
  });

  it.each([
    ['a long name', {}, { holder: 'Константинопольская-Вознесенская Александра-Виктория Константиновна кызы' }],
    ['a long title', {}, { eventTitle: 'Межмуниципальная научно-практическая конференция '.repeat(20) }],
    ['words without an end', {}, { holder: 'Ы'.repeat(150), eventTitle: 'Ж'.repeat(10_000) }],
    [
      'a portrait sheet full of text',
      {
        orientation: 'portrait',
        title: 'Ш'.repeat(100),
        body: Array(12)
          .fill(`{ФИО} ${'слово '.repeat(12)}`)
          .join('\n'),
      },
      { holder: 'Имя '.repeat(37), organisation: 'МАУ '.repeat(60) },
    ],
  ] as const)('keeps %s on the page', async (_, design, saying) => {
    const pdf = await print(design, saying);
    expect([pagesOf(pdf), qrOf(pdf)]).toEqual([1, URL]);
  });

  it('makes the letters smaller rather than another page', async () => {
    const pdf = await print({}, { holder: 'Ы'.repeat(150), eventTitle: 'Ж'.repeat(400) });
    expect(largest(pdf)).toBeLessThan(34);
  });

  it.each([2, 6])('prints a seal of colour type %i', async (colour) => {
    const pdf = await print({ image: aPng(64, { colour }) });
    expect(pdf.toString('latin1')).toMatch(/\/Subtype \/Image/);
  });

  it('fetches nothing and reads no file that a template names', async () => {
    const pdf = await print({ body: '{ФИО}\nfile:///etc/passwd http://127.0.0.1/x' });
    expect(pagesOf(pdf)).toBe(1);
  });
});
