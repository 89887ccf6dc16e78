import { type Context, payload } from '@metodnet/subgraph';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { wording as ofParticipations } from '../participation/participation.wording.js';
import type { AttendanceLine, AttendanceListCommands } from './attendance-list.commands.js';
import { RecordAttendancesInput, RecordAttendancesPayload } from './attendance-list.schema.js';
import { wording as ofLists } from './attendance-list.wording.js';

const wording = { ...ofParticipations, ...ofLists };

@Resolver()
export class AttendanceListResolver {
  constructor(private readonly commands: AttendanceListCommands) {}

  @Mutation(() => RecordAttendancesPayload, {
    description:
      'Records who was at an event, each row for itself: those who are registered, and those who came without. Sent again, it corrects.',
  })
  async recordAttendances(
    @Ctx() { actor }: Context,
    @Arg('input', () => RecordAttendancesInput, { description: 'Which event, and who.' })
    { eventId, rows }: RecordAttendancesInput,
  ) {
    const { lines, ...decision } = await this.commands.record(
      actor,
      eventId,
      rows.map((row) => ({ ...row })),
    );
    return { ...payload('event', decision, wording), lines: lines.map(toldOf) };
  }
}

const toldOf = ({ row: { personId, pupilId }, decision }: AttendanceLine) => ({
  ...payload('participation', decision, wording),
  person: personId && { id: personId },
  pupilId,
});
