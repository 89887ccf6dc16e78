import { BulletinPublished, BulletinSent, type EventForm } from '@metodnet/contracts';
import {
  accept,
  addDays,
  type CalendarDate,
  type Decision,
  type Id,
  type Rejected,
  reject,
  type UnitId,
} from '@metodnet/kernel';
import type { EventId } from '../event/event.js';
import type { MaterialId } from '../material/material.js';

export type BulletinId = Id<'Bulletin'>;

/** What a bulletin tells of, with a word of those who send it. */
export type Entry =
  | { readonly kind: 'event'; readonly id: EventId; readonly remark: string | null }
  | { readonly kind: 'material'; readonly id: MaterialId; readonly remark: string | null };

/** An entry as it was printed: what is published stays word for word. */
export type Line = { readonly organiser: string; readonly title: string } & (
  | (Extract<Entry, { kind: 'event' }> & {
      readonly startsOn: CalendarDate;
      readonly endsOn: CalendarDate;
      readonly startsAt: string | null;
      readonly form: EventForm;
      /** Null for what is held online. */
      readonly place: string | null;
      readonly registerUntil: CalendarDate | null;
    })
  | (Extract<Entry, { kind: 'material' }> & { readonly url: string; readonly annotation: string | null })
);

/** The weekly information of a unit (еженедельная информация; ENT-51, T12 §6.3): drafted, edited, published once. */
export interface Bulletin {
  readonly id: BulletinId;
  /** Who informs. */
  readonly unitId: UnitId;
  /** Monday of the week. */
  readonly weekOf: CalendarDate;
  /** The unit’s own words, before all else. */
  readonly text: string | null;
  readonly entries: readonly Entry[];
  readonly status: 'draft' | 'published';
  /** What was printed; null until it is published. */
  readonly lines: readonly Line[] | null;
  readonly publishedOn: CalendarDate | null;
  readonly publishedAt: Date | null;
  /** Day on which the first organisation’s mail was accepted. */
  readonly mailedOn: CalendarDate | null;
  readonly version: number;
}

export type AssembleBulletin = Pick<Bulletin, 'id' | 'unitId' | 'weekOf' | 'entries'>;
export type Edition = Pick<Bulletin, 'text' | 'entries'>;

/** Longer ones nobody reads, and a mail holds them. */
export const MOST_ENTRIES = 200;
const LONGEST_TEXT = 10_000;
const LONGEST_REMARK = 1_000;
/** Drafts for the weeks that can be seen coming. */
const WEEKS_AHEAD = 8;

const WEEK = 7;
const isMonday = (day: CalendarDate) => new Date(`${day}T00:00:00Z`).getUTCDay() === 1;
const isOver = (weekOf: CalendarDate, today: CalendarDate) => addDays(weekOf, WEEK) <= today;

/** Drafts the bulletin of a week; there is one for each week and unit. */
export function assembleBulletin(
  request: AssembleBulletin,
  { today, assembledAlready }: { readonly today: CalendarDate; readonly assembledAlready: boolean },
): Decision<Bulletin, never, 'not-a-monday' | 'week-over' | 'too-far-ahead' | 'assembled-already'> {
  const { weekOf } = request;
  if (!isMonday(weekOf)) return reject('not-a-monday', { weekOf });
  if (isOver(weekOf, today)) return reject('week-over', { weekOf });
  if (weekOf > addDays(today, WEEK * WEEKS_AHEAD)) return reject('too-far-ahead', { limit: WEEKS_AHEAD });
  if (assembledAlready) return reject('assembled-already', { weekOf });
  const draft = {
    text: null,
    status: 'draft',
    lines: null,
    publishedOn: null,
    publishedAt: null,
    mailedOn: null,
  } as const;
  return accept({ ...request, ...draft, version: 0 });
}

/** Puts another text, other entries or another order into a draft. */
export function editBulletin(
  bulletin: Bulletin,
  { text, entries }: Edition,
): Decision<
  Bulletin,
  never,
  'published-already' | 'too-many-entries' | 'entry-twice' | 'text-too-long' | 'remark-too-long'
> {
  if (bulletin.status === 'published') return reject('published-already');
  if (entries.length > MOST_ENTRIES) return reject('too-many-entries', { limit: MOST_ENTRIES });
  if (new Set(entries.map(({ id }) => id)).size < entries.length) return reject('entry-twice');
  if ((text ?? '').length > LONGEST_TEXT) return reject('text-too-long', { limit: LONGEST_TEXT });
  if (entries.some(({ remark }) => (remark ?? '').length > LONGEST_REMARK))
    return reject('remark-too-long', { limit: LONGEST_REMARK });
  return accept({ ...bulletin, text, entries });
}

/** Publishes a draft as it is now; a line is null when its event was called off or its material withdrawn since. */
export function publishBulletin(
  bulletin: Bulletin,
  lines: readonly (Line | null)[],
  { today, now }: { readonly today: CalendarDate; readonly now: Date },
): Decision<Bulletin, BulletinPublished, 'published-already' | 'week-over' | 'nothing-to-tell' | 'entry-gone'> {
  if (bulletin.status === 'published') return reject('published-already');
  if (isOver(bulletin.weekOf, today)) return reject('week-over', { weekOf: bulletin.weekOf });
  if (lines.length === 0 && !bulletin.text?.trim()) return reject('nothing-to-tell');
  const gone = firstGone(lines);
  if (gone) return gone;
  const printed = lines.filter((line) => line !== null);
  const next: Bulletin = { ...bulletin, status: 'published', lines: printed, publishedOn: today, publishedAt: now };
  return accept(next, BulletinPublished(stateOf(next, today)));
}

/** The first organisation’s mail was accepted. */
export function mailBulletin(
  bulletin: Bulletin,
  today: CalendarDate,
): Decision<Bulletin, BulletinSent, 'not-published' | 'mailed-already'> {
  if (bulletin.publishedOn === null) return reject('not-published');
  if (bulletin.mailedOn !== null) return reject('mailed-already');
  const next: Bulletin = { ...bulletin, mailedOn: today };
  return accept(next, BulletinSent(stateOf(next, bulletin.publishedOn)));
}

function firstGone(lines: readonly (Line | null)[]): Rejected<'entry-gone'> | null {
  const index = lines.indexOf(null);
  return index < 0 ? null : reject('entry-gone', { number: index + 1 });
}

const stateOf = ({ id, unitId, weekOf, mailedOn }: Bulletin, publishedOn: CalendarDate) => ({
  bulletinId: id,
  unitId,
  weekOf,
  publishedOn,
  mailedOn,
});
