-- Figures for the decision on suppression alone: whether a unit's figure may be told depends on its siblings', which the reader may not
-- reach. Numbers only; nothing of them is told.
create function figures_for_disclosure(measures smallint[], hierarchies text[], nodes integer[], months integer[])
  returns table (measure smallint, hierarchy text, node integer, month integer, n bigint)
  language sql stable security definer
  set search_path = pg_catalog, public
  as $$
    select asked.measure, place.hierarchy, place.node, at.month, coalesce(sum(step.n), 0)::bigint
      from unnest(measures) as asked(measure)
      cross join unnest(hierarchies, nodes) as place(hierarchy, node)
      cross join unnest(months) as at(month)
      left join step on step.measure = asked.measure and step.hierarchy = place.hierarchy
                    and step.node = place.node and step.month <= at.month
     group by 1, 2, 3, 4
  $$;
