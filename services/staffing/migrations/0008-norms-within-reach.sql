-- Counts of a unit with all below it are whole whatever of it the actor sees, but only for a unit that the actor may read.
create or replace function staffing.norm_figures(
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
