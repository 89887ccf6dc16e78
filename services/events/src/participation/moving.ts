import type { Work } from '@metodnet/store';
import type { Event } from '../event/event.js';
import { moveAlong, type ParticipationId } from './participation.js';
import { ParticipationTable } from './participation.table.js';

/** Takes all parts in an event along to its new last day. Serializable: whoever registers at the same moment is among them, or sees the new day. */
export async function moveParts(work: Work, event: Event): Promise<void> {
  const parts = await work.query<{ id: ParticipationId }>(
    `select id from ${work.seen(ParticipationTable)} p where event_id = $1`,
    [event.id],
  );
  const found = await work.findMany(
    ParticipationTable,
    parts.map(({ id }) => id),
  );
  await work.commitMany(
    ParticipationTable,
    found.map((participation) => moveAlong(event, participation)),
  );
}
