import { type CalendarDate, dateFrom, daysInMonth } from './calendar.js';

/** Lengths of period that figures are asked by; WHOLE is the asked span itself. */
export type Grain = 'MONTH' | 'QUARTER' | 'YEAR' | 'ACADEMIC_YEAR';

/**
 * A span of whole months with a stable name: `2024-M05`, `2024-Q1`, `2024-A1` (calendar year), `2024-AY` (academic
 * year from 1 September 2024 to 31 August 2025).
 */
export interface Period {
  readonly name: string;
  readonly grain: Grain;
  /** First and last month as in {@link monthIndex}, both inclusive. */
  readonly firstMonth: number;
  readonly lastMonth: number;
}

const MONTHS: Readonly<Record<Grain, number>> = { MONTH: 1, QUARTER: 3, YEAR: 12, ACADEMIC_YEAR: 12 };
const pattern = /^(\d{4})-(?:M(0[1-9]|1[0-2])|Q([1-4])|(A1)|(AY))$/;

/** Reads a period's name; null when it is not one. Years from 1900 to 2199. */
export function parsePeriod(name: string): Period | null {
  const match = pattern.exec(name);
  if (!match) return null;
  const year = Number(match[1]);
  if (year < 1900 || year > 2198) return null;
  if (match[2]) return span(name, 'MONTH', year * 12 + Number(match[2]) - 1);
  if (match[3]) return span(name, 'QUARTER', year * 12 + (Number(match[3]) - 1) * 3);
  return match[4] ? span(name, 'YEAR', year * 12) : span(name, 'ACADEMIC_YEAR', year * 12 + 8);
}

/** The period of a grain that a month lies in. */
export function periodOf(month: number, grain: Grain): Period {
  const year = Math.floor(month / 12);
  const within = month % 12;
  switch (grain) {
    case 'MONTH':
      return span(`${pad(year)}-M${String(within + 1).padStart(2, '0')}`, grain, month);
    case 'QUARTER':
      return span(`${pad(year)}-Q${Math.floor(within / 3) + 1}`, grain, month - (within % 3));
    case 'YEAR':
      return span(`${pad(year)}-A1`, grain, year * 12);
    case 'ACADEMIC_YEAR': {
      const start = within >= 8 ? year : year - 1;
      return span(`${pad(start)}-AY`, grain, start * 12 + 8);
    }
  }
}

/** The periods of a grain that lie wholly or partly between two months, in order. */
export function periodsBetween(firstMonth: number, lastMonth: number, grain: Grain): Period[] {
  const periods: Period[] = [];
  for (let month = firstMonth; month <= lastMonth; month = (periods.at(-1) as Period).lastMonth + 1) {
    periods.push(periodOf(month, grain));
  }
  return periods;
}

export const lastDay = (period: Pick<Period, 'lastMonth'>): CalendarDate => lastDayOfMonth(period.lastMonth);

export const firstDayOfMonth = (month: number): CalendarDate => dateFrom(Math.floor(month / 12), (month % 12) + 1, 1);

export function lastDayOfMonth(month: number): CalendarDate {
  const [year, number] = [Math.floor(month / 12), (month % 12) + 1];
  return dateFrom(year, number, daysInMonth(year, number));
}

const span = (name: string, grain: Grain, firstMonth: number): Period => ({
  name,
  grain,
  firstMonth,
  lastMonth: firstMonth + MONTHS[grain] - 1,
});
const pad = (year: number) => String(year).padStart(4, '0');
