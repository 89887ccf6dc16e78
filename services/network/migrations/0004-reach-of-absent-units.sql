-- Units that are not in the tree today are few: they are found first, by their dates, and then followed upwards.
create index unit_beginning on unit (valid_from);
create index unit_closed on unit (closed_on) where closed_on is not null;

-- The day of the current actor; a plain expression, so that the planner knows how few units lie beyond it.
create function network.today() returns date language sql stable
  as $$ select coalesce(nullif(current_setting('metodnet.today', true), '')::date, current_date) $$;

create or replace function network.reach(permission text) returns setof text language sql stable security definer
  set search_path = pg_catalog
  set jit = off
  as $$
    with recursive absent as materialized (
      select id, network.administers(placements) as administrator from public.unit where valid_from > network.today()
      union all
      select id, network.administers(placements) from public.unit where closed_on <= network.today()
    ), reached(id) as (
      select scope.reach(reach.permission)
      union
      select absent.id from reached join absent on absent.administrator = reached.id
    )
    select id from reached
  $$;
