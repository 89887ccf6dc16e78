-- As before, but asks the reach of the asked nodes alone, of whatever size the reader's whole reach is, in a language that keeps its plans.
create or replace function figures_reached(measures smallint[], hierarchies text[], nodes integer[], months integer[])
  returns table (node integer, measure smallint, bucket integer, n bigint) language plpgsql stable security definer
  set search_path = pg_catalog, public
  as $$
#variable_conflict use_column
declare
  ids text[] := array(select unit.id from unit where unit.key = any(nodes));
  reached_ids text[] := array(select scope.reached_among('reporting:read', ids));
  reached integer[] := array(select unit.key from unit where unit.key = any(nodes) and unit.id = any(reached_ids));
begin
  return query
    select unnest(reached), null::smallint, null::integer, 0::bigint
    union all
    -- A step counts from its month on: its bucket is the first asked month-end that is not before it.
    select step.node, step.measure, width_bucket(step.month - 1, months), sum(step.n)::bigint
      from unnest(hierarchies, nodes) as asked(hierarchy, node)
      join step on step.hierarchy = asked.hierarchy and step.node = asked.node
     where asked.node = any(reached) and step.measure = any(measures) and step.month <= months[array_upper(months, 1)]
     group by 1, 2, 3;
end $$;
