import { type CalendarDate, Fault, type PersonId, type UnitId } from '@metodnet/kernel';
import { type Actor, mayAnywhere, must, type UnitTree } from '@metodnet/scope';
import type { Work, Works } from '@metodnet/store';
import { type Connection, keyset } from '@metodnet/subgraph';
import { type JobFilter, jobConditions, jobs } from '../employment/job-filter.js';
import type { OfUnit, PageOf } from '../listing/unit-records.js';
import { ofPerson, oneself } from '../sight.js';
import { TEXT_LIMIT } from '../text/text.js';
import type { Education, Person } from './person.js';
import { PersonTable } from './person.table.js';

/** A person as the actor may see them: what names them is null without the right to read names. */
export type SeenPerson = Pick<
  Person,
  'id' | 'unitId' | 'education' | 'higherEducationFrom' | 'mergedInto' | 'version'
> & {
  readonly [Field in 'lastName' | 'firstName' | 'patronymic' | 'birthDate' | 'phone' | 'email' | 'pedagogicalSince']:
    | Person[Field]
    | null;
};

/** Which of a unit's people: those for whom all that is given holds on the day. */
export interface PeopleFilter extends Omit<JobFilter, 'personId'> {
  /** Beginning of the family name, or of family name and first name; needs the right to read names. */
  readonly search?: string | null;
  readonly education?: Education | null;
}

export type PeopleOrder = 'name' | 'id';

const COLUMNS = `o.id, o.unit_id as "unitId", o.education, o.higher_education_from::text as "higherEducationFrom",
  o.merged_into as "mergedInto", o.version, n.last_name as "lastName", n.first_name as "firstName", n.patronymic,
  n.birth_date::text as "birthDate", n.phone, n.email, n.pedagogical_since::text as "pedagogicalSince"`;

const ORDERS = {
  name: {
    keys: keyset<SeenPerson>('people:name', ({ lastName, firstName, id }) => [lastName ?? '', firstName ?? '', id]),
    sql: [`coalesce(n.last_name, '') collate "ru-x-icu"`, `coalesce(n.first_name, '') collate "ru-x-icu"`, 'o.id'],
  },
  id: { keys: keyset<SeenPerson>('people:id', ({ id }) => [id]), sql: ['o.id'] },
} as const;

export class PersonQueries {
  constructor(
    private readonly works: Works,
    private readonly units: UnitTree,
  ) {}

  async find(actor: Actor, id: PersonId): Promise<SeenPerson | null> {
    const [person] = await this.byIds(actor, [id]);
    return person ? { ...person, id: person.mergedInto ?? person.id, mergedInto: null } : null;
  }

  /** In the order of the ids. An id that was merged answers with what is known of its survivor, under the id asked for. */
  byIds(actor: Actor, ids: readonly string[]): Promise<(SeenPerson | null)[]> {
    return this.works.read(actor, async (work) => {
      const chains = await work.query<{ id: string; survivor: PersonId }>(
        'select id, survivor from staffing.survivors($1)',
        [ids],
      );
      const survivors = new Map(chains.map(({ id, survivor }) => [id, survivor]));
      const rows = await work.query<SeenPerson>(
        `select ${COLUMNS} from ${people(work, `($2 or n.id = ${oneself(work.asker)})`)} where o.id = any($1)`,
        [[...survivors.values()], mayAnywhere(actor, 'staffing:read-names')],
      );
      const seen = new Map(rows.map((row) => [row.id, row]));
      return ids.map((id) => {
        const survivor = survivors.get(id);
        const person = survivor && seen.get(survivor);
        if (!person) return null;
        return survivor === id ? person : { ...person, id: id as PersonId, mergedInto: survivor };
      });
    });
  }

  /** People with a job in the unit or below it on the day. Throws FORBIDDEN for a unit that the actor may not read. */
  async page(
    actor: Actor,
    { unit, asOf }: OfUnit,
    filter: PeopleFilter,
    order: PeopleOrder,
    page: PageOf,
  ): Promise<Connection<SeenPerson>> {
    must(actor, 'staffing:read', await this.units.pathOf(unit));
    const { keys, sql } = ORDERS[order];
    const after = keys.after(page.after);
    const { where, params } = conditions(unit, asOf ?? actor.today, mayAnywhere(actor, 'staffing:read-names'), filter);
    const from = (work: Work) => `from ${people(work, '$3')} where ${where(work)}`;
    const following = after
      ? `and (${sql.join(', ')}) > (${after.map((_, index) => `$${params.length + index + 2}`).join(', ')})`
      : '';
    const rows = await this.works.read(actor, (work) =>
      work.query<SeenPerson>(
        `select ${COLUMNS} ${from(work)} ${following} order by ${sql.join(', ')} limit $${params.length + 1}`,
        [...params, page.first + 1, ...(after ?? [])],
      ),
    );
    return keys.page(rows, page, async () => {
      const [row] = await this.works.read(actor, (work) =>
        work.query<{ n: number }>(`select count(*)::int as n ${from(work)}`, params),
      );
      return row?.n ?? 0;
    });
  }
}

function conditions(unit: UnitId, on: CalendarDate, names: boolean, filter: PeopleFilter) {
  const params: unknown[] = [unit, on, names];
  const given = (value: unknown) => `$${params.push(value)}`;
  const employed = jobConditions(filter, given);
  const more: string[] = [];
  if (filter.education) more.push(`o.education = ${given(filter.education)}`);
  if (filter.search?.trim()) {
    if (filter.search.length > TEXT_LIMIT) throw searchTooLong();
    more.push(`translate(n.identity_key, '|', ' ') like ${given(beginning(filter.search))}`);
  }
  const where = (work: Work) =>
    [
      'o.merged_into is null',
      // `is true` keeps it a set to look up in: as a join it is planned for a handful of people and compares each of thousands with each job.
      `(o.id in (select e.person_id from ${jobs(work)} where ${employed})) is true`,
      ...more,
    ].join(' and ');
  return { where, params };
}

/** People whom the actor may see, as SQL to choose from, each with a name where that is the actor's to read and the condition holds. */
const people = (work: Work, named: string): string =>
  `(select * from person_opaque p where (${ofPerson('staffing:read')('p', work.asker)}) is true) o
   left join ${work.seen(PersonTable)} n on n.id = o.id and ${named}`;

const searchTooLong = () =>
  new Fault(
    'BAD_USER_INPUT',
    { ru: `Ищут не более чем по ${TEXT_LIMIT} знакам.`, en: `A search takes at most ${TEXT_LIMIT} characters.` },
    { argument: 'search', max: TEXT_LIMIT },
  );

const beginning = (search: string) =>
  `${search
    .trim()
    .replace(/\s+/g, ' ')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[\\%_]/g, '\\$&')}%`;
