import { accept, type Clock } from '@metodnet/kernel';
import { type Actor, must, type UnitTree } from '@metodnet/scope';
import type { Work, Works } from '@metodnet/store';
import { revokeOfAbsent } from '../certificate/corrected-attendance.js';
import type { Event, EventId } from '../event/event.js';
import { EventTable } from '../event/event.table.js';
import {
  type Attendance,
  type Participation,
  type ParticipationId,
  recordAttendance,
  walkIn,
} from '../participation/participation.js';
import { ParticipationTable } from '../participation/participation.table.js';
import { newParticipationId } from '../participation/registering.js';
import { isAtHome, pupilAgesOf, type Somebody } from '../participation/seats.js';
import { whyNotThisRow, whyTooMany } from './attendance-list.js';

/** What was seen of somebody, registered or not. */
export interface AttendanceRow extends Somebody, Attendance {}

/** What became of a row. */
export interface AttendanceLine {
  readonly row: AttendanceRow;
  readonly decision: ReturnType<typeof recordAttendance> | NonNullable<ReturnType<typeof whyNotThisRow>>;
}

export class AttendanceListCommands {
  constructor(
    private readonly works: Works,
    private readonly units: UnitTree,
    private readonly clock: Clock,
  ) {}

  /** The list of an event, by the organiser: each row for itself. Sent again, it corrects. Serializable: somebody named in it may register meanwhile. */
  record(actor: Actor, eventId: EventId, rows: readonly AttendanceRow[]) {
    return this.works.runSerializable(actor, async (work) => {
      const tooMany = whyTooMany(rows.length);
      if (tooMany) return { ...tooMany, lines: [] };
      // Locked: lists of one event come after one another.
      const event = await work.get(EventTable, eventId);
      must(actor, 'events:write', await this.units.pathOf(event.unitId));
      const selves = await selvesOf(work, rows);
      const parts = await partsIn(work, event);
      const named = new Set<string>();
      const lines: AttendanceLine[] = [];
      for (const row of rows) {
        const self = selves.get(row.personId ?? row.pupilId ?? '') ?? '';
        const takesPart = parts.has(self);
        const refused = whyNotThisRow({ namedAlready: named.has(self), takesPart, present: row.present });
        named.add(self);
        lines.push({ row, decision: refused ?? (await this.decide(work, event, row, parts.get(self))) });
      }
      const saved = await save(work, lines);
      return { ...accept(event), lines: saved };
    });
  }

  private async decide(work: Work, event: Event, row: AttendanceRow, known: ParticipationId | undefined) {
    const participation = known
      ? await work.get(ParticipationTable, known)
      : walkIn(event, {
          ...row,
          id: newParticipationId(event),
          pupilAges: await pupilAgesOf(work, row),
          source: 'organiser',
          referralId: null,
          queuedAt: this.clock.now(),
        });
    const atHome = (known && participation.pupilId !== null) || (await isAtHome(work, participation, event.startsOn));
    const decision = recordAttendance(event, participation, row, {
      today: work.actor.today,
      atHome: Boolean(atHome),
      takesPartAlready: false,
    });
    if (known && decision.accepted) await revokeOfAbsent(work, decision.next);
    return decision;
  }
}

/** Saves what was accepted, in few statements. */
async function save(work: Work, lines: readonly AttendanceLine[]): Promise<AttendanceLine[]> {
  const saved = await work.commitMany(
    ParticipationTable,
    lines.flatMap(({ decision }) => (decision.accepted ? [decision] : [])),
  );
  const byId = new Map(saved.map((one) => [one.next.id, one]));
  return lines.map(({ row, decision }) => ({
    row,
    decision: decision.accepted ? (byId.get(decision.next.id) ?? decision) : decision,
  }));
}

/** The ids that stand for those who are named, after merges. */
async function selvesOf(work: Work, rows: readonly AttendanceRow[]): Promise<Map<string, string>> {
  const found = await work.query<{ id: string; self: string }>(
    `select id, events.self(id) as self from unnest($1::text[]) id
     union all select id, events.pupil_self(id) from unnest($2::text[]) id`,
    [rows.flatMap(({ personId }) => personId ?? []), rows.flatMap(({ pupilId }) => pupilId ?? [])],
  );
  return new Map(found.map(({ id, self }) => [id, self]));
}

/** Who takes part so far, under the ids that stand for them. */
async function partsIn(work: Work, { id }: Event): Promise<Map<string, ParticipationId>> {
  const found = await work.query<{ id: Participation['id']; self: string }>(
    `select p.id, coalesce(events.self(p.person_id), events.pupil_self(p.pupil_id)) as self
       from ${work.seen(ParticipationTable)} p where p.event_id = $1 and p.status <> 'withdrawn'`,
    [id],
  );
  return new Map(found.map((part) => [part.self, part.id]));
}
