import { isGlobalId, type PersonId, type UnitId } from '@metodnet/kernel';
import type { Work } from '@metodnet/store';
import type { EntitySchema } from 'typeorm';
import { CategoryTable } from '../category/category.table.js';
import { EmploymentTable } from '../employment/employment.table.js';
import { identityKey } from '../person/person.js';
import { PersonTable } from '../person/person.table.js';
import { QualificationTable } from '../qualification/qualification.table.js';
import type { Known } from './roster-plan.js';
import type { RosterRow } from './roster-row.js';

/** Everything in the actor's sight that the rows may concern, read in a few statements. */
export async function known(work: Work, unit: UnitId, rows: readonly RosterRow[]): Promise<Known> {
  const keys = [...new Set(rows.map(identityKey))];
  const named = rows.flatMap(({ personId }) => (personId !== null && isGlobalId(personId) ? [personId] : []));
  const people = await all(work, PersonTable, 'identity_key = any($1) or id = any($2)', [keys, named]);
  const ids = people.map(({ id }) => id);
  return {
    people,
    jobs: await all(work, EmploymentTable, 'person_id = any($1)', [ids]),
    categories: await all(work, CategoryTable, 'person_id = any($1)', [ids]),
    qualifications: await all(work, QualificationTable, 'person_id = any($1)', [ids]),
    owners: await writableUnits(work, unit),
  };
}

/** The unit of the import with all below it, as far as the actor may write there. */
async function writableUnits(work: Work, unit: UnitId): Promise<ReadonlyMap<UnitId, UnitId>> {
  const rows = await work.query<{ id: UnitId; owner: UnitId }>(
    `select id, owner_id as owner from scope.unit
      where id = any (array(select staffing.units_within($1, $2))) and id = ${work.reach('staffing:write')}`,
    [unit, work.actor.today],
  );
  return new Map(rows.map(({ id, owner }) => [id, owner]));
}

async function all<State extends { id: string; version: number }>(
  work: Work,
  table: EntitySchema<State>,
  where: string,
  params: readonly (readonly (string | PersonId)[])[],
): Promise<State[]> {
  const ids = await work.query<{ id: string }>(`select id from ${work.seen(table)} r where ${where}`, params);
  return work.findMany(
    table,
    ids.map(({ id }) => id),
  );
}
