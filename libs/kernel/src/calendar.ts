/** A day, `YYYY-MM-DD`. Compares as text; belongs to no time zone. The brand exists for the compiler only. */
export type CalendarDate = string & { readonly __brand: 'CalendarDate' };

const pattern = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether the text is a day that exists, from 1900 to 2199. */
export function isCalendarDate(text: string): text is CalendarDate {
  const match = pattern.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return year >= 1900 && year <= 2199 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** Reads a day. Throws a RangeError on anything else: at the borders use {@link isCalendarDate} or the scalar. */
export function calendarDate(text: string): CalendarDate {
  if (!isCalendarDate(text)) throw new RangeError(`Not a calendar date (YYYY-MM-DD): ${JSON.stringify(text)}`);
  return text;
}

/** The day it is at that moment in a time zone. */
export const calendarDateOf = (moment: Date, timeZone = 'UTC'): CalendarDate =>
  calendarDate(formatterOf(timeZone).format(moment));

/** Kept, since making one takes longer than all the rest of a small request. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  const formatter =
    known ?? new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  if (!known) formatters.set(timeZone, formatter);
  return formatter;
}

export function addDays(date: CalendarDate, days: number): CalendarDate {
  const moment = new Date(`${date}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + days);
  return moment.toISOString().slice(0, 10) as CalendarDate;
}

/** The same day some months on, or that month's last day (31 January + 1 month = 28 or 29 February). */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const { year, month, day } = parts(date);
  const index = year * 12 + (month - 1) + months;
  const [toYear, toMonth] = [Math.floor(index / 12), (index % 12) + 1];
  return dateFrom(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)));
}

export const addYears = (date: CalendarDate, years: number): CalendarDate => addMonths(date, years * 12);

/** The last day of the date's month: what a domain event may carry instead of a birth date. */
export function monthEnd(date: CalendarDate): CalendarDate {
  const { year, month } = parts(date);
  return dateFrom(year, month, daysInMonth(year, month));
}

/** Completed years between two days; someone born on 29 February completes a year on 28 February (addYears). */
export function fullYearsBetween(from: CalendarDate, to: CalendarDate): number {
  const years = parts(to).year - parts(from).year;
  return addYears(from, years) <= to ? years : years - 1;
}

/** Whether a half-open span of validity [from, to) holds on a day; `to` null means for ever. */
export function validOn(span: { readonly from: CalendarDate; readonly to: CalendarDate | null }, on: CalendarDate) {
  return span.from <= on && (span.to === null || on < span.to);
}

/** Months since year 0, so that months are integers that follow each other: 2024-05 → 24292. */
export function monthIndex(date: CalendarDate): number {
  const { year, month } = parts(date);
  return year * 12 + month - 1;
}

export function dateFrom(year: number, month: number, day: number): CalendarDate {
  return calendarDate(
    `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
  );
}

export function parts(date: CalendarDate): { year: number; month: number; day: number } {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
