import type { EventLevel, PupilAges, UnitLevel } from '@metodnet/contracts';
import type { CalendarDate, Id, PersonId, UnitId } from '@metodnet/kernel';
import { unscopedCount, type Work } from '@metodnet/store';
import type { Event, EventId } from '../event/event.js';
import { employedThere } from '../heard/heard.js';
import { agesOf } from '../pupil/pupil.js';
import type { Circumstances, ParticipationId } from './participation.js';

/** Numbers from beyond the actor's sight: other schools' people sit there too. */
export const seatsTaken = unscopedCount<{ readonly event: EventId }>('events.seats_taken');
export const waitingFor = unscopedCount<{ readonly event: EventId; readonly before?: ParticipationId }>(
  'events.waiting',
);
const takesPart = unscopedCount<{
  readonly event: EventId;
  readonly person: PersonId | null;
  readonly pupil: Id<'Pupil'> | null;
}>('events.takes_part');
const pupilBorn = unscopedCount<{ readonly pupil: Id<'Pupil'>; readonly unit: UnitId }>('events.pupil_born');
const common = unscopedCount<{
  readonly one: UnitId;
  readonly other: UnitId;
  readonly level: UnitLevel;
  readonly on: CalendarDate;
}>('events.common');

/** Whom it is about: a person who works there, or a pupil who learns there. */
export interface Somebody {
  readonly homeId: UnitId;
  readonly personId: PersonId | null;
  readonly pupilId: Id<'Pupil'> | null;
}

/** All that a registration depends on besides the event. Read in the transaction that writes it: the counts must still hold then. */
export async function circumstances(work: Work, event: Event, who: Somebody): Promise<Circumstances> {
  const { id, startsOn } = event;
  return {
    today: work.actor.today,
    taken: await work.unscoped(seatsTaken, { event: id }),
    waiting: await work.unscoped(waitingFor, { event: id }),
    takesPartAlready: (await work.unscoped(takesPart, { event: id, person: who.personId, pupil: who.pupilId })) > 0,
    atHome: await isAtHome(work, who, startsOn),
    invited: await isInvited(work, event, who.homeId),
  };
}

/** Whether the person works there on a day, as far as staffing has told; whether the pupil learns there now. */
export async function isAtHome(work: Work, { personId, pupilId, homeId: unit }: Somebody, on: CalendarDate) {
  if (personId !== null) return (await work.unscoped(employedThere, { persons: [personId], unit, on })) > 0;
  return pupilId !== null && (await work.unscoped(pupilBorn, { pupil: pupilId, unit })) > 0;
}

/** The ages of a pupil who learns there, as far as figures ask; null for anybody else. */
export async function pupilAgesOf(work: Work, { pupilId, homeId: unit }: Somebody): Promise<PupilAges | null> {
  const born = pupilId === null ? 0 : await work.unscoped(pupilBorn, { pupil: pupilId, unit });
  return born > 0 ? agesOf(born) : null;
}

/** What an organiser and a guest must have in common, by the level of the event (CL-03); events above a region are for everybody. */
const TOGETHER: Readonly<Partial<Record<EventLevel, readonly UnitLevel[]>>> = {
  SCHOOL: ['ORGANISATION'],
  MUNICIPAL: ['ORGANISATION', 'MUNICIPALITY'],
  INTER_MUNICIPAL: ['ORGANISATION', 'MUNICIPALITY', 'HUB', 'REGION'],
  REGIONAL: ['ORGANISATION', 'MUNICIPALITY', 'HUB', 'REGION'],
};

async function isInvited(work: Work, { unitId, level, startsOn }: Event, homeId: UnitId): Promise<boolean> {
  const levels = TOGETHER[level];
  if (!levels) return true;
  for (const together of levels) {
    if ((await work.unscoped(common, { one: unitId, other: homeId, level: together, on: startsOn })) > 0) return true;
  }
  return false;
}
