-- What the actor reaches is asked by every statement on a protected table, so it must cost little, also to one who reaches a country.

-- Wide enough to be answered from the index alone.
create index closure_reach on scope.closure (ancestor, hierarchy, descendant) include (valid_from, valid_to, depth);
drop index scope.closure_descendants;
-- Few units are closed: found without looking at each unit that is reached.
create index unit_closed on scope.unit (id, closed_on) where closed_on is not null;

-- Both as before, in a language that keeps their plans: planning took longer than reading a municipality's reach.
create or replace function scope.reach(permission text) returns setof text language plpgsql stable security definer
  set search_path = pg_catalog
  as $$
declare
  grants jsonb := coalesce(nullif(current_setting('metodnet.grants', true), ''), '[]');
  today date := coalesce(nullif(current_setting('metodnet.today', true), '')::date, current_date);
begin
  return query
    with held as (
      select g.role, g.unit, p.depth
        from jsonb_to_recordset(grants) as g(role text, unit text)
        join scope.role_permission p on p.role = g.role and p.permission = reach.permission
    )
    select c.descendant
      from held
      join scope.closure c
        on c.ancestor = held.unit
       and c.hierarchy = case when held.role = 'hub-operator' then 'NETWORK' else 'ADMINISTRATIVE' end
      left join scope.unit closed on closed.id = c.descendant and closed.closed_on is not null
     where daterange(c.valid_from, c.valid_to) @> least(today, closed.closed_on - 1)
       and c.depth <= coalesce(held.depth, c.depth)
    union
    select held.unit from held;
end $$;

create or replace function scope.reach_of(grants jsonb, day date, permission text) returns setof text language plpgsql stable
  set search_path = pg_catalog
  as $$
begin
  return query
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
    select held.unit from held;
end $$;

-- Which of some units the actor reaches: for whoever asks about few of many.
create function scope.reached_among(permission text, units text[]) returns setof text language plpgsql stable security definer
  set search_path = pg_catalog
  as $$
declare
  grants jsonb := coalesce(nullif(current_setting('metodnet.grants', true), ''), '[]');
  today date := coalesce(nullif(current_setting('metodnet.today', true), '')::date, current_date);
begin
  return query
    with held as (
      select g.role, g.unit, p.depth
        from jsonb_to_recordset(grants) as g(role text, unit text)
        join scope.role_permission p on p.role = g.role and p.permission = reached_among.permission
    )
    select asked.id
      from unnest(units) as asked(id)
     where asked.id in (select held.unit from held)
        or exists (
          select from held
            join scope.closure c
              on c.descendant = asked.id and c.ancestor = held.unit
             and c.hierarchy = case when held.role = 'hub-operator' then 'NETWORK' else 'ADMINISTRATIVE' end
            left join scope.unit closed on closed.id = c.descendant and closed.closed_on is not null
           where daterange(c.valid_from, c.valid_to) @> least(today, closed.closed_on - 1)
             and c.depth <= coalesce(held.depth, c.depth)
        );
end $$;
revoke execute on function scope.reached_among(text, text[]) from public;
grant execute on function scope.reached_among(text, text[]) to metodnet_app, metodnet_worker;
