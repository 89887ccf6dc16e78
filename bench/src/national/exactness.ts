import type { Stage } from '../suite/stage.js';

/**
 * Educators, and those retrained, of some municipalities and of what is in them, counted by days over the facts: how many figures there are,
 * and how many of them the steps tell otherwise.
 */
export async function compareWithFacts(
  { sql }: Stage,
  /** Part of the municipalities: one of so many. */
  oneOf: number,
): Promise<{ readonly figures: number; readonly different: number }> {
  const [row] = await sql<{ figures: number; different: number }>(
    'reporting',
    `with at(day, month) as (values ('2024-12-31'::date, 24299), ('2026-05-31', 24316), ('2026-11-30', 24322)),
     node as (
       select distinct below.unit as key, below.hierarchy from unit above
         join ancestor below on below.node = above.key and below.hierarchy = 'ADMINISTRATIVE'
        where above.level = 'MUNICIPALITY' and above.key % $1 = 0
     ), counted as (
       select at.month, node.key, m.name, count(distinct holder.self) as n
         from at
         cross join node
         join ancestor on ancestor.node = node.key and ancestor.hierarchy = node.hierarchy
                      and ancestor.from_month <= at.month and at.month < ancestor.to_month
         join fact job on job.unit = ancestor.unit and job.kind = 'educator'
                      and job.valid_from <= at.day and (job.valid_to is null or at.day < job.valid_to)
         join holder on holder.key = job.holder
         join (values ('educators'), ('educators:course-within-3-years')) as m(name)
           on m.name = 'educators' or exists (
             select from fact course join holder other on other.key = course.holder
              where other.self = holder.self and course.kind = 'course' and course.valid_from <= at.day
                and at.day <= course.valid_from + interval '3 years')
        group by 1, 2, 3
     ), told as (
       select at.month, node.key, measure.name, sum(step.n) as n
         from at cross join node
         join step on step.node = node.key and step.hierarchy = node.hierarchy and step.month <= at.month
         join measure on measure.key = step.measure
        where measure.name in ('educators', 'educators:course-within-3-years') group by 1, 2, 3 having sum(step.n) <> 0
     )
     select count(*)::int as figures, count(*) filter (where counted.n is distinct from told.n)::int as different
       from counted full join told using (month, key, name)`,
    [oneOf],
  );
  return row ?? { figures: 0, different: 0 };
}
