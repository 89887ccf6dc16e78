-- Whoever is asking, as the record that stands for them now: a token may name a person by an id that was merged since.
create or replace function scope.person() returns text language sql stable security definer
  set search_path = pg_catalog
  as $$
    select coalesce((select s.survivor from staffing.survivors(array[told.id]) s), told.id)
      from (select nullif(current_setting('metodnet.person', true), '') as id) told
  $$;
