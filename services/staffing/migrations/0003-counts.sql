-- Narrow reads beyond the actor's sight: each answers a number and nothing else (design §5).

-- What was agreed for stretches of time, with the job it belongs to.
create view staffing.term as
  select e.id as employment_id, e.person_id, e.unit_id, e.main,
         t."from" as valid_from, coalesce(t."to", 'infinity') as valid_to, t.position, t."rateHundredths" as rate
    from public.employment e
   cross join jsonb_to_recordset(e.terms) as t("from" date, "to" date, position text, "rateHundredths" integer)
   where not e.cancelled;

-- Other main jobs of a person that overlap a span: {person, from, to, except}.
create function staffing.other_main_jobs(q jsonb) returns bigint language sql stable security definer
  set search_path = pg_catalog
  as $$
    select count(*) from public.employment e
     where e.person_id = q ->> 'person' and e.id <> coalesce(q ->> 'except', '') and e.main and not e.cancelled
       and e.valid_from < coalesce((q ->> 'to')::date, 'infinity')
       and (q ->> 'from')::date < coalesce(e.valid_to, 'infinity')
  $$;

-- The most, in hundredths, that a person's jobs come to on any day, with one of them replaced by the given terms:
-- {person, except, terms: [{from, to, rateHundredths}]}.
create function staffing.peak_rate(q jsonb) returns bigint language sql stable security definer
  set search_path = pg_catalog
  as $$
    with jobs as (
      select valid_from, valid_to, rate from staffing.term
       where person_id = q ->> 'person' and employment_id <> coalesce(q ->> 'except', '')
      union all
      select t."from", coalesce(t."to", 'infinity'), t."rateHundredths"
        from jsonb_to_recordset(coalesce(q -> 'terms', '[]')) as t("from" date, "to" date, "rateHundredths" integer)
    )
    select coalesce(max(total), 0)
      from (select (select sum(j.rate) from jobs j where j.valid_from <= d.day and d.day < j.valid_to) as total
              from (select distinct valid_from as day from jobs) d) totals
  $$;

-- Whose jobs exceed a limit, of some people: what an import is checked by when all of it is in. Numbers only.
create function staffing.overburdened(persons text[], rate_limit bigint)
  returns table (person text, main_jobs bigint, peak bigint) language sql stable security definer
  set search_path = pg_catalog
  as $$
    with jobs as materialized (
      select t.person_id, t.main, t.valid_from, t.valid_to, t.rate,
             count(*) over (partition by t.person_id) as terms
        from staffing.term t where t.person_id = any (persons)
    ), totals as (
      select d.person_id, d.valid_from, sum(j.rate) as total, count(*) filter (where j.main) as mains
        from (select distinct person_id, valid_from from jobs where terms > 1) d
        join jobs j on j.person_id = d.person_id and j.valid_from <= d.valid_from and d.valid_from < j.valid_to
       group by d.person_id, d.valid_from
    )
    select person_id, max(mains), max(total)::bigint from totals
     group by person_id having max(mains) > 1 or max(total) > rate_limit
  $$;

-- How many of some people have a job on a day: {persons, on, unit or null for anywhere, positions or null for any}.
create function staffing.employed(q jsonb) returns bigint language sql stable security definer
  set search_path = pg_catalog
  as $$
    select count(distinct t.person_id) from staffing.term t
     where t.person_id in (select jsonb_array_elements_text(q -> 'persons'))
       and t.valid_from <= (q ->> 'on')::date and (q ->> 'on')::date < t.valid_to
       and (q ->> 'unit' is null or t.unit_id = q ->> 'unit')
       and (jsonb_typeof(q -> 'positions') is distinct from 'array'
            or t.position in (select jsonb_array_elements_text(q -> 'positions')))
  $$;

-- Whether a claim names a person rightly: {person, identityKey}. Two who share a key are told apart by the id.
create function staffing.claims_rightly(q jsonb) returns bigint language sql stable security definer
  set search_path = pg_catalog
  as $$
    select count(*) from public.person p
     where p.id = q ->> 'person' and p.identity_key = q ->> 'identityKey' and p.merged_into is null
  $$;

-- Statuses of regional methodist of a person that are not over on a day: {person, on}.
create function staffing.regional_statuses(q jsonb) returns bigint language sql stable security definer
  set search_path = pg_catalog
  as $$
    select count(*) from public.regional_methodist r
     where r.person_id = q ->> 'person' and (r.valid_to is null or (q ->> 'on')::date < r.valid_to)
  $$;

-- Other regional methodists to whom a teacher is still assigned on a day: {teacher, on, except}.
create function staffing.assigned_elsewhere(q jsonb) returns bigint language sql stable security definer
  set search_path = pg_catalog
  as $$
    select count(*) from public.regional_methodist r
     cross join jsonb_to_recordset(r.teachers) as t("teacherId" text, "to" date)
     where r.teachers @> jsonb_build_array(jsonb_build_object('teacherId', q ->> 'teacher'))
       and t."teacherId" = q ->> 'teacher' and r.id <> q ->> 'except'
       and (t."to" is null or (q ->> 'on')::date < t."to")
  $$;

-- The record that stands for each of some ids after merges: opaque ids in, opaque ids out.
create function staffing.survivors(ids text[]) returns table (id text, survivor text) language sql stable security definer
  set search_path = pg_catalog
  as $$
    with recursive chain as (
      select p.id, p.id as survivor, p.merged_into, 0 as step from public.person p where p.id = any (ids)
      union all
      select c.id, p.id, p.merged_into, c.step + 1 from chain c join public.person p on p.id = c.merged_into where c.step < 20
    )
    select c.id, c.survivor from chain c where c.merged_into is null
  $$;

-- After a merge: everything told of the merged id belongs to the survivor. Does nothing before the merge is recorded.
create function staffing.follow_merge(merged text) returns bigint language plpgsql security definer
  set search_path = pg_catalog
  as $$
declare
  survivor text;
  moved bigint := 0;
begin
  select p.merged_into into survivor from public.person p where p.id = merged;
  if survivor is null then return 0; end if;
  update public.employment set person_id = survivor where person_id = merged;
  get diagnostics moved = row_count;
  update public.qualification set person_id = survivor where person_id = merged;
  update public.category set person_id = survivor where person_id = merged;
  -- Of two results of one check in one unit the later holds.
  delete from public.admission a using public.admission b
   where a.person_id in (merged, survivor) and b.person_id in (merged, survivor) and a.person_id <> b.person_id
     and b.unit_id = a.unit_id and b."check" = a."check"
     and (a.checked_on < b.checked_on or (a.checked_on = b.checked_on and a.person_id = merged));
  update public.admission set person_id = survivor where person_id = merged;
  update public.regional_methodist set person_id = survivor where person_id = merged;
  update public.regional_methodist set teachers = replace(teachers::text, to_json(merged)::text, to_json(survivor)::text)::jsonb
   where teachers @> jsonb_build_array(jsonb_build_object('teacherId', merged));
  update public.methodist_assignment set methodist_id = survivor where methodist_id = merged;
  update public.methodist_assignment set teacher_ids = array_replace(teacher_ids, merged, survivor) where merged = any (teacher_ids);
  update public.management_team set members = replace(members::text, to_json(merged)::text, to_json(survivor)::text)::jsonb
   where members @> jsonb_build_array(jsonb_build_object('personId', merged));
  return moved;
end $$;

-- What staffing norms are made of, for a unit with all below it on a day. Counts only, so that a municipal sum is right
-- whatever of the municipality the actor sees, and only for a unit that the actor may read. People are counted once (AMB-31).
create function staffing.norm_figures(
  top text, on_day date, school_kinds text[], service_kinds text[], pedagogical text[],
  subject_methodists text[], preschool_methodists text[], textbook_methodists text[],
  out school_staff bigint, out all_staff bigint, out preschools bigint, out methodists bigint,
  out subject_scheduled bigint, out preschool_scheduled bigint, out textbook_scheduled bigint,
  out subject_filled bigint, out preschool_filled bigint, out textbook_filled bigint)
  language sql stable security definer set search_path = pg_catalog
  as $$
    with units as materialized (
      select w.id, u.kind, coalesce(u.kind = any (service_kinds), false) as service
        from staffing.units_within(top, on_day) as w(id) left join scope.unit u on u.id = w.id
       where top = any (array(select scope.reach('staffing:read')))
    ), jobs as (
      select t.person_id, t.position, t.rate, units.kind, units.service
        from staffing.term t join units on units.id = t.unit_id
       where t.valid_from <= on_day and on_day < t.valid_to
    ), staff as (
      select count(distinct person_id) filter (where position = any (pedagogical) and kind = any (school_kinds)) as school,
             count(distinct person_id) filter (where position = any (pedagogical)) as everyone,
             count(distinct person_id) filter (where service and position = any (subject_methodists || preschool_methodists || textbook_methodists)) as methodists,
             coalesce(sum(rate) filter (where service and position = any (subject_methodists)), 0) as subject,
             coalesce(sum(rate) filter (where service and position = any (preschool_methodists)), 0) as preschool,
             coalesce(sum(rate) filter (where service and position = any (textbook_methodists)), 0) as textbook
        from jobs
    ), posts as (
      select p.position, p."postsHundredths" as posts
        from public.staff_schedule s
        join units on units.id = s.unit_id and units.service
       cross join jsonb_to_recordset(s.schedules) as a("from" date, "to" date, posts jsonb)
       cross join jsonb_to_recordset(a.posts) as p(position text, "postsHundredths" integer)
       where a."from" <= on_day and (a."to" is null or on_day < a."to")
    ), scheduled as (
      select coalesce(sum(posts) filter (where position = any (subject_methodists)), 0) as subject,
             coalesce(sum(posts) filter (where position = any (preschool_methodists)), 0) as preschool,
             coalesce(sum(posts) filter (where position = any (textbook_methodists)), 0) as textbook
        from posts
    )
    select staff.school, staff.everyone, (select count(*) from units where kind = 'PRESCHOOL'), staff.methodists,
           scheduled.subject, scheduled.preschool, scheduled.textbook, staff.subject, staff.preschool, staff.textbook
      from staff, scheduled
  $$;

revoke execute on all functions in schema staffing from public;
grant execute on all functions in schema staffing to metodnet_app, metodnet_worker;
-- Terms read past policies; the functions above are the only way to them.
revoke all on staffing.term from metodnet_app;
