import { randomUUID } from 'node:crypto';
import {
  CategoryGranted,
  type DomainEvent,
  Employed,
  EmploymentChanged,
  PersonRegistered,
  QualificationCompleted,
} from '@metodnet/contracts';
import type { Stage } from '../suite/stage.js';

/** Somebody of the country with the job that was told of last. */
interface Someone {
  readonly person: string;
  readonly unit: string;
  readonly owner: string;
  readonly job: string;
  readonly version: number;
  readonly terms: readonly { readonly from: string; readonly to: string | null; readonly rate: number }[];
}

/**
 * What a country tells in some days: of ten events five are courses, one of them two years late, two are jobs restated with all their terms
 * and another rate, one a category, one a new person and one that person's job. Committed to staffing's outbox, to be relayed.
 */
export async function tellEvents({ sql }: Stage, events: number): Promise<void> {
  const people = await sql<Someone>(
    'reporting',
    `select holder.id as person, unit.id as unit, p.owner, statement.subject as job, statement.version, told.terms
       from (select * from bench.person where ends is null and not methodist order by bench.uniform(key, extract(epoch from now())::int) limit $1) as p
       join holder on holder.key = p.key join unit on unit.key = p.unit join statement on statement.key = p.key
       cross join lateral (
         select jsonb_agg(jsonb_build_object('from', valid_from, 'to', valid_to, 'rate', amount) order by valid_from) as terms
           from fact where fact.statement = statement.key and kind = 'filled') as told`,
    [Math.ceil(events / 10) * 2],
  );
  const rows = people
    .flatMap((someone, index) => (index % 2 === 0 ? ofEven(someone) : ofOdd(someone)))
    .slice(0, events);
  for (let start = 0; start < rows.length; start += 5_000) {
    await sql(
      'staffing',
      `insert into outbox (aggregate, version, type, owner, payload, actor)
       select r ->> 'aggregate', (r ->> 'version')::int, r ->> 'type', r ->> 'owner', r -> 'data', 'bench'
         from jsonb_array_elements($1::jsonb) with ordinality as rows(r, n) order by n`,
      [JSON.stringify(rows.slice(start, start + 5_000))],
    );
  }
}

interface Row {
  readonly aggregate: string;
  readonly version: number;
  readonly type: string;
  readonly owner: string;
  readonly data: unknown;
}

/** Half of those of whom something is told: two courses, the job restated, a category, a new colleague. */
const ofEven = (one: Someone): Row[] => [
  course(one, '2026-10-20'),
  course(one, '2026-11-10'),
  restated(one),
  category(one),
  ...colleague(one).slice(0, 1),
];
const ofOdd = (one: Someone): Row[] => [
  course(one, '2026-10-05'),
  course(one, '2026-09-15'),
  course(one, '2024-05-15'),
  restated(one),
  ...colleague(one).slice(1),
];

const course = ({ person, unit, owner }: Someone, completedOn: string): Row =>
  row(owner, 'qualification', (recordId) =>
    QualificationCompleted({
      recordId,
      personId: person,
      unitId: unit,
      programmeKind: 'UPGRADING',
      hours: 72,
      completedOn,
      inFederalRegister: false,
      diagnosedOn: null,
      withdrawn: false,
    } as never),
  );

const category = ({ person, unit, owner }: Someone): Row =>
  row(owner, 'category', (categoryId) =>
    CategoryGranted({
      categoryId,
      personId: person,
      unitId: unit,
      kind: 'FIRST',
      grantedOn: '2026-10-30',
      validUntil: '2031-10-31',
      withdrawn: false,
    } as never),
  );

/** With half a rate more, or less again, from 1 September 2026. */
function restated({ person, unit, owner, job, version, terms }: Someone): Row {
  const rate = version % 2 === 1 ? 150 : 100;
  const before = terms
    .filter(({ from }) => from < '2026-09-01')
    .map((term) => ({ ...term, to: term.to ?? '2026-09-01' }));
  const after = [...before, { from: '2026-09-01', to: null, rate }];
  const data = EmploymentChanged({
    ...employment(job.slice('employment:'.length), person, unit, after),
    occurredOn: '2026-09-01',
  } as never);
  return { aggregate: job, version: version + 1, owner, ...data };
}

/** A new colleague, registered, and employed. */
function colleague({ owner, unit }: Someone): Row[] {
  const personId = `${owner}:${randomUUID()}`;
  return [
    {
      aggregate: `person:${personId}`,
      version: 1,
      owner,
      ...PersonRegistered({
        personId,
        youngUntil: '2030-05-31',
        firstThreeYearsUntil: null,
        higherEducation: true,
        higherEducationFrom: null,
        occurredOn: '2026-11-01',
      } as never),
    },
    row(owner, 'employment', (id) =>
      Employed(employment(id, personId, unit, [{ from: '2026-11-01', to: null, rate: 100 }]) as never),
    ),
  ];
}

const employment = (employmentId: string, personId: string, unitId: string, terms: Someone['terms']) => ({
  employmentId,
  personId,
  unitId,
  main: true,
  from: terms[0]?.from,
  to: null,
  cancelled: false,
  terms: terms.map(({ from, to, rate }) => ({
    from,
    to,
    position: 'teacher',
    positionGroup: 'PEDAGOGICAL',
    pedagogical: true,
    teacher: true,
    manager: false,
    methodist: false,
    methodistKind: null,
    rateHundredths: rate,
    teachingLoadHundredths: 100,
    subjects: [],
  })),
});

function row(owner: string, kind: string, make: (id: string) => DomainEvent): Row {
  const id = `${owner}:${randomUUID()}`;
  return { aggregate: `${kind}:${id}`, version: 1, owner, ...make(id) };
}
