-- As network.reach, of the actor that the service was given: for its own check, beside row-level security.
create function network.reach_of(grants jsonb, day date, permission text) returns setof text language sql stable
  set search_path = pg_catalog
  set jit = off
  as $$
    with recursive absent as materialized (
      select id, network.administers(placements) as administrator from public.unit where valid_from > reach_of.day
      union all
      select id, network.administers(placements) from public.unit where closed_on <= reach_of.day
    ), reached(id) as (
      select scope.reach_of(reach_of.grants, reach_of.day, reach_of.permission)
      union
      select absent.id from reached join absent on absent.administrator = reached.id
    )
    select id from reached
  $$;
grant execute on function network.reach_of(jsonb, date, text) to metodnet_app, metodnet_worker;
