import type { Visit } from '@metodnet/subgraph';
import ICAL from 'ical.js';
import { day, PUBLIC, type Running, today } from '../events.fixture.js';
import type { Entry } from './calendar.js';
import { calendarPages } from './calendar.pages.js';
import { CalendarQueries } from './calendar.queries.js';

export const anEntry = (given: Partial<Entry> = {}): Entry => ({
  id: 'ru-tom-tomsk:5f0c8f9e-0000-4000-8000-000000000001',
  title: 'Семинар',
  description: null,
  startsOn: day('2026-04-10'),
  endsOn: day('2026-04-10'),
  startsAt: '10:00',
  endsAt: '13:00',
  place: 'ауд. 12',
  cancelled: false,
  waiting: false,
  revision: 1,
  changedAt: '2026-03-15T05:00:00.123Z',
  ...given,
});

/** A calendar as another program reads it: what it says of each event. */
export function readBack(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const events = calendar.getAllSubcomponents('vevent').map((component) => {
    const { uid, summary, description, location, startDate, endDate, sequence } = new ICAL.Event(component);
    const said = (property: string) => String(component.getFirstPropertyValue(property) ?? '');
    return {
      uid,
      summary,
      description,
      location,
      sequence,
      start: startDate.toString(),
      end: component.getFirstProperty('dtend') ? endDate.toString() : null,
      status: said('status'),
      stamp: said('dtstamp'),
      lastModified: said('last-modified'),
    };
  });
  return { name: String(calendar.getFirstPropertyValue('x-wr-calname')), events };
}

/** What the page of an address says to whoever asks for it. */
export async function fetchCalendar(app: Running, url: string, given: Partial<Visit> = {}) {
  const path = url.replace(PUBLIC, '');
  const mine = /^\/calendar\/mine\/(.*)\.ics$/.exec(path)?.[1];
  const unit = /^\/calendar\/([^/]*)\.ics$/.exec(path)?.[1];
  const page = calendarPages(new CalendarQueries(app.works), 'Asia/Tomsk')[mine === undefined ? 0 : 1];
  const params = mine === undefined ? { unit: unit ?? '' } : { secret: mine };
  const actor = { subject: '', person: null, grants: [], today };
  return (await page?.answer({ params, query: {}, language: 'ru', wantsJson: false, actor, ...given })) ?? null;
}
