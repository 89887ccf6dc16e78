-- The unit tree that this service keeps from network's domain events, and what the current actor reaches in it.
create schema scope;

create table scope.unit (
  id        text primary key,
  kind      text not null,
  level     text not null,
  name      text not null,
  owner_id  text not null,
  -- First day on which it no longer exists. Rights to what a closed unit left are judged as on its last day.
  closed_on date
);
-- Few units are closed: found without looking at each unit that is reached.
create index unit_closed on scope.unit (id, closed_on) where closed_on is not null;

-- What each owner has told of a unit, in its newest version: its kind and level, its name, its end, its places in a hierarchy. Older ones
-- that come later change nothing: the domain events come at least once, and network writes its own copy before it hears of it.
create table scope.heard (
  unit    text not null,
  about   text not null check (about in ('unit', 'name', 'closed', 'ADMINISTRATIVE', 'NETWORK')),
  -- The owner whose event it is. Only who counts for the unit is believed, and nobody else's version hides theirs.
  teller  text not null,
  version integer not null,
  value   jsonb not null,
  primary key (unit, about, teller)
);

create table scope.edge (
  child        text not null,
  child_level  text not null,
  parent       text not null,
  parent_level text not null,
  hierarchy    text not null check (hierarchy in ('ADMINISTRATIVE', 'NETWORK')),
  valid_from   date not null,
  valid_to     date not null,
  primary key (child, hierarchy, valid_from)
);
create index edge_parent on scope.edge (parent, hierarchy);

-- Every unit under every unit above it, itself included, with the span for which it lasts.
create table scope.closure (
  ancestor   text not null,
  descendant text not null,
  hierarchy  text not null,
  valid_from date not null,
  valid_to   date not null,
  depth      integer not null,
  primary key (descendant, hierarchy, ancestor, valid_from)
);
-- What the actor reaches is asked by every statement on a protected table, so it must cost little, also to one who reaches a country.
-- Wide enough to be answered from the index alone.
create index closure_reach on scope.closure (ancestor, hierarchy, descendant) include (valid_from, valid_to, depth);

-- NETWORK is composed: hubs and their municipalities as agreed, and below municipalities what administers them.
create view scope.composed_edge as
  select hierarchy as along, child, parent, valid_from, valid_to from scope.edge
  union all
  select 'NETWORK', child, parent, valid_from, valid_to from scope.edge
   where hierarchy = 'ADMINISTRATIVE' and child_level in ('ORGANISATION', 'REGION');

-- Recomputes the closure of some units and of everything that ever was below them.
create function scope.recompute_closure(units text[]) returns void language plpgsql as $$
begin
  create temporary table if not exists affected (id text primary key) on commit drop;
  truncate affected;
  insert into affected
    with recursive down(id) as (
      select unnest(units)
      union
      select edge.child from down join scope.edge on edge.parent = down.id
    )
    select id from down;
  delete from scope.closure where descendant in (select id from affected);
  insert into scope.closure (ancestor, descendant, hierarchy, valid_from, valid_to, depth)
    with recursive up(along, descendant, ancestor, valid_from, valid_to, depth) as (
      select along, affected.id, affected.id, '-infinity'::date, 'infinity'::date, 0
        from affected cross join (values ('ADMINISTRATIVE'), ('NETWORK')) as hierarchies(along)
       where exists (select from scope.unit where unit.id = affected.id)
      union all
      select up.along, up.descendant, edge.parent,
             greatest(up.valid_from, edge.valid_from), least(up.valid_to, edge.valid_to), up.depth + 1
        from up
        join scope.composed_edge edge on edge.child = up.ancestor and edge.along = up.along
       where greatest(up.valid_from, edge.valid_from) < least(up.valid_to, edge.valid_to) and up.depth < 12
    )
    select ancestor, descendant, along, valid_from, max(valid_to), min(depth)
      from up group by ancestor, descendant, along, valid_from;
end $$;

-- Derives units, and for those that are placed anew also edges and closures, from what was told of them. A unit is its owner's to tell of:
-- whoever registered it. Of several who could have (a code begins with the code of the region and of the municipality) the nearest
-- counts, the one with the longest code; so what counts does not depend on who is heard first.
create function scope.retell(units text[], placed text[]) returns void language plpgsql as $$
begin
  insert into scope.unit as known (id, kind, level, name, owner_id, closed_on)
    select distinct on (told.unit) told.unit, told.value ->> 'kind', told.value ->> 'level', name.value #>> '{}', told.teller,
           (closed.value #>> '{}')::date
      from scope.heard told
      join scope.heard name on name.unit = told.unit and name.about = 'name' and name.teller = told.teller
      left join scope.heard closed on closed.unit = told.unit and closed.about = 'closed' and closed.teller = told.teller
     where told.unit = any(units) and told.about = 'unit'
     order by told.unit, length(told.teller) desc
    on conflict (id) do update
       set kind = excluded.kind, level = excluded.level, name = excluded.name, owner_id = excluded.owner_id, closed_on = excluded.closed_on;
  if cardinality(placed) = 0 then return; end if;

  delete from scope.edge where child = any(placed);
  -- A place that was left on its first day never was one; of two from one day, which nobody should tell, one counts.
  insert into scope.edge (child, child_level, parent, parent_level, hierarchy, valid_from, valid_to)
    select distinct on (told.unit, told.about, p."from") told.unit, told.value ->> 'level', p."parentId", p."parentLevel", told.about,
           p."from", coalesce(p."to", 'infinity')
      from scope.heard told
      join scope.unit u on u.id = told.unit and u.owner_id = told.teller
     cross join jsonb_to_recordset(told.value -> 'parents') as p("parentId" text, "parentLevel" text, "from" date, "to" date)
     where told.unit = any(placed) and told.about in ('ADMINISTRATIVE', 'NETWORK') and (p."to" is null or p."from" < p."to")
     order by told.unit, told.about, p."from", p."to", p."parentId";
  perform scope.recompute_closure(placed);
end $$;

-- Role → permissions, written from the one table in libs/scope at every migration.
create table scope.role_permission (
  role       text not null,
  permission text not null,
  -- How many steps below the unit of the grant it reaches; null when all the way.
  depth      integer,
  primary key (role, permission)
);

create table scope.role_grant (
  id         text primary key,
  subject    text not null,
  role       text not null,
  unit       text not null,
  valid_from date not null,
  valid_to   date not null
);
create index role_grant_subject on scope.role_grant (subject);

-- Whether an owner has a say in what concerns a unit between two days: it registered the unit, or administers it for some of the time.
-- Asked when a statement is read, not when it is heard: a grant may come before its unit, and a unit before its place.
create function scope.answers_for(owner text, of_unit text, from_day date, to_day date) returns boolean language sql stable
  set search_path = pg_catalog
  as $$
    select exists (select from scope.unit where id = of_unit and owner_id = owner)
        or exists (select from scope.closure
                    where descendant = of_unit and hierarchy = 'ADMINISTRATIVE' and ancestor = owner
                      and valid_from < to_day and from_day < valid_to)
  $$;

-- A grant is a record of the owner in its id; it counts when that owner has a say in its unit.
create function scope.grants_of(who text)
  returns table (role text, unit text, valid_from date, valid_to date) language sql stable security definer
  set search_path = pg_catalog
  as $$
    select role, unit, valid_from, valid_to from scope.role_grant
     where subject = who and scope.answers_for(split_part(id, ':', 1), unit, valid_from, valid_to)
  $$;

-- The units that the current actor reaches with a permission, today. Settings are local to the transaction: without
-- them nothing is reached. In a language that keeps its plan: planning took longer than reading a municipality's reach.
create function scope.reach(permission text) returns setof text language plpgsql stable security definer
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

-- The units that somebody with these grants reaches with a permission on a day: what a service asks for its own check, of the actor that it
-- was given. scope.reach asks the same of the transaction's settings for row-level security; the two share no function, so that a fault
-- in one of them is held by the other.
create function scope.reach_of(grants jsonb, day date, permission text) returns setof text language plpgsql stable
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

-- The current actor's own person id, or null.
create function scope.person() returns text language sql stable
  as $$ select nullif(current_setting('metodnet.person', true), '') $$;

-- Puts a table under row-level security by the unit in one of its columns, and lets the app role write in it.
create function scope.protect(target regclass, unit_column text, read_permission text, write_permission text)
  returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy app_read on %s for select to metodnet_app using (%I = any (array(select scope.reach(%L))))',
                 target, unit_column, read_permission);
  execute format('create policy app_insert on %s for insert to metodnet_app with check (%I = any (array(select scope.reach(%L))))',
                 target, unit_column, write_permission);
  execute format('create policy app_update on %s for update to metodnet_app using (%I = any (array(select scope.reach(%L)))) with check (%I = any (array(select scope.reach(%L))))',
                 target, unit_column, write_permission, unit_column, write_permission);
  execute format('create policy app_delete on %s for delete to metodnet_app using (%I = any (array(select scope.reach(%L))))',
                 target, unit_column, write_permission);
  execute format('create policy worker on %s to metodnet_worker using (true) with check (true)', target);
  execute format('grant select, insert, update, delete on %s to metodnet_app', target);
end $$;

-- The owner that answers for a unit's new records on a day: the nearest above it, itself included, that owns itself
-- (a municipality, a region, the inter-regional unit). A moved school's new records belong to where it is now.
create function scope.owner_on(of_unit text, on_day date) returns text language sql stable
  as $$
    with judged as (
      -- Of a unit that begins later, on its first day; of one that is closed, on its last.
      select least(greatest(on_day, (select min(valid_from) from scope.edge where child = of_unit and hierarchy = 'ADMINISTRATIVE')),
                   (select closed_on - 1 from scope.unit where id = of_unit)) as day
    )
    select c.ancestor
      from scope.closure c
      join scope.unit u on u.id = c.ancestor and u.owner_id = u.id
     where c.descendant = of_unit and c.hierarchy = 'ADMINISTRATIVE'
       and daterange(c.valid_from, c.valid_to) @> (select day from judged)
     order by c.depth limit 1
  $$;

grant usage on schema scope to metodnet_app, metodnet_worker;
grant select on scope.unit, scope.edge, scope.closure, scope.composed_edge, scope.role_permission to metodnet_app, metodnet_worker;
grant select, insert, update, delete on scope.heard to metodnet_worker;
grant insert, update, delete on scope.unit, scope.edge, scope.closure, scope.role_grant to metodnet_worker;
grant select on scope.role_grant to metodnet_worker;
revoke execute on function scope.reached_among(text, text[]) from public;
grant execute on all functions in schema scope to metodnet_app, metodnet_worker;
