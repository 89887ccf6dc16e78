import { newId, notFound, ownerOf, type UnitId } from '@metodnet/kernel';
import type { Work } from '@metodnet/store';
import type { Seen } from '@metodnet/subgraph';
import type { Event, EventId } from '../event/event.js';
import { EventTable } from '../event/event.table.js';
import { isRecorded, type Participation, type ParticipationId, type Register, register } from './participation.js';
import { ParticipationTable } from './participation.table.js';
import { circumstances, pupilAgesOf } from './seats.js';

/** A part in an event belongs to whoever answers for the event. */
export const newParticipationId = (event: Event): ParticipationId => newId(ownerOf(event.id) as UnitId);

/** The event, not locked: whoever sends people may read it only. Throws NOT_FOUND when there is none. */
export async function eventToJoin(work: Work, id: EventId): Promise<Event> {
  const event = await work.find(EventTable, id);
  if (!event) throw notFound({ ru: 'Мероприятие', en: 'The event' });
  return event;
}

/**
 * A part that its home would give up, locked. What is withdrawn or recorded the home may only read; it is answered unlocked, so that the rules
 * say why it stays as it is.
 */
export async function partToGiveUp(work: Work, { id, expectedVersion }: Seen<ParticipationId>): Promise<Participation> {
  const found = await work.find(ParticipationTable, id);
  const settled = found !== null && (found.status === 'withdrawn' || isRecorded(found));
  return settled ? found : work.get(ParticipationTable, id, expectedVersion);
}

/** Registers one person or pupil in a serializable transaction, which has counted the seats itself. */
export async function registerOne(work: Work, event: Event, request: Omit<Register, 'id' | 'pupilAges'>) {
  const asked: Register = {
    ...request,
    id: newParticipationId(event),
    pupilAges: await pupilAgesOf(work, request),
  };
  return work.commit(ParticipationTable, register(event, asked, await circumstances(work, event, asked)));
}
