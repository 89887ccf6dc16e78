-- Which series an event belongs to, when it is one of several of a kind.
alter table event add column series_id text;
create index event_series on event (series_id, starts_on) where series_id is not null;

-- Who came in whose place.
alter table participation add column replaces_id text references participation (id);
create index participation_referral on participation (referral_id) where referral_id is not null;

-- Pupils: an opaque id, and the number under which their own organisation finds them. Neither the number nor the year of birth is for anybody else.
create table pupil (
  id          text primary key,
  unit_id     text not null,
  reference   text,
  birth_year  integer not null,
  moving_to   text,
  merged_into text references pupil (id),
  version     integer not null
);
create unique index pupil_reference on pupil (unit_id, reference) where reference is not null;
create index pupil_moving on pupil (moving_to) where moving_to is not null;
select scope.protect('pupil', 'unit_id', 'events:refer', 'events:refer');
-- Where a pupil is going: it sees who comes, and takes over.
create policy app_arriving on pupil for select to metodnet_app using (moving_to = any (array(select scope.reach('events:refer'))));
create policy app_admit on pupil for update to metodnet_app
  using (moving_to = any (array(select scope.reach('events:refer'))))
  with check (unit_id = any (array(select scope.reach('events:refer'))));

-- The id that stands for a pupil after merges.
create function events.pupil_self(pupil text) returns text language sql stable security definer
  set search_path = pg_catalog
  as $$
    with recursive chain(id) as (
      select pupil
      union
      select p.merged_into from public.pupil p join chain on p.id = chain.id where p.merged_into is not null
    )
    select id from chain where not exists (select from public.pupil p where p.id = chain.id and p.merged_into is not null) limit 1
  $$;

-- The year in which a pupil of an organisation was born; null when it has no such pupil: {pupil, unit}.
create function events.pupil_born(question jsonb) returns bigint language sql stable security definer
  set search_path = pg_catalog
  as $$
    select p.birth_year from public.pupil p
     where p.id = events.pupil_self(question ->> 'pupil') and p.unit_id = question ->> 'unit'
  $$;

-- By which order a head sends whom to an event. The organiser sees who comes; other organisations do not.
create table referral (
  id            text primary key,
  unit_id       text not null,
  event_id      text not null references event (id),
  organiser_id  text not null,
  form          text not null,
  order_number  text,
  issued_on     date not null,
  people        integer not null,
  pupils        integer not null,
  pupil_groups  jsonb not null,
  recalled      boolean not null,
  version       integer not null,
  check ((form = 'written') = (order_number is not null))
);
create index referral_event on referral (event_id);
create index referral_unit on referral (unit_id, issued_on);
select scope.protect('referral', 'unit_id', 'events:read', 'events:refer');
create policy app_organiser on referral for select to metodnet_app
  using (organiser_id = any (array(select scope.reach('events:read'))));

-- How many seats of an event are taken: {event}. Whoever is there counts, whoever may still come, and pupils who are sent as a number only.
create or replace function events.seats_taken(question jsonb) returns bigint language sql stable security definer
  set search_path = pg_catalog
  as $$
    select (select count(*) from public.participation p
             where p.event_id = question ->> 'event' and p.role = 'PARTICIPANT' and p.status in ('registered', 'present'))
         + coalesce((select sum((g ->> 'count')::integer)
                       from public.referral r cross join lateral jsonb_array_elements(r.pupil_groups) as g
                      where r.event_id = question ->> 'event' and not r.recalled), 0)::bigint
  $$;

-- Whether somebody, under whatever id, takes part already: {event, person} or {event, pupil}.
create or replace function events.takes_part(question jsonb) returns bigint language sql stable security definer
  set search_path = pg_catalog
  as $$
    select count(*) from public.participation p
     where p.event_id = question ->> 'event' and p.status <> 'withdrawn'
       and (events.pupil_self(p.pupil_id) = events.pupil_self(question ->> 'pupil')
            or events.self(p.person_id) = events.self(question ->> 'person'))
  $$;
