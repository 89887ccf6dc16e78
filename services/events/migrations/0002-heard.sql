-- What this service has heard from others, as far as its rules ask: who works where, whose record stands for whom, which agreements and
-- structures there are. Kept by the projection `heard`; read through narrow functions, beyond anybody's sight.
create schema heard;
grant usage on schema heard to metodnet_worker;

create table heard.employment (
  id         text primary key,
  person_id  text not null,
  unit_id    text not null,
  valid_from date not null,
  valid_to   date,
  version    integer not null
);
create index employment_person on heard.employment (person_id);
create index employment_unit on heard.employment (unit_id);

create table heard.merged (
  id       text primary key,
  survivor text not null
);
create index merged_survivor on heard.merged (survivor);

create table heard.agreement (
  id         text primary key,
  unit_id    text not null,
  valid_from date not null,
  valid_to   date,
  version    integer not null
);

create table heard.structure (
  id           text primary key,
  unit_id      text not null,
  formed_on    date not null,
  dissolved_on date,
  version      integer not null
);
grant select, insert, update, delete on all tables in schema heard to metodnet_worker;

-- The id that stands for a person after merges.
create function events.self(person text) returns text language sql stable security definer
  set search_path = pg_catalog
  as $$
    with recursive chain(id) as (
      select person
      union
      select m.survivor from heard.merged m join chain on m.id = chain.id
    )
    select id from chain where not exists (select from heard.merged m where m.id = chain.id) limit 1
  $$;

-- Every id under which records of the person may lie: the one that stands for it after merges, and those that were merged into it.
create function events.selves(person text) returns text[] language sql stable security definer
  set search_path = pg_catalog
  as $$
    with recursive known(id) as (
      select events.self(person)
      union
      select m.id from heard.merged m join known on m.survivor = known.id
    )
    select array_agg(id) from known
  $$;

-- How many of some people hold a job in a unit on a day: {persons, unit, on}.
create function events.employed(question jsonb) returns bigint language sql stable security definer
  set search_path = pg_catalog
  as $$
    select count(distinct named.id)
      from jsonb_array_elements_text(question -> 'persons') as named(id)
     -- By the id itself, as nearly always; under another one it is looked for among all who work there.
     where exists (
             select from heard.employment e
              where e.person_id = named.id and e.unit_id = question ->> 'unit'
                and e.valid_from <= (question ->> 'on')::date
                and (e.valid_to is null or (question ->> 'on')::date < e.valid_to))
        or exists (
             select from heard.employment e
              where e.unit_id = question ->> 'unit' and events.self(e.person_id) = events.self(named.id)
                and e.valid_from <= (question ->> 'on')::date
                and (e.valid_to is null or (question ->> 'on')::date < e.valid_to))
  $$;

-- Whether an agreement holds on a day and was signed by the unit's municipality, by one of its units, or above: {agreement, unit, on}.
create function events.agreement_holds(question jsonb) returns bigint language sql stable security definer
  set search_path = pg_catalog
  as $$
    select count(*)
      from heard.agreement a
     where a.id = question ->> 'agreement'
       and a.valid_from <= (question ->> 'on')::date
       and (a.valid_to is null or (question ->> 'on')::date < a.valid_to)
       and split_part(a.id, ':', 1) in (
             select c.ancestor from scope.closure c
              where c.descendant = question ->> 'unit' and c.hierarchy = 'ADMINISTRATIVE'
                and c.valid_from <= (question ->> 'on')::date and (question ->> 'on')::date < c.valid_to)
  $$;

-- Whether a structure exists on a day: {structure, on}.
create function events.structure_exists(question jsonb) returns bigint language sql stable security definer
  set search_path = pg_catalog
  as $$
    select count(*) from heard.structure s
     where s.id = question ->> 'structure' and s.formed_on <= (question ->> 'on')::date
       and (s.dissolved_on is null or (question ->> 'on')::date < s.dissolved_on)
  $$;

-- Rows about somebody: the unit that keeps them and the unit where the person or pupil is at home read them, and the person.
create function events.protect_personal(target regclass) returns void language plpgsql as $$
begin
  perform scope.protect(target, 'unit_id', 'events:read', 'events:write');
  execute format('create policy app_home on %s for select to metodnet_app using (home_id = any (array(select scope.reach(''events:read''))))', target);
  execute format('create policy app_own on %s for select to metodnet_app using (person_id = any ((select events.selves(scope.person()))::text[]))', target);
end $$;
