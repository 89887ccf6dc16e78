import {
  ManagementTeamChanged,
  ManagementTeamDissolved,
  ManagementTeamFormed,
  ManagementTeamTrained,
  type TrainingKind,
} from '@metodnet/contracts';
import {
  accept,
  type CalendarDate,
  type Decision,
  type Id,
  type PersonId,
  reject,
  type UnitId,
  validOn,
} from '@metodnet/kernel';
import { endedOn, type Stretch } from '../timeline/timeline.js';

export type ManagementTeamId = Id<'ManagementTeam'>;

/** Managers of an organisation who work and learn as a team (управленческая команда, ENT-30). */
export interface ManagementTeam {
  readonly id: ManagementTeamId;
  readonly unitId: UnitId;
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
  /** Everyone ever in it. */
  readonly members: readonly Member[];
  readonly trainings: readonly TeamTraining[];
  readonly version: number;
}

export interface Member extends Stretch {
  readonly personId: PersonId;
}

/** A programme of qualification upgrading taken part in as a team (K24 §4.1.2; IND-76). */
export interface TeamTraining {
  readonly programmeKind: TrainingKind;
  readonly hours: number;
  readonly completedOn: CalendarDate;
}

export type FormTeam = Pick<ManagementTeam, 'id' | 'unitId' | 'from'> & { readonly memberIds: readonly PersonId[] };

/** One manager is no team; a domain event carries everyone ever in it and is at most 64 KiB. */
export const LEAST_MEMBERS = 2;
export const MOST_MEMBERS = 50;

type WrongMembers = 'too-few-members' | 'too-many-members' | 'not-all-managers';

/** How many of the members hold a managerial position in the organisation on the day is counted by the command. */
export function formTeam(
  request: FormTeam,
  managers: number,
): Decision<ManagementTeam, ManagementTeamFormed, WrongMembers> {
  const { id, unitId, from } = request;
  const memberIds = [...new Set(request.memberIds)];
  const members = memberIds.map((personId) => ({ personId, from, to: null }));
  const next = { id, unitId, from, to: null, members, trainings: [], version: 0 };
  return wrongIn(memberIds, managers) ?? accept(next, ManagementTeamFormed(stateOf(next)));
}

/** Who is in the team from a day on: those named stay or join, the others leave. */
export function changeMembers(
  team: ManagementTeam,
  request: { readonly memberIds: readonly PersonId[]; readonly from: CalendarDate },
  managers: number,
): Decision<ManagementTeam, ManagementTeamChanged, WrongMembers | 'dissolved' | 'changed-later-already'> {
  const { from } = request;
  if (team.to !== null) return reject('dissolved', { to: team.to });
  const latest = team.members.reduce(
    (day, member) => [day, member.from, member.to ?? day].sort().at(-1) as CalendarDate,
    team.from,
  );
  if (from < latest) return reject('changed-later-already', { from: latest });
  const memberIds = [...new Set(request.memberIds)];
  const wrong = wrongIn(memberIds, managers);
  if (wrong) return wrong;
  const current = team.members.filter((member) => member.to === null);
  const kept = team.members.flatMap((member) => {
    if (member.to !== null || memberIds.includes(member.personId)) return [member];
    return member.from < from ? [{ ...member, to: from }] : [];
  });
  const joined = memberIds.filter((personId) => !current.some((member) => member.personId === personId));
  const next = { ...team, members: [...kept, ...joined.map((personId) => ({ personId, from, to: null }))] };
  return accept(next, ManagementTeamChanged({ ...stateOf(next), occurredOn: from }));
}

export function trainTeam(
  team: ManagementTeam,
  training: TeamTraining,
  today: CalendarDate,
): Decision<
  ManagementTeam,
  ManagementTeamTrained,
  'no-team-then' | 'completed-in-the-future' | 'hours-missing' | 'trained-already'
> {
  const { completedOn, hours } = training;
  if (completedOn > today) return reject('completed-in-the-future', { today });
  if (!validOn(team, completedOn)) return reject('no-team-then', { from: team.from, to: team.to ?? '…' });
  if (hours < 1) return reject('hours-missing');
  if (
    team.trainings.some((known) => known.completedOn === completedOn && known.programmeKind === training.programmeKind)
  ) {
    return reject('trained-already', { completedOn });
  }
  const next = { ...team, trainings: [...team.trainings, training] };
  return accept(next, ManagementTeamTrained({ ...stateOf(next), occurredOn: completedOn }));
}

export function dissolveTeam(
  team: ManagementTeam,
  to: CalendarDate,
): Decision<ManagementTeam, ManagementTeamDissolved, 'dissolved' | 'ends-before-it-started'> {
  if (team.to !== null) return reject('dissolved', { to: team.to });
  if (to <= team.from) return reject('ends-before-it-started', { from: team.from });
  const next = { ...team, to, members: endedOn(team.members, to) };
  return accept(next, ManagementTeamDissolved(stateOf(next)));
}

function wrongIn(memberIds: readonly PersonId[], managers: number) {
  if (memberIds.length < LEAST_MEMBERS) return reject('too-few-members', { limit: LEAST_MEMBERS });
  if (memberIds.length > MOST_MEMBERS) return reject('too-many-members', { limit: MOST_MEMBERS });
  if (managers < memberIds.length) return reject('not-all-managers', { managers });
  return null;
}

const stateOf = ({ id: teamId, unitId, from, to, members, trainings }: ManagementTeam) => ({
  teamId,
  unitId,
  from,
  to,
  members: [...members],
  trainings: [...trainings],
});
