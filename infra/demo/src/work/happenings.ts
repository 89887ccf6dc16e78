import { addDays, addMonths, type CalendarDate } from '@metodnet/kernel';
import { day } from '../places/place.js';
import type { Seeded } from '../seeded.js';
import { type Colleague, isManager, isMethodistOf, isYoungTeacher, Turns } from './people.js';
import { CALLED, KINDS, SUBJECTS, THEMES } from './texts.js';
import type { Volume } from './volumes.js';
import type { DemoEvent } from './work.js';

/** The first days of the months in which there are events: a year and a half of school months. */
const MONTHS = [
  ...['2025-01', '2025-02', '2025-03', '2025-04', '2025-05', '2025-09', '2025-10', '2025-11', '2025-12'],
  ...['2026-01', '2026-02', '2026-03', '2026-04', '2026-05'],
].map((month) => day(`${month}-01`));
/** June has half of a month's events. */
const JUNES = [day('2025-06-01'), day('2026-06-01')];
/** First and last days on which the meetings of a quarter are held. */
const QUARTERS = [
  ['2025-01-09', '2025-03-28'],
  ['2025-04-01', '2025-06-20'],
  ['2025-08-25', '2025-09-30'],
  ['2025-10-01', '2025-12-26'],
  ['2026-01-09', '2026-03-27'],
  ['2026-04-01', '2026-06-19'],
].map(([from, to]) => [day(from as string), day(to as string)] as const);
/** Announced: they are still to come. */
const COMING = ['2027-01-21', '2027-02-11', '2027-02-25', '2027-03-18', '2027-04-08', '2027-04-22'].map(day);
/** So many cycles of events, each of which is held again and again. */
const CYCLES = 60;
const SERIES = 15;
const GUESTS_OF_SERIES = 24;
/** Of the figures on whoever is young. */
const TOLD_UNTIL = day('2026-06-30');

/** Events and meetings of a service with those who were there, in the order of their days. */
export function happeningsOf(
  { service, eventsAMonth, meetingsAQuarter, guests }: Volume,
  colleagues: readonly Colleague[],
  seeded: Seeded,
): DemoEvent[] {
  // Methodists: three of four are seen at events.
  const methodists = colleagues.filter(isMethodistOf(service));
  const active = new Turns(methodists.slice(0, Math.ceil(methodists.length * 0.75)));
  const others = shuffled(
    colleagues.filter((one) => one.job.unit !== service),
    seeded.of('turns'),
  );
  const educators = new Turns(others.filter((one) => !isManager(one)));
  const managers = new Turns(others.filter(isManager));
  const young = new Turns(others.filter((one) => isYoungTeacher(one, TOLD_UNTIL)).slice(0, 400));
  const held = [
    ...MONTHS.flatMap((month) => workdays(month, addDays(addMonths(month, 1), -3), eventsAMonth, seeded.of(month))),
    ...JUNES.flatMap((month) => workdays(month, addDays(month, 19), Math.ceil(eventsAMonth / 2), seeded.of(month))),
  ].sort();
  const events = held.map((on, index): DemoEvent => {
    const forManagers = index % 14 === 9;
    const own = seeded.of(`cycle-${forManagers ? 'managers' : index % CYCLES}`);
    const event = eventOn(on, own, forManagers);
    const who = forManagers ? managers : educators;
    const calledOff = index % 83 === 40;
    return {
      ...event,
      ordered: index % 61 === 30,
      state: calledOff ? 'CALLED_OFF' : 'HELD',
      guests: calledOff
        ? []
        : [
            ...active.take(1, on, 'ORGANISER'),
            ...educators.take(index % 5 === 0 ? 1 : 0, on, 'SPEAKER'),
            ...who.take(guests, on),
          ],
    };
  });
  const series = held
    .filter((_, index) => index % Math.ceil(held.length / SERIES) === 3)
    .slice(0, guests > 5 ? SERIES : 2)
    .map(
      (on): DemoEvent => ({
        ...eventOn(on, seeded.of('series'), false),
        title: 'Школа молодого педагога (демо)',
        kind: 'TRAINING',
        form: 'IN_PERSON',
        audience: ['YOUNG_SPECIALISTS'],
        tags: ['YOUNG_SPECIALISTS'],
        inSeries: true,
        guests: [...active.take(1, on, 'ORGANISER'), ...young.take(GUESTS_OF_SERIES, on)],
      }),
    );
  const meetings = QUARTERS.flatMap(([from, to]) =>
    workdays(from, to, meetingsAQuarter, seeded.of(`meetings-${from}`)),
  ).map(
    (on, index): DemoEvent => ({
      ...eventOn(on, seeded.of(`meetings-${index % THEMES.length}`), false),
      title: `Собрание: ${THEMES[index % THEMES.length]?.toLowerCase()} (демо)`,
      kind: 'MEETING',
      form: 'IN_PERSON',
      hours: 0,
      // Of every fifth it was written down who came.
      guests: index % 5 === 0 ? [...active.take(1, on, 'ORGANISER'), ...educators.take(4, on)] : [],
    }),
  );
  const coming = COMING.slice(0, guests).map(
    (on, index): DemoEvent => ({
      ...eventOn(on, seeded.of(`coming-${index}`), false),
      state: 'COMING',
      guests: [],
    }),
  );
  return [...events, ...series, ...meetings, ...coming].sort((one, other) =>
    one.on < other.on ? -1 : one.on > other.on ? 1 : 0,
  );
}

function eventOn(on: CalendarDate, own: Seeded, forManagers: boolean): DemoEvent {
  const kind = own.pick(KINDS);
  const theme = own.pick(THEMES);
  return {
    title: `${CALLED[kind]}: ${theme.toLowerCase()} (демо)`,
    kind,
    level: own.chance(0.06) ? 'INTER_MUNICIPAL' : 'MUNICIPAL',
    form: kind === 'WEBINAR' ? 'ONLINE' : 'IN_PERSON',
    on,
    audience: forManagers ? ['MANAGERS'] : ['EDUCATORS'],
    tags: [
      ...(own.chance(0.3) ? (['NEW_TECHNOLOGIES'] as const) : []),
      ...(forManagers ? (['FGOS', 'OUT_OF_CLASS_ACTIVITY'] as const) : own.chance(0.2) ? (['FGOS'] as const) : []),
    ],
    subjects: own.chance(0.6) ? [own.pick(SUBJECTS)] : [],
    hours: own.pick([2, 2, 4, 6]),
    inSeries: false,
    ordered: false,
    state: 'HELD',
    guests: [],
  };
}

/** As many days from Monday to Friday as asked, spread at random. */
function workdays(from: CalendarDate, to: CalendarDate, count: number, seeded: Seeded): CalendarDate[] {
  return Array.from({ length: count }, () => {
    const any = seeded.day(from, to);
    const weekday = new Date(`${any}T00:00:00Z`).getUTCDay();
    return addDays(any, weekday === 6 ? 2 : weekday === 0 ? 1 : 0);
  });
}

function shuffled<Item>(items: readonly Item[], seeded: Seeded): Item[] {
  return items
    .map((item) => [seeded.next(), item] as const)
    .sort(([one], [other]) => one - other)
    .map(([, item]) => item);
}
