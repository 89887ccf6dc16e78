import type { UnitId } from '@metodnet/kernel';
import type { Dataset, DemoPerson, Staff } from '../dataset.js';
import type { Command, Gateway } from './gateway.js';

const PERSONS = `query Persons($unit: ID!, $after: String) {
  persons(unit: $unit, first: 500, after: $after, orderBy: ID) {
    nodes { id lastName } pageInfo { hasNextPage endCursor }
  }
}`;

interface Persons {
  readonly persons: {
    readonly nodes: readonly { readonly id: string; readonly lastName: string | null }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

/** The ids that the import has given to the people of some units, by their family names, which are nobody else's. */
export async function personIds(gateway: Gateway, units: Iterable<UnitId>): Promise<(readonly [string, string])[]> {
  const left = [...units];
  const ids: (readonly [string, string])[] = [];
  const work = async () => {
    for (let unit = left.pop(); unit; unit = left.pop()) ids.push(...(await namesIn(gateway, unit)));
  };
  await Promise.all([work(), work(), work(), work()]);
  return ids;
}

async function namesIn(gateway: Gateway, unit: UnitId): Promise<(readonly [string, string])[]> {
  const names: (readonly [string, string])[] = [];
  for (let after: string | null = null, more = true; more; ) {
    const { persons }: Persons = await gateway.ask<Persons>(PERSONS, { unit, after });
    names.push(...persons.nodes.map(({ id, lastName }) => [lastName ?? '', id] as const));
    after = persons.pageInfo.endCursor;
    more = persons.pageInfo.hasNextPage;
  }
  return names;
}

/** Everyone whose id a later command needs, besides those with jobs elsewhere. */
export const named = ({ structures, staff }: Dataset): DemoPerson[] => [
  ...structures.flatMap(({ head }) => (head ? [head.person] : [])),
  ...staff.teams.flatMap(({ members }) => members),
  ...staff.regionalMethodists.flatMap(({ person, teachers }) => [person, ...teachers]),
  ...staff.assignments.map(({ person }) => person),
];

/** Saying the same again changes nothing. */
export const schedules = (all: Staff['schedules']): Command[] =>
  all.map(({ unit: unitId, from, posts }) => ({
    mutation: 'approveStaffSchedule',
    inputType: 'ApproveStaffScheduleInput',
    input: { unitId, from, posts },
    answer: 'staffSchedule { id }',
  }));

export const workplaces = (all: Staff['workplaces']): Command[] =>
  all.map(({ unit: unitId, name: label, computer, peripherals, internet, from }) => ({
    mutation: 'registerWorkplace',
    inputType: 'RegisterWorkplaceInput',
    input: { unitId, label, computer, peripherals, internet, from },
    answer: 'workplace { id }',
  }));
