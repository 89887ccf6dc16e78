import { isUnitId } from '@metodnet/kernel';
import type { Page, PageAnswer } from '@metodnet/subgraph';
import { type Entry, icalOf, lastChange } from './calendar.js';
import type { CalendarQueries } from './calendar.queries.js';

export const unitPath = (unit: string): string => `/calendar/${unit}.ics`;
export const holderPath = (secret: string): string => `/calendar/mine/${secret}.ics`;

/** Calendars, as telephones and computers fetch them again and again: of a unit for anybody, of a person for whoever holds the secret. */
export const calendarPages = (queries: CalendarQueries, timeZone: string): Page[] => [
  {
    path: '/calendar/:unit.ics',
    kept: 'by-anybody',
    async answer({ actor, params: { unit = '' } }) {
      const found = isUnitId(unit) ? await queries.ofUnit(actor, unit) : null;
      return found && answerOf(found.name, found.entries, timeZone);
    },
  },
  {
    path: '/calendar/mine/:secret.ics',
    kept: 'by-its-reader',
    async answer({ actor, language, params: { secret = '' } }) {
      const found = await queries.ofHolder(actor, secret);
      return found && answerOf(MINE[language], found.entries, timeZone);
    },
  },
];

const MINE = { ru: 'Мои мероприятия', en: 'My events' } as const;

function answerOf(name: string, entries: readonly Entry[], timeZone: string): PageAnswer {
  const changed = lastChange(entries);
  const body = icalOf(name, entries, timeZone);
  return { type: 'text/calendar; charset=utf-8', body, ...(changed && { lastModified: changed }) };
}
