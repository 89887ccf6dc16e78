import { MUNICIPALITIES } from './country.js';

/**
 * Staff of the whole country as it would have been told in nine years: jobs restated every September and January, courses, categories,
 * education, schedules and workplaces. Everything follows from the number of a person, so that facts and what is counted of them are
 * written set-based side by side, and the same every time.
 */
const FACTS_PER_PERSON = 40.8;
const FACTS_OF_UNITS = 45_000 * 9 + MUNICIPALITIES * 14;
const METHODISTS_PER_SERVICE = 8;
const WORKPLACES_PER_SERVICE = 5;

export const peopleFor = (facts: number): number =>
  Math.max(MUNICIPALITIES, Math.round((facts - FACTS_OF_UNITS) / FACTS_PER_PERSON));

/** Methodists of the services have the first numbers. */
const methodistsAmong = (people: number): number =>
  Math.min(METHODISTS_PER_SERVICE * MUNICIPALITIES, Math.floor(people / 10));

const FOREVER = 32_000;
const TERMS = 18;
const LAST_TERM = TERMS - 1;
/** Terms begin in September and in January, from September 2017 on. */
const termFrom = (k: string) => `make_date(2017 + (${k} + 1) / 2, case (${k}) % 2 when 0 then 9 else 1 end, 1)`;
const termMonth = (k: string) => `((2017 + (${k} + 1) / 2) * 12 + case (${k}) % 2 when 0 then 8 else 0 end)`;
/** A third of the people have half a rate more every other two years. */
const rate = (k: string) => `case when p.steady then 100 else 100 + 50 * ((${k}) / 4 % 2) end`;

const FIRST_COURSE_MONTH = 2017 * 12 + 8;
const COURSES = 8;
const MONTHS_BETWEEN_COURSES = 13;
const monthStart = (month: string) => `make_date((${month}) / 12, (${month}) % 12 + 1, 1)`;

/** Which block of keys the statements of a kind have. */
const BLOCK = { job: 0, secondJob: 1, person: 2, category: 3, course: 5, units: 5 + COURSES } as const;
const uuid = (text: string) => `md5(${text})::uuid`;

export interface Fill {
  readonly table: string;
  readonly inserts: readonly string[];
}

export const peopleStatements = (people: number): readonly string[] => [
  `create table bench.person as
     select p as key, o.key as unit, m.id as owner, p <= ${methodistsAmong(people)} as methodist,
            case when bench.uniform(p, 5) < 0.06 and s.key <> o.key then s.key end as other,
            first, case when bench.uniform(p, 6) < 0.1 then first + 1 + floor(bench.uniform(p, 7) * (${LAST_TERM - 1} - first))::int else ${LAST_TERM} end as last,
            bench.uniform(p, 8) < 0.667 as steady, bench.uniform(p, 9) < 0.8 as higher,
            case when bench.uniform(p, 10) < 0.7 then ${COURSES} else 2 end as courses,
            ${FIRST_COURSE_MONTH} + floor(bench.uniform(p, 11) * 12)::int as first_course,
            bench.uniform(p, 12) < 0.8 as categories
       from (select p, floor(bench.uniform(p, 4) * 6)::int as first,
                    case when p <= ${methodistsAmong(people)} then p % ${MUNICIPALITIES}
                         else ${MUNICIPALITIES} + floor((45000 - ${MUNICIPALITIES}) * power(bench.uniform(p, 2), 1.2))::int end as place,
                    ${MUNICIPALITIES} + floor((45000 - ${MUNICIPALITIES}) * power(bench.uniform(p, 3), 1.2))::int as second
               from generate_series(1, ${people}) p) as numbered
       join bench.unit o on o.key = (select min(key) from bench.unit where level = 'ORGANISATION') + place
       join bench.unit s on s.key = (select min(key) from bench.unit where level = 'ORGANISATION') + second
       join bench.unit m on m.key = o.municipality`,
  // The last month and day of a job that has ended.
  `alter table bench.person add ends date, add from_month int, add to_month int`,
  `update bench.person p set ends = case when last < ${LAST_TERM} then ${termFrom('last + 1')} end,
          from_month = ${termMonth('first')}, to_month = case when last < ${LAST_TERM} then ${termMonth('last + 1')} else ${FOREVER} end`,
  'create unique index on bench.person (key)',
  `create table bench.place as
     select u.key, m.id as owner, u.kind = 'METHODICAL_CENTRE' as service, coalesce(staff.n, 0) as staff
       from bench.unit u join bench.unit m on m.key = u.municipality
       left join (select unit, count(*)::int as n from bench.person group by unit) as staff on staff.unit = u.key
      where u.level = 'ORGANISATION'`,
  'analyze bench.person',
];

/** What fills the tables that grow with the facts; tables apart may be filled at the same time. */
export function staffFills(people: number): readonly Fill[] {
  const key = (block: number | string, p = 'p.key') => `(${block}) * ${people} + ${p}`;
  const afterPeople = BLOCK.units * people;
  const workplace = (p: string, n: string) => `${p}.key * ${WORKPLACES_PER_SERVICE} + ${n}`;
  const WORKPLACES = 100_000;

  const statement = (kind: string, number: string, from: string, owner = 'p.owner') =>
    `insert into statement (key, subject, version) overriding system value
       select ${number}, '${kind}:' || ${owner} || ':' || ${uuid(`'s' || (${number})::text`)}, 1 from ${from}`;
  const jobs = (block: number, unit: string, part: string, kind: string, amount: string, where: string) =>
    `insert into fact (statement, part, kind, holder, unit, valid_from, valid_to, amount)
       select ${key(block)}, ${part}, ${kind}, p.key, ${unit}, ${termFrom('k')},
              case when k = p.last then p.ends else ${termFrom('k + 1')} end, ${amount}
         from bench.person p cross join lateral generate_series(p.first, p.last) k
         cross join (values (0, 'filled'), (1, 'educator')) as told(part, kind) where ${where}`;
  const equipment = `(values ('workplace', 1.0), ('workplace-equipped', 0.8), ('workplace-online', 0.9)) as told(kind, share)`;
  const workplaces = `bench.place p cross join generate_series(0, ${WORKPLACES_PER_SERVICE - 1}) w`;
  const isEquipped = `p.service and bench.uniform(${workplace('p', 'w')}, length(told.kind)) < told.share`;

  const member = (measure: string, unit: string, from: string, to: string, where: string) =>
    `insert into member (holder, measure, unit, from_month, to_month, n)
       select p.key, (select key from measure where name = '${measure}'), ${unit}, greatest(p.from_month, ${from}), least(p.to_month, ${to}), 1
         from bench.person p where ${where} and greatest(p.from_month, ${from}) < least(p.to_month, ${to})`;
  const bothPlaces = (measure: string, from: string, to: string, where: string) => [
    member(measure, 'p.unit', from, to, where),
    member(measure, 'p.other', from, to, `p.other is not null and ${where}`),
  ];
  const rates = (measure: string, where: string) =>
    `insert into member (holder, measure, unit, from_month, to_month, n)
       select p.key, (select key from measure where name = '${measure}'), p.unit, ${termMonth('min(k)')},
              case when max(k) = p.last then p.to_month else ${termMonth('max(k) + 1')} end, min(${rate('k')})
         from bench.person p cross join lateral generate_series(p.first, p.last) k where ${where}
        group by p.key, p.unit, p.last, p.to_month, p.steady, case when p.steady then 0 else k / 4 end`;
  const coursesUntil = (years: number) =>
    `p.first_course + (p.courses - 1) * ${MONTHS_BETWEEN_COURSES} + ${years * 12}`;

  return [
    {
      table: 'holder',
      inserts: [
        `insert into holder (key, id, self) overriding system value
           select key, owner || ':' || ${uuid(`'h' || key::text`)}, key from bench.person
           union all
           select ${people} + key, owner || ':' || ${uuid(`'u' || key::text`)}, ${people} + key from bench.place
           union all
           select ${people + WORKPLACES} + ${workplace('p', 'w')}, owner || ':' || ${uuid(`'w' || (${workplace('p', 'w')})::text`)},
                  ${people + WORKPLACES} + ${workplace('p', 'w')} from ${workplaces} where p.service`,
      ],
    },
    {
      table: 'statement',
      inserts: [
        statement('employment', key(BLOCK.job), 'bench.person p'),
        statement('employment', key(BLOCK.secondJob), 'bench.person p where other is not null'),
        statement('person', key(BLOCK.person), 'bench.person p'),
        statement(
          'category',
          key(`${BLOCK.category} + c`),
          'bench.person p cross join generate_series(0, 1) c where categories',
        ),
        statement(
          'qualification',
          key(`${BLOCK.course} + c`),
          'bench.person p cross join lateral generate_series(0, p.courses - 1) c',
        ),
        statement('staff_schedule', `${afterPeople} + p.key`, 'bench.place p'),
        statement('workplace', `${afterPeople + WORKPLACES} + ${workplace('p', 'w')}`, `${workplaces} where p.service`),
      ],
    },
    {
      table: 'fact',
      inserts: [
        jobs(BLOCK.job, 'p.unit', '(k - p.first) * 2 + told.part', 'told.kind', rate('k'), 'true'),
        jobs(BLOCK.job, 'p.unit', '100 + k', `'methodist'`, rate('k'), 'p.methodist and told.part = 0'),
        jobs(BLOCK.secondJob, 'p.other', '(k - p.first) * 2 + told.part', 'told.kind', '50', 'p.other is not null'),
        `insert into fact (statement, part, kind, holder, valid_from, amount)
           select ${key(BLOCK.person)}, 0, 'higher-education', p.key, '1900-01-01', 1 from bench.person p where higher`,
        `insert into fact (statement, part, kind, holder, valid_from, valid_to, amount)
           select ${key(`${BLOCK.category} + c`)}, 0, 'category', p.key, ${monthStart('p.first_course + c * 60')} + 9, ${monthStart('p.first_course + (c + 1) * 60')}, 1
             from bench.person p cross join generate_series(0, 1) c where categories`,
        `insert into fact (statement, part, kind, holder, valid_from, amount)
           select ${key(`${BLOCK.course} + c`)}, 0, 'course', p.key, ${monthStart(`p.first_course + c * ${MONTHS_BETWEEN_COURSES}`)} + 14, 1
             from bench.person p cross join lateral generate_series(0, p.courses - 1) c`,
        `insert into fact (statement, part, kind, holder, unit, valid_from, valid_to, amount)
           select ${afterPeople} + p.key, j, 'post', ${people} + p.key, p.key, make_date(2017 + j, 9, 1), case when j < 8 then make_date(2018 + j, 9, 1) end,
                  100 * (p.staff + 1 + j % 3)
             from bench.place p cross join generate_series(0, 8) j`,
        `insert into fact (statement, part, kind, holder, unit, valid_from, amount)
           select ${afterPeople + WORKPLACES} + ${workplace('p', 'w')}, length(told.kind), told.kind, ${people + WORKPLACES} + ${workplace('p', 'w')}, p.key, '2015-01-01', 1
             from ${workplaces} cross join ${equipment} where ${isEquipped}`,
      ],
    },
    {
      table: 'member',
      inserts: [
        ...bothPlaces('educators', '0', `${FOREVER}`, 'true'),
        ...bothPlaces('educators:higher-education', '0', `${FOREVER}`, 'p.higher'),
        ...bothPlaces('educators:course-within-3-years', 'p.first_course', coursesUntil(3), 'true'),
        member('methodists', 'p.unit', '0', `${FOREVER}`, 'p.methodist'),
        member('methodists:higher-education', 'p.unit', '0', `${FOREVER}`, 'p.methodist and p.higher'),
        member('methodists:course-within-5-years', 'p.unit', 'p.first_course', coursesUntil(5), 'p.methodist'),
        member(
          'methodists:category',
          'p.unit',
          'p.first_course',
          'p.first_course + 120',
          'p.methodist and p.categories',
        ),
        rates('filled-rates:at-schedules', 'true'),
        rates('methodist-rates:of-services', 'p.methodist'),
        `insert into member (holder, measure, unit, from_month, to_month, n)
           select p.key, (select key from measure where name = 'filled-rates:at-schedules'), p.other, p.from_month, p.to_month, 50
             from bench.person p where p.other is not null`,
        `insert into member (holder, measure, unit, from_month, to_month, n)
           select ${people} + p.key, (select key from measure where name = 'post-rates'), p.key, (2017 + j) * 12 + 8,
                  case when j < 8 then (2018 + j) * 12 + 8 else ${FOREVER} end, 100 * (p.staff + 1 + j % 3)
             from bench.place p cross join generate_series(0, 8) j`,
        `insert into member (holder, measure, unit, from_month, to_month, n)
           select ${people + WORKPLACES} + ${workplace('p', 'w')}, measure.key, p.key, 2015 * 12, ${FOREVER}, 1
             from ${workplaces} cross join ${equipment} join measure on measure.name = told.kind || ':of-services' where ${isEquipped}`,
      ],
    },
  ];
}

/** One event behind each statement; told as the municipality's staffing would have. */
export const sourceFill: Fill = {
  table: 'source_event',
  inserts: [
    `insert into source_event (statement, version, event_id, type, producer, seq, recorded_at)
       select key, version, ${uuid(`'e' || key::text`)}, told.type, split_part(subject, ':', 2) || '/staffing', key, '2026-09-01'::timestamptz
         from statement
         join (values ('employment', 'staffing.employed.v1'), ('person', 'staffing.person-registered.v1'), ('category', 'staffing.category-granted.v1'),
                      ('qualification', 'staffing.qualification-completed.v1'), ('staff_schedule', 'staffing.staff-schedule-approved.v1'),
                      ('workplace', 'staffing.workplace-registered.v1')) as told(kind, type) on told.kind = split_part(subject, ':', 1)`,
  ],
};

/** By how much each node's figures change: whoever has a second job counts once at every node above both. */
export const stepFill: Fill = {
  table: 'step',
  inserts: [
    `insert into step (measure, hierarchy, node, month, n)
       with counted as (
         select member.*, measure.sums, p.other is null or measure.sums as alone
           from member join measure on measure.key = member.measure left join bench.person p on p.key = member.holder
       ), at_units as (
         select measure, unit, month, sum(by_n) as n
           from counted cross join lateral (values (from_month, counted.n), (to_month, -counted.n)) as change(month, by_n)
          where alone and month < ${FOREVER} group by 1, 2, 3
       ), elsewhere as (
         select measure, hierarchy, node, unnest(range_agg(int4range(counted.from_month, counted.to_month))) as span
           from counted join ancestor on ancestor.unit = counted.unit where not alone group by counted.holder, measure, hierarchy, node
       )
       select measure, hierarchy, node, month, sum(n) from (
         select measure, hierarchy, node, month, n from at_units join ancestor using (unit)
         union all
         select measure, hierarchy, node, lower(span), 1 from elsewhere
         union all
         select measure, hierarchy, node, upper(span), -1 from elsewhere where upper(span) < ${FOREVER}
       ) as changes group by 1, 2, 3, 4 having sum(n) <> 0`,
  ],
};
