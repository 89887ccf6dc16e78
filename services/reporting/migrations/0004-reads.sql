-- Figures along a tree that is not the one of their time: how many of the members of the given units count at each node and
-- month. Numbers only, and only for nodes that the actor reaches.
create function figures_along(nodes integer[], units integer[], measures smallint[], months integer[])
  returns table (measure smallint, node integer, month integer, n bigint) language sql stable security definer
  set search_path = pg_catalog, public
  as $$
    select counted.measure, placed.node, asked.month,
           case when kind.sums then sum(counted.n) else count(distinct counted.holder) end
      from unnest(nodes, units) as placed(node, unit)
      join member counted on counted.unit = placed.unit and counted.measure = any(measures)
      join measure kind on kind.key = counted.measure
      join unnest(months) as asked(month) on counted.from_month <= asked.month and asked.month < counted.to_month
     where placed.node in (select reached_units('reporting:read'))
     group by counted.measure, placed.node, asked.month, kind.sums
  $$;

-- How many educators the regional methodists of each node have at each month-end: least, middle and most. `places` are the
-- units of a node at that month-end; `methodists` and `educators` are measures.
create function loads_of_methodists(nodes integer[], units integer[], at integer[], methodists smallint, educators smallint)
  returns table (node integer, month integer, minimum bigint, median double precision, maximum bigint)
  language sql stable security definer
  set search_path = pg_catalog, public
  as $$
    with guiding as (
      select distinct placed.node, placed.month, guide.holder
        from unnest(nodes, units, at) as placed(node, unit, month)
        join member guide on guide.unit = placed.unit and guide.measure = methodists
                         and guide.from_month <= placed.month and placed.month < guide.to_month
       where placed.node in (select reached_units('reporting:read'))
    ), loads as (
      select guiding.node, guiding.month, guiding.holder, count(distinct employed.holder) as load
        from guiding
        join holder methodist on methodist.self = guiding.holder
        left join fact assigned
               on assigned.other = methodist.key and assigned.kind = 'assigned'
              -- A month-end lies in a span of days when its month is at or after the first day's and before the end's.
              and extract(year from assigned.valid_from) * 12 + extract(month from assigned.valid_from) - 1 <= guiding.month
              and (assigned.valid_to is null
                   or guiding.month < extract(year from assigned.valid_to) * 12 + extract(month from assigned.valid_to) - 1)
        left join holder teacher on teacher.key = assigned.holder
        left join member employed
               on employed.holder = teacher.self and employed.measure = educators
              and employed.from_month <= guiding.month and guiding.month < employed.to_month
       group by guiding.node, guiding.month, guiding.holder
    )
    select node, month, min(load), percentile_cont(0.5) within group (order by load), max(load)
      from loads group by node, month
  $$;
