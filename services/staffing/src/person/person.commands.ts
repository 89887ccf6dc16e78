import { type EmploymentId, type PersonId, reject, type UnitId } from '@metodnet/kernel';
import { type Actor, may, must, newIdFor, type UnitTree } from '@metodnet/scope';
import { unscopedCount, type Work, type Works } from '@metodnet/store';
import { RATE_LIMIT } from '../employment/employment.js';
import { EmploymentTable } from '../employment/employment.table.js';
import { peopleAtWork } from '../people-at-work.js';
import {
  changeDetails,
  type Details,
  identityKey,
  mergeInto,
  type Person,
  passStewardship,
  registerPerson,
} from './person.js';
import { PersonTable } from './person.table.js';
import { visible } from './visible.js';

export type Registration = Details & {
  readonly unitId: UnitId;
  /** Lookalikes whom the registrar has compared and knows to be other people. */
  readonly distinctFrom: readonly PersonId[];
};

export class PersonCommands {
  constructor(
    private readonly works: Works,
    private readonly units: UnitTree,
  ) {}

  /** Serializable: two offices that register the same person at once must not both find nobody alike. */
  register(actor: Actor, { unitId, distinctFrom, ...details }: Registration) {
    return this.works.runSerializable(actor, async (work) => {
      must(actor, 'staffing:write', await this.units.pathOf(unitId));
      const id = await newIdFor<'Person'>(this.units, unitId);
      const alike = await lookalikes(work, identityKey(details));
      const request = { ...details, id, unitId };
      return work.commit(
        PersonTable,
        registerPerson(
          request,
          alike.filter((known) => !distinctFrom.includes(known)),
          actor.today,
        ),
      );
    });
  }

  changeDetails(actor: Actor, id: PersonId, details: Details, expectedVersion?: number | null) {
    return this.works.run(actor, async (work) => {
      const person = await this.mine(work, id, expectedVersion);
      return work.commit(PersonTable, changeDetails(person, details, actor.today));
    });
  }

  /** Asked for by whoever employs the person now; the earlier steward need not be in the actor's reach. */
  passStewardship(actor: Actor, id: PersonId, toUnit: UnitId, expectedVersion?: number | null) {
    return this.works.runSerializable(actor, async (work) => {
      must(actor, 'staffing:write', await this.units.pathOf(toUnit));
      const person = await work.get(PersonTable, id, expectedVersion);
      const jobsIn = (unit: UnitId) => work.unscoped(peopleAtWork, { persons: [id], unit, on: actor.today });
      const counts = { bySteward: await jobsIn(person.unitId), byNext: await jobsIn(toUnit) };
      return work.commit(PersonTable, passStewardship(person, toUnit, counts, actor.today));
    });
  }

  /**
   * The steward of one record gives it up for another that the actor can see; whatever was told of it follows. Answers
   * too which jobs of the two now stand beside each other, as far as the actor sees them: they may be one job told twice.
   * Two records of other names are merged by whoever keeps both. More jobs than one may have are left, to be put right, only
   * with whoever may change every job of the two; of anybody else a merge is refused that other employers could not live with.
   */
  merge(actor: Actor, mergedId: PersonId, survivorId: PersonId, expectedVersion?: number | null) {
    return this.works.runSerializable(actor, async (work) => {
      const merged = await this.mine(work, mergedId, expectedVersion);
      const survivor = mergedId === survivorId ? merged : await visible(work, survivorId);
      const keepsBoth = may(actor, 'staffing:write', await this.units.pathOf(survivor.unitId));
      const decision = await work.commit(PersonTable, mergeInto(merged, survivor, actor.today, keepsBoth));
      if (!decision.accepted) return decision;
      const beside = await besideEachOther(work, mergedId, survivorId);
      const mayCorrect = keepsBoth && (await mayChangeAllJobs(work, [mergedId, survivorId]));
      await work.unscoped(followMerge, mergedId);
      if (!mayCorrect && (await isOverburdened(work, survivorId)))
        return reject('too-much-for-one', { limit: RATE_LIMIT });
      return { ...decision, next: survivor, overlappingJobs: await work.findMany(EmploymentTable, beside) };
    });
  }

  private async mine(work: Work, id: PersonId, expectedVersion?: number | null): Promise<Person> {
    const person = await work.get(PersonTable, id, expectedVersion);
    must(work.actor, 'staffing:write', await this.units.pathOf(person.unitId));
    return person;
  }
}

const followMerge = unscopedCount<PersonId>('staffing.follow_merge');

const jobsOf = unscopedCount<{ persons: readonly PersonId[] }>('staffing.jobs_of');

/** Whether the actor may change every job of some people: none is with an employer beyond its reach. */
async function mayChangeAllJobs(work: Work, persons: readonly PersonId[]): Promise<boolean> {
  const mine = await work.query(
    `select from ${work.seen(EmploymentTable)} e where e.person_id = any ($1) and not e.cancelled
        and e.unit_id = ${work.reach('staffing:write')}`,
    [persons],
  );
  return mine.length === (await work.unscoped(jobsOf, { persons }));
}

/** Whether the jobs of a person, anywhere, come to more than one main job or more rates than one may have. */
async function isOverburdened(work: Work, id: PersonId): Promise<boolean> {
  const rows = await work.query('select person from staffing.overburdened($1, $2)', [[id], RATE_LIMIT]);
  return rows.length > 0;
}

/** Jobs of two people that last at the same time in one unit, or are both main ones. */
async function besideEachOther(work: Work, one: PersonId, other: PersonId): Promise<EmploymentId[]> {
  const rows = await work.query<{ id: EmploymentId }>(
    `select distinct unnest(array[a.id, b.id]) as id
       from ${work.seen(EmploymentTable)} a
       join ${work.seen(EmploymentTable)} b on a.valid_from < coalesce(b.valid_to, 'infinity') and b.valid_from < coalesce(a.valid_to, 'infinity')
        and (a.unit_id = b.unit_id or (a.main and b.main))
      where a.person_id = $1 and b.person_id = $2 and not a.cancelled and not b.cancelled`,
    [one, other],
  );
  return rows.map(({ id }) => id);
}

/** People spelt alike and born on the same day, among those whom the actor may see. */
async function lookalikes(work: Work, key: string): Promise<PersonId[]> {
  const rows = await work.query<{ id: PersonId }>(
    `select id from ${work.seen(PersonTable)} p where identity_key = $1 and merged_into is null order by id limit 20`,
    [key],
  );
  return rows.map(({ id }) => id);
}
