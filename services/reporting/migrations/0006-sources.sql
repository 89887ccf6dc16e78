-- Whose events tell of a unit. A unit's facts stay with the owner that recorded them, wherever the unit moves: a municipality that took
-- over another's schools rests on what the other has told. Registry like the rest: it names no one and counts nothing.
create table told_by (
  unit  integer not null references unit,
  owner text not null,
  primary key (unit, owner)
);
insert into told_by (unit, owner)
  select distinct fact.unit, split_part(statement.subject, ':', 2)
    from fact join statement on statement.key = fact.statement where fact.unit is not null;
update revision set tree = tree + 1;
grant select on told_by to metodnet_app, metodnet_worker;
grant insert, update, delete on told_by to metodnet_worker;

-- Which of some nodes the actor reaches, and their steps added up between the asked month-ends: a row without a measure for every node
-- that is reached. One statement, so that the reach, the dearest part at the size of a country, is worked out once.
create function figures_reached(measures smallint[], hierarchies text[], nodes integer[], months integer[])
  returns table (node integer, measure smallint, bucket integer, n bigint) language sql stable security definer
  set search_path = pg_catalog, public
  as $$
    with asked as materialized (
      select place.hierarchy, place.node
        from unnest(hierarchies, nodes) as place(hierarchy, node)
       where place.node in (select reached_units('reporting:read'))
    )
    select asked.node, null, null, 0 from asked
    union all
    -- A step counts from its month on: its bucket is the first asked month-end that is not before it.
    select asked.node, step.measure, width_bucket(step.month - 1, months), sum(step.n)::bigint
      from asked
      join step on step.hierarchy = asked.hierarchy and step.node = asked.node
     where step.measure = any(measures) and step.month <= months[array_upper(months, 1)]
     group by 1, 2, 3
  $$;
