import type { UnitId } from '@metodnet/kernel';
import type { DemoAssignment, DemoEmployment, DemoPerson, DemoRegionalMethodist, DemoTeam } from '../dataset.js';
import { type Command, type Gateway, idIn } from './gateway.js';

type IdOf = (person: DemoPerson) => string;

/**
 * A second employer in another municipality does not see the person: it employs whoever has told their id, name and birth
 * date (design §4).
 */
export async function loadJobsElsewhere(
  jobs: readonly { readonly person: DemoPerson; readonly job: DemoEmployment }[],
  gateway: Gateway,
  idOf: IdOf,
): Promise<void> {
  await gateway.all(
    jobs.map(({ person, job: { unit: unitId, to: _, ...terms } }) => ({
      mutation: 'employPerson',
      inputType: 'EmployPersonInput',
      input: {
        ...terms,
        unitId,
        personId: idOf(person),
        claim: { lastName: person.lastName, firstName: person.firstName, birthDate: person.birthDate },
      },
      answer: 'employment { id }',
    })),
  );
}

/** Management teams, and what they have learnt as teams (IND-76). */
export async function loadTeams(teams: readonly DemoTeam[], gateway: Gateway, idOf: IdOf): Promise<void> {
  const formed = await gateway.all(
    teams.map(({ unit: unitId, from, members }) => ({
      mutation: 'formManagementTeam',
      inputType: 'FormManagementTeamInput',
      input: { unitId, from, memberIds: members.map(idOf) },
      answer: 'team { id }',
    })),
  );
  await gateway.all(
    teams.flatMap(({ training }, index): Command[] => {
      if (!training) return [];
      const { kind: programmeKind, hours, completedOn } = training;
      const input = { id: idIn(formed[index], 'team'), programmeKind, hours, completedOn };
      return [{ mutation: 'trainManagementTeam', inputType: 'TrainManagementTeamInput', input, answer: 'team { id }' }];
    }),
  );
}

/** Regional methodists and the teachers assigned to them (IND-77, 78), each methodist’s in their order. */
export async function loadRegionalMethodists(
  methodists: readonly DemoRegionalMethodist[],
  gateway: Gateway,
  idOf: IdOf,
): Promise<void> {
  const granted = await gateway.all(
    methodists.map(({ person, unit: unitId, from }) => ({
      mutation: 'grantRegionalMethodistStatus',
      inputType: 'GrantRegionalMethodistStatusInput',
      input: { personId: idOf(person), unitId, from },
      answer: 'status { id }',
    })),
  );
  await gateway.all(
    methodists.flatMap(({ from, teachers }, index) =>
      teachers.map((teacher) => ({
        mutation: 'assignTeacherToRegionalMethodist',
        inputType: 'AssignTeacherInput',
        input: { id: idIn(granted[index], 'status'), teacherId: idOf(teacher), from },
        answer: 'status { id }',
        doneAlready: ['assigned-already'],
      })),
    ),
  );
}

/** Which organisations each methodist of a service answers for. */
export async function loadAssignments(
  assignments: readonly DemoAssignment[],
  gateway: Gateway,
  idOf: IdOf,
): Promise<void> {
  await gateway.all(
    assignments.map(({ person, unit: unitId, organisations: organisationIds, from }) => ({
      mutation: 'assignMethodist',
      inputType: 'AssignMethodistInput',
      input: { methodistId: idOf(person), unitId, organisationIds, teacherIds: [], from },
      answer: 'assignment { id }',
    })),
  );
}

/** What a service works in (NRM-07). */
export const premises = (services: readonly UnitId[]): Command[] =>
  services.map((unitId) => ({
    mutation: 'statePremises',
    inputType: 'StatePremisesInput',
    input: { unitId, from: '2020-09-01', offices: 3, library: true, assemblyHall: false, computers: true },
    answer: 'premises { id }',
  }));
