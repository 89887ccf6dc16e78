-- The units that somebody with these grants reaches with a permission on a day: what a service asks for its own check, of the actor that it
-- was given. scope.reach asks the same of the transaction's settings for row-level security; the two share no function, so that a fault
-- in one of them is held by the other.
create function scope.reach_of(grants jsonb, day date, permission text) returns setof text language sql stable
  set search_path = pg_catalog
  as $$
    with held as (
      select g.role, g.unit, p.depth
        from jsonb_to_recordset(reach_of.grants) as g(role text, unit text)
        join scope.role_permission p on p.role = g.role and p.permission = reach_of.permission
    )
    select c.descendant
      from held
      join scope.closure c
        on c.ancestor = held.unit
       and c.hierarchy = case when held.role = 'hub-operator' then 'NETWORK' else 'ADMINISTRATIVE' end
      left join scope.unit closed on closed.id = c.descendant and closed.closed_on is not null
     where daterange(c.valid_from, c.valid_to) @> least(reach_of.day, closed.closed_on - 1)
       and c.depth <= coalesce(held.depth, c.depth)
    union
    select unit from held
  $$;
grant execute on function scope.reach_of(jsonb, date, text) to metodnet_app, metodnet_worker;
