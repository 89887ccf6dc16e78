import { calendarDate } from '@metodnet/kernel';
import fc from 'fast-check';
import { readDeadline } from './deadline.js';

const plan = (from: string, to: string) => ({ from: calendarDate(from), to: calendarDate(to) });
/** The development plan of T21: 2021–2024. */
const development = plan('2021-01-01', '2025-01-01');
/** A work plan: the academic year 2024/25. */
const schoolYear = plan('2024-09-01', '2025-09-01');
const spans = (expression: string, of = development) =>
  readDeadline(expression, of)?.spans.map(({ from, to }) => (from === to ? from : `${from}…${to}`));

describe('Reading the deadlines that T21 A1 prints', () => {
  it.each([
    ['январь 2021 г.', ['2021-01-01…2021-01-31']],
    ['март 2021 г.', ['2021-03-01…2021-03-31']],
    ['2021 г.', ['2021-01-01…2021-12-31']],
    ['в течение 2021 г.', ['2021-01-01…2021-12-31']],
    ['ежегодно', ['2021-01-01…2021-12-31', '2022-01-01…2022-12-31', '2023-01-01…2023-12-31', '2024-01-01…2024-12-31']],
    [
      'По итогам учебного года',
      ['2021-06-01…2021-08-31', '2022-06-01…2022-08-31', '2023-06-01…2023-08-31', '2024-06-01…2024-08-31'],
    ],
    ['постоянно', ['2021-01-01…2024-12-31']],
    // AMB-41: every December.
    ['декабрь', ['2021-12-01…2021-12-31', '2022-12-01…2022-12-31', '2023-12-01…2023-12-31', '2024-12-01…2024-12-31']],
  ])('«%s»', (expression, expected) => {
    expect(spans(expression)).toEqual(expected);
  });

  it('«По итогам каждого квартала»: in the month after each quarter, the last one after the plan', () => {
    const due = spans('По итогам каждого квартала') ?? [];
    expect(due).toHaveLength(16);
    expect([due[0], due[15]]).toEqual(['2021-04-01…2021-04-30', '2025-01-01…2025-01-31']);
  });

  it.each([
    ['январь 2021 г.', 'once'],
    ['ежегодно', 'yearly'],
    ['По итогам каждого квартала', 'quarterly'],
    ['постоянно', 'throughout'],
    ['декабрь', 'yearly'],
  ])('«%s» recurs as %s', (expression, recurrence) => {
    expect(readDeadline(expression, development)?.recurrence).toBe(recurrence);
  });

  it('keeps what was due before the plan begins: it was approved on 14.05.2021 (AMB-05)', () => {
    expect(spans('январь 2021 г.', plan('2021-05-14', '2025-01-01'))).toEqual(['2021-01-01…2021-01-31']);
  });
});

describe('Reading the deadlines of a work plan', () => {
  it.each([
    ['октябрь', ['2024-10-01…2024-10-31']],
    ['в марте', ['2025-03-01…2025-03-31']],
    ['сентябрь – декабрь', ['2024-09-01…2024-12-31']],
    ['ноябрь-февраль', ['2024-11-01…2025-02-28']],
    ['октябрь, апрель', ['2024-10-01…2024-10-31', '2025-04-01…2025-04-30']],
    ['октябрь и апрель 2025 года', ['2025-04-01…2025-04-30', '2025-10-01…2025-10-31']],
    ['15.05.2025', ['2025-05-15']],
    ['до 15.05.2025', ['2024-09-01…2025-05-15']],
    ['с 01.10.2024 по 31.10.2024', ['2024-10-01…2024-10-31']],
    ['1 квартал 2025 г.', ['2025-01-01…2025-03-31']],
    ['IV квартал', ['2024-10-01…2024-12-31']],
    ['II полугодие 2025', ['2025-07-01…2025-12-31']],
    ['в течение учебного года', ['2024-09-01…2025-08-31']],
    ['2021–2024 гг.', ['2021-01-01…2024-12-31']],
  ])('«%s»', (expression, expected) => {
    expect(spans(expression, schoolYear)).toEqual(expected);
  });

  it('«еженедельно»: 53 weeks from Monday to Sunday, the first beginning on Sunday 1 September 2024', () => {
    const due = spans('еженедельно', schoolYear) ?? [];
    expect(due).toHaveLength(53);
    expect(due.slice(0, 2)).toEqual(['2024-09-01', '2024-09-02…2024-09-08']);
    expect(due.at(-1)).toBe('2025-08-25…2025-08-31');
  });

  it('«ежемесячно» and «ежеквартально»', () => {
    expect(spans('ежемесячно', schoolYear)).toHaveLength(12);
    expect(spans('ежеквартально', schoolYear)).toEqual([
      '2024-07-01…2024-09-30',
      '2024-10-01…2024-12-31',
      '2025-01-01…2025-03-31',
      '2025-04-01…2025-06-30',
      '2025-07-01…2025-09-30',
    ]);
  });

  it.each([
    '',
    'скоро',
    'по мере необходимости',
    '31.02.2025',
    '32 квартал',
    'мартобрь',
    '2025 г. - 2021 г.',
    'до декабря прошлого',
  ])('does not guess what «%s» means', (expression) => {
    expect(readDeadline(expression, schoolYear)).toBeNull();
  });

  it('never throws, whatever is written, and what it reads has its days in order', () => {
    const words = fc.constantFrom(
      'январь',
      '2021',
      'г.',
      'до',
      'квартал',
      'I',
      '-',
      '15.05.2021',
      'ежегодно',
      'в',
      'по итогам',
      ',',
      'и',
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(words).map((some) => some.join(' ')),
    );
    fc.assert(
      fc.property(text, (expression) => {
        const read = readDeadline(expression, schoolYear);
        expect(read === null || read.spans.every(({ from, to }) => from <= to)).toBe(true);
      }),
    );
  });
});
