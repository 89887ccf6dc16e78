import type { UnitId } from '@metodnet/kernel';
import { type Actor, must, newIdFor, type UnitTree } from '@metodnet/scope';
import type { Works } from '@metodnet/store';
import { type ApproveSchedule, approveSchedule, noScheduleYet, type StaffScheduleId } from './staff-schedule.js';
import { StaffScheduleTable } from './staff-schedule.table.js';

export class StaffScheduleCommands {
  constructor(
    private readonly works: Works,
    private readonly units: UnitTree,
  ) {}

  /** Serializable: a unit has one record, made with its first schedule. */
  approve(actor: Actor, unitId: UnitId, request: ApproveSchedule, expectedVersion?: number | null) {
    return this.works.runSerializable(actor, async (work) => {
      must(actor, 'staffing:write', await this.units.pathOf(unitId));
      const [known] = await work.query<{ id: StaffScheduleId }>(
        `select id from ${work.seen(StaffScheduleTable)} s where unit_id = $1`,
        [unitId],
      );
      const current = known
        ? await work.get(StaffScheduleTable, known.id, expectedVersion)
        : noScheduleYet(await newIdFor<'StaffSchedule'>(this.units, unitId), unitId);
      return work.commit(StaffScheduleTable, approveSchedule(current, request));
    });
  }
}
