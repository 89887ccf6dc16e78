-- People, their jobs and records. Names, contacts and birth dates live in `person` alone and never leave this database.
create schema staffing;
grant usage on schema staffing to metodnet_app, metodnet_worker;

-- The day on which rights are judged: the actor's.
create function staffing.today() returns date language sql stable
  as $$ select coalesce(nullif(current_setting('metodnet.today', true), '')::date, current_date) $$;

-- A unit with all below it on a day: along the hubs for a hub, along the administration for everyone else.
create function staffing.units_within(top text, on_day date) returns setof text language sql stable
  as $$
    select top
    union
    select c.descendant from scope.closure c
     where c.ancestor = top
       and c.hierarchy = case when exists (select from scope.unit u where u.id = top and u.level = 'HUB')
                              then 'NETWORK' else 'ADMINISTRATIVE' end
       and c.valid_from <= on_day and on_day < c.valid_to
  $$;

create table employment (
  id               text primary key,
  person_id        text not null,
  unit_id          text not null,
  personnel_number text,
  main             boolean not null,
  valid_from       date not null,
  valid_to         date check (valid_to > valid_from),
  cancelled        boolean not null,
  -- [{from, to, position, rateHundredths, teachingLoadHundredths, subjects}] in order of time.
  terms            jsonb not null,
  version          integer not null
);
create index employment_person on employment (person_id);
create index employment_unit on employment (unit_id);
select scope.protect('employment', 'unit_id', 'staffing:read', 'staffing:write');
create policy app_own on employment for select to metodnet_app using (person_id = (select scope.person()));

create table person (
  id                    text primary key,
  -- The steward: the unit that keeps the record.
  unit_id               text not null,
  last_name             text not null,
  first_name            text not null,
  patronymic            text,
  birth_date            date not null,
  phone                 text,
  email                 text,
  education             text not null,
  higher_education_from date,
  pedagogical_since     date,
  identity_key          text not null,
  merged_into           text references person (id),
  version               integer not null
);
create index person_identity on person (identity_key);
create index person_steward on person (unit_id);
alter table employment add constraint employment_person_fk foreign key (person_id) references person (id);

-- Whether the steward employs the person no longer: then a current employer may take the record over.
create function staffing.is_left_by_steward(person text, steward text) returns boolean language sql stable security definer
  set search_path = pg_catalog
  as $$
    select not exists (select from public.employment e
                        where e.person_id = person and e.unit_id = steward and not e.cancelled
                          and e.valid_from <= staffing.today() and (e.valid_to is null or staffing.today() < e.valid_to))
  $$;

-- Readable with names by whoever may read names where the person works now, by the steward, and by the person.
alter table person enable row level security;
alter table person force row level security;
create policy app_read on person for select to metodnet_app using (
  unit_id = any (array(select scope.reach('staffing:read-names')))
  or id = (select scope.person())
  or exists (select from employment e
              where e.person_id = person.id and not e.cancelled
                and e.valid_from <= staffing.today() and (e.valid_to is null or staffing.today() < e.valid_to)
                and e.unit_id = any (array(select scope.reach('staffing:read-names')))));
create policy app_insert on person for insert to metodnet_app
  with check (unit_id = any (array(select scope.reach('staffing:write'))));
create policy app_update on person for update to metodnet_app
  using (
    unit_id = any (array(select scope.reach('staffing:write')))
    or (staffing.is_left_by_steward(id, unit_id)
        and exists (select from employment e
                     where e.person_id = person.id and not e.cancelled
                       and e.valid_from <= staffing.today() and (e.valid_to is null or staffing.today() < e.valid_to)
                       and e.unit_id = any (array(select scope.reach('staffing:write'))))))
  with check (unit_id = any (array(select scope.reach('staffing:write'))));
create policy worker on person to metodnet_worker using (true) with check (true);
grant insert, update on person to metodnet_app;

-- The same people without names, contacts and birth dates, for those who may read posts but not names. The view reads
-- past the table's policies (as its owner) and holds the narrower question itself.
create view person_opaque with (security_barrier) as
  select id, unit_id, education, higher_education_from, merged_into, version
    from person p
   where unit_id = any (array(select scope.reach('staffing:read')))
      or id = (select scope.person())
      or exists (select from employment e
                  where e.person_id = p.id and not e.cancelled
                    and e.valid_from <= staffing.today() and (e.valid_to is null or staffing.today() < e.valid_to)
                    and e.unit_id = any (array(select scope.reach('staffing:read'))));

-- And those who may be read with names, asked for once more beside the table's policies.
create view person_named with (security_invoker) as
  select *
    from person p
   where unit_id = any (array(select scope.reach('staffing:read-names')))
      or id = (select scope.person())
      or exists (select from employment e
                  where e.person_id = p.id and not e.cancelled
                    and e.valid_from <= staffing.today() and (e.valid_to is null or staffing.today() < e.valid_to)
                    and e.unit_id = any (array(select scope.reach('staffing:read-names'))));

create table qualification (
  id                  text primary key,
  person_id           text not null references person (id),
  unit_id             text not null,
  kind                text not null,
  programme           text not null,
  hours               integer not null,
  completed_on        date not null,
  in_federal_register boolean not null,
  diagnosed_on        date,
  document            text,
  withdrawn           boolean not null,
  version             integer not null
);
create index qualification_person on qualification (person_id, completed_on);
select scope.protect('qualification', 'unit_id', 'staffing:read', 'staffing:write');
create policy app_of_person on qualification for select to metodnet_app
  using (exists (select from person_opaque p where p.id = person_id));

create table category (
  id          text primary key,
  person_id   text not null references person (id),
  unit_id     text not null,
  kind        text not null,
  granted_on  date not null,
  valid_until date check (valid_until >= granted_on),
  withdrawn   boolean not null,
  version     integer not null
);
create index category_person on category (person_id, granted_on);
select scope.protect('category', 'unit_id', 'staffing:read', 'staffing:write');
create policy app_of_person on category for select to metodnet_app
  using (exists (select from person_opaque p where p.id = person_id));

-- Status and date only. Nobody but the employer sees them.
create table admission (
  id         text primary key,
  person_id  text not null references person (id),
  unit_id    text not null,
  "check"    text not null,
  status     text not null,
  checked_on date not null,
  version    integer not null,
  unique (unit_id, person_id, "check")
);
select scope.protect('admission', 'unit_id', 'staffing:read-names', 'staffing:write');

create table regional_methodist (
  id         text primary key,
  person_id  text not null references person (id),
  unit_id    text not null,
  valid_from date not null,
  valid_to   date check (valid_to > valid_from),
  -- [{teacherId, from, to}]
  teachers   jsonb not null,
  version    integer not null
);
create index regional_methodist_person on regional_methodist (person_id);
create index regional_methodist_teachers on regional_methodist using gin (teachers jsonb_path_ops);
select scope.protect('regional_methodist', 'unit_id', 'staffing:read', 'staffing:write');
create policy app_of_person on regional_methodist for select to metodnet_app
  using (exists (select from person_opaque p where p.id = person_id));

create table methodist_assignment (
  id               text primary key,
  methodist_id     text not null references person (id),
  unit_id          text not null,
  teacher_ids      text[] not null,
  organisation_ids text[] not null,
  direction        text,
  valid_from       date not null,
  valid_to         date check (valid_to > valid_from),
  version          integer not null
);
create index methodist_assignment_unit on methodist_assignment (unit_id);
create index methodist_assignment_methodist on methodist_assignment (methodist_id);
select scope.protect('methodist_assignment', 'unit_id', 'staffing:read', 'staffing:write');

create table management_team (
  id         text primary key,
  unit_id    text not null,
  valid_from date not null,
  valid_to   date check (valid_to > valid_from),
  -- [{personId, from, to}]
  members    jsonb not null,
  -- [{programmeKind, hours, completedOn}]
  trainings  jsonb not null,
  version    integer not null
);
create index management_team_unit on management_team (unit_id);
select scope.protect('management_team', 'unit_id', 'staffing:read', 'staffing:write');
