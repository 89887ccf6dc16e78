-- How many jobs some people have or had, anywhere, without those entered by mistake: {persons}. A number only.
create function staffing.jobs_of(q jsonb) returns bigint language sql stable security definer
  set search_path = pg_catalog
  as $$
    select count(*) from public.employment e
     where not e.cancelled and e.person_id in (select jsonb_array_elements_text(q -> 'persons'))
  $$;
