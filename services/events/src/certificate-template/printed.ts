import type { AttendanceRole } from '@metodnet/contracts';
import { type CalendarDate, parts } from '@metodnet/kernel';
import type { Placeholder } from './placeholders.js';

/** What a certificate says (FRM-13), before it is put into words. */
export interface Saying {
  readonly number: string;
  readonly holder: string;
  readonly eventTitle: string;
  readonly startsOn: CalendarDate;
  /** The last day. */
  readonly endsOn: CalendarDate;
  readonly role: AttendanceRole;
  /** Academic hours. */
  readonly hours: number;
  /** The institution whose seal it bears. */
  readonly organisation: string;
  readonly issuedOn: CalendarDate;
}

/** Certificates are Russian documents: their words, by placeholder. */
export const wordsOf = (saying: Saying): Readonly<Record<Placeholder, string>> => ({
  ФИО: saying.holder,
  мероприятие: saying.eventTitle,
  дата: daysInWords(saying.startsOn, saying.endsOn),
  роль: ROLES[saying.role],
  часы: hoursInWords(saying.hours),
  организация: saying.organisation,
  номер: saying.number,
  выдан: daysInWords(saying.issuedOn, saying.issuedOn),
});

export const ROLES: Readonly<Record<AttendanceRole, string>> = {
  PARTICIPANT: 'участник',
  SPEAKER: 'выступающий',
  ORGANISER: 'организатор',
};

const MONTHS = 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' ');

/** «10 апреля 2026 года», «10–12 апреля 2026 года», «30 апреля – 2 мая 2026 года», «30 декабря 2026 года – 2 января 2027 года». */
export function daysInWords(from: CalendarDate, to: CalendarDate): string {
  const [first, last] = [parts(from), parts(to)];
  const end = `${last.day} ${MONTHS[last.month - 1]} ${last.year} года`;
  if (from === to) return end;
  if (first.year !== last.year) return `${first.day} ${MONTHS[first.month - 1]} ${first.year} года – ${end}`;
  if (first.month !== last.month) return `${first.day} ${MONTHS[first.month - 1]} – ${end}`;
  return `${first.day}–${end}`;
}

/** «1 академический час», «4 академических часа», «12 академических часов». */
export function hoursInWords(hours: number): string {
  const few = hours % 10 >= 2 && hours % 10 <= 4 && !(hours % 100 >= 12 && hours % 100 <= 14);
  if (hours % 10 === 1 && hours % 100 !== 11) return `${hours} академический час`;
  return few ? `${hours} академических часа` : `${hours} академических часов`;
}
