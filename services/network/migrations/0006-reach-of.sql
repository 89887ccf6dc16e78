-- A unit that is not in the tree today is reached through the one that administers it, but no further below the unit of a grant than the role
-- reaches.
create or replace function network.reach(permission text) returns setof text language sql stable security definer
  set search_path = pg_catalog
  set jit = off
  as $$
    with recursive absent as materialized (
      select id, network.administers(placements) as administrator from public.unit where valid_from > network.today()
      union all
      select id, network.administers(placements) from public.unit where closed_on <= network.today()
    ), held as (
      select g.role, g.unit, p.depth
        from jsonb_to_recordset(coalesce(nullif(current_setting('metodnet.grants', true), ''), '[]')::jsonb) as g(role text, unit text)
        join scope.role_permission p on p.role = g.role and p.permission = reach.permission
    ), begun(id, further) as (
      select c.descendant, held.depth - c.depth
        from held
        join scope.closure c
          on c.ancestor = held.unit
         and c.hierarchy = case when held.role = 'hub-operator' then 'NETWORK' else 'ADMINISTRATIVE' end
        left join scope.unit closed on closed.id = c.descendant and closed.closed_on is not null
       where daterange(c.valid_from, c.valid_to) @> least(network.today(), closed.closed_on - 1)
         and c.depth <= coalesce(held.depth, c.depth)
      union all
      select unit, depth from held
    ), reached(id, further) as (
      select id, further from begun
      union
      select absent.id, reached.further - 1
        from reached join absent on absent.administrator = reached.id
       where coalesce(reached.further, 1) > 0
    )
    select id from reached
  $$;

-- As network.reach, of the actor that the service was given: for its own check, beside row-level security.
create function network.reach_of(grants jsonb, day date, permission text) returns setof text language sql stable
  set search_path = pg_catalog
  set jit = off
  as $$
    with recursive absent as materialized (
      select id, network.administers(placements) as administrator from public.unit where valid_from > reach_of.day
      union all
      select id, network.administers(placements) from public.unit where closed_on <= reach_of.day
    ), held as (
      select g.role, g.unit, p.depth
        from jsonb_to_recordset(reach_of.grants) as g(role text, unit text)
        join scope.role_permission p on p.role = g.role and p.permission = reach_of.permission
    ), begun(id, further) as (
      select c.descendant, held.depth - c.depth
        from held
        join scope.closure c
          on c.ancestor = held.unit
         and c.hierarchy = case when held.role = 'hub-operator' then 'NETWORK' else 'ADMINISTRATIVE' end
        left join scope.unit closed on closed.id = c.descendant and closed.closed_on is not null
       where daterange(c.valid_from, c.valid_to) @> least(reach_of.day, closed.closed_on - 1)
         and c.depth <= coalesce(held.depth, c.depth)
      union all
      select unit, depth from held
    ), reached(id, further) as (
      select id, further from begun
      union
      select absent.id, reached.further - 1
        from reached join absent on absent.administrator = reached.id
       where coalesce(reached.further, 1) > 0
    )
    select id from reached
  $$;

grant execute on function network.reach_of(jsonb, date, text) to metodnet_app, metodnet_worker;
