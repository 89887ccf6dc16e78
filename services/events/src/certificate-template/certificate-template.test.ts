import { accept, reject } from '@metodnet/kernel';
import { day } from '../events.fixture.js';
import { aPng, aTemplate } from './certificate-template.fixture.js';
import { DEFAULT_DESIGN, saveTemplate, whyNot } from './certificate-template.js';
import { MOST_BYTES } from './image.js';
import { daysInWords, hoursInWords } from './printed.js';

describe('Saving a template of certificates', () => {
  it('makes the next edition', () => {
    const template = aTemplate();
    expect(saveTemplate(template, 0)).toEqual(accept({ ...template, edition: 1, version: 0 }));
    expect(saveTemplate(template, 4)).toMatchObject({ next: { edition: 5 } });
  });

  it('begins with one that can be printed', () => {
    expect(whyNot(DEFAULT_DESIGN)).toBeNull();
  });

  it.each([
    ['a title', 'title', 100],
    ['a text', 'body', 1_000],
    ['a signatory', 'signatory', 100],
    ['a position', 'position', 150],
  ] as const)('takes %s of so many characters and no more', (_, field, limit) => {
    const of = (length: number) => whyNot(aTemplate({ [field]: '{ФИО}'.padEnd(length, 'ж') }));
    expect(of(limit)).toBeNull();
    expect(of(limit + 1)).toEqual(reject('too-long', { field, limit }));
  });

  it('takes twelve lines', () => {
    const lines = (count: number) => whyNot(aTemplate({ body: `{ФИО}${'\n'.repeat(count - 1)}` }));
    expect([lines(12), lines(13)]).toEqual([null, reject('too-many-lines', { limit: 12 })]);
  });

  it('refuses placeholders that nobody knows, by their names, with those that there are', () => {
    expect(whyNot(aTemplate({ body: '{ФИО} {Дата} {мероприятие} {fio} {Дата}' }))).toEqual(
      reject('unknown-placeholders', {
        unknown: '{Дата}, {fio}',
        known: '{ФИО}, {мероприятие}, {дата}, {роль}, {часы}, {организация}, {номер}, {выдан}',
      }),
    );
  });

  it('asks for a title and for the holder’s name', () => {
    expect(whyNot(aTemplate({ title: ' ' }))).toEqual(reject('title-missing'));
    expect(whyNot(aTemplate({ body: 'Выдан за участие' }))).toEqual(reject('holder-not-named'));
  });
});

describe('A seal or logo', () => {
  const jpeg = (...parts: string[]) => Buffer.from(`ffd8${parts.join('')}ffd9`, 'hex');
  const frame = (width: string, depth = '08', samples = '03') =>
    `ffc00011${depth}0010${width}${samples}012200021101031101`;
  const head = 'ffe000104a46494600010100000100010000';

  it.each([
    ['a PNG', aPng()],
    ['a PNG with transparency', aPng(8, { colour: 6 })],
    ['a PNG of 1,000 pixels', aPng(1_000)],
    ['a JPEG', jpeg(head, frame('0010'))],
    ['a JPEG of 1,000 pixels', jpeg(head, frame('03e8'))],
  ])('may be %s', (_, image) => {
    expect(whyNot(aTemplate({ image }))).toBeNull();
  });

  const png = aPng();
  const flipped = Buffer.from(png);
  flipped.writeUInt8(flipped.readUInt8(45) ^ 1, 45);
  it.each([
    ['is empty', Buffer.alloc(0)],
    ['is a text', Buffer.from('<svg/>')],
    ['is half of a PNG', png.subarray(0, png.length / 2)],
    ['has a flipped bit', flipped],
    ['has fewer pixels than it says', aPng(8, { rows: 7 })],
    ['unfolds to more than it says', aPng(8, { rows: 9 })],
    ['is wider than 1,000 pixels', aPng(1_001)],
    ['is a wider JPEG', jpeg(head, frame('03e9'))],
    ['is a JPEG for print (CMYK)', jpeg(head, frame('0010', '08', '04'))],
    ['is a JPEG without a picture', jpeg(head)],
    ['is half of a JPEG', jpeg(head, frame('0010')).subarray(0, -1)],
    [
      'is larger than 150 KB',
      Buffer.concat([jpeg(head, frame('0010')).subarray(0, -2), Buffer.alloc(MOST_BYTES), jpeg()]),
    ],
  ])('is refused when it %s', (_, image) => {
    expect(whyNot(aTemplate({ image }))).toEqual(reject('image-not-usable', { limit: 150 }));
  });
});

describe('Words of a certificate', () => {
  it.each([
    ['2026-04-10', '2026-04-10', '10 апреля 2026 года'],
    ['2026-04-10', '2026-04-12', '10–12 апреля 2026 года'],
    ['2026-04-30', '2026-05-02', '30 апреля – 2 мая 2026 года'],
    ['2026-12-30', '2027-01-02', '30 декабря 2026 года – 2 января 2027 года'],
  ])('tell days from %s to %s', (from, to, words) => {
    expect(daysInWords(day(from), day(to))).toBe(words);
  });

  it.each([
    [0, '0 академических часов'],
    [1, '1 академический час'],
    [2, '2 академических часа'],
    [4, '4 академических часа'],
    [5, '5 академических часов'],
    [11, '11 академических часов'],
    [12, '12 академических часов'],
    [14, '14 академических часов'],
    [21, '21 академический час'],
    [72, '72 академических часа'],
    [111, '111 академических часов'],
  ])('tell %i hours', (hours, words) => {
    expect(hoursInWords(hours)).toBe(words);
  });
});
