-- Whether somebody holds a job on a day in a unit or in one that stands under it: {person, unit, on}.
create function events.employed_within(question jsonb) returns bigint language sql stable security definer
  set search_path = pg_catalog
  as $$
    select count(*)
      from heard.employment e
     where e.person_id = any (events.selves(question ->> 'person'))
       and e.valid_from <= (question ->> 'on')::date
       and (e.valid_to is null or (question ->> 'on')::date < e.valid_to)
       and e.unit_id in (select events.units_within(question ->> 'unit', (question ->> 'on')::date))
  $$;
