-- Who takes part in what. The organiser keeps it; whoever answers for the person's organisation registers and withdraws.
create table participation (
  id            text primary key,
  unit_id       text not null,
  event_id      text not null references event (id),
  home_id       text not null,
  person_id     text,
  pupil_id      text,
  pupil_ages    jsonb,
  role          text not null,
  source        text not null,
  referral_id   text,
  status        text not null,
  queued_at     timestamptz not null,
  counts_on     date not null,
  hours         integer not null,
  version       integer not null,
  check ((person_id is null) <> (pupil_id is null))
);
-- Nobody is registered twice; whoever withdrew may come back.
create unique index participation_person on participation (event_id, person_id) where status <> 'withdrawn' and person_id is not null;
create unique index participation_pupil on participation (event_id, pupil_id) where status <> 'withdrawn' and pupil_id is not null;
create index participation_of_person on participation (person_id) where person_id is not null;
create index participation_of_home on participation (home_id);
create index participation_waiting on participation (event_id, queued_at) where status = 'waiting';
select events.protect_personal('participation');
-- The home's side of it: to register and to withdraw, not to say who was there.
create policy app_home_insert on participation for insert to metodnet_app
  with check (home_id = any (array(select scope.reach('events:refer'))) and status in ('registered', 'waiting'));
create policy app_home_update on participation for update to metodnet_app
  using (home_id = any (array(select scope.reach('events:refer'))) and status in ('registered', 'waiting'))
  with check (home_id = any (array(select scope.reach('events:refer'))) and status in ('registered', 'waiting', 'withdrawn'));
create policy app_own_insert on participation for insert to metodnet_app
  with check (person_id = any ((select events.selves(scope.person()))::text[]) and status in ('registered', 'waiting'));
create policy app_own_update on participation for update to metodnet_app
  using (person_id = any ((select events.selves(scope.person()))::text[]) and status in ('registered', 'waiting'))
  with check (person_id = any ((select events.selves(scope.person()))::text[]) and status in ('registered', 'waiting', 'withdrawn'));

-- How many seats of an event are taken: {event}. Whoever is there counts, and whoever may still come.
create function events.seats_taken(question jsonb) returns bigint language sql stable security definer
  set search_path = pg_catalog
  as $$
    select count(*) from public.participation p
     where p.event_id = question ->> 'event' and p.role = 'PARTICIPANT' and p.status in ('registered', 'present')
  $$;

-- How many wait for a seat: {event}, or before somebody: {event, before}.
create function events.waiting(question jsonb) returns bigint language sql stable security definer
  set search_path = pg_catalog
  as $$
    select count(*) from public.participation p
     where p.event_id = question ->> 'event' and p.status = 'waiting'
       and (question ->> 'before' is null
            or (p.queued_at, p.id) < (select o.queued_at, o.id from public.participation o where o.id = question ->> 'before'))
  $$;

-- Whether somebody, under whatever id, takes part already: {event, person} or {event, pupil}.
create function events.takes_part(question jsonb) returns bigint language sql stable security definer
  set search_path = pg_catalog
  as $$
    select count(*) from public.participation p
     where p.event_id = question ->> 'event' and p.status <> 'withdrawn'
       and (p.pupil_id = question ->> 'pupil' or events.self(p.person_id) = events.self(question ->> 'person'))
  $$;

-- How many units of a level two units are both under, or are: {one, other, level, on}.
create function events.common(question jsonb) returns bigint language sql stable security definer
  set search_path = pg_catalog
  as $$
    select count(distinct a.ancestor)
      from scope.closure a
      join scope.closure b on b.ancestor = a.ancestor
      join scope.unit u on u.id = a.ancestor
     where a.descendant = question ->> 'one' and b.descendant = question ->> 'other' and u.level = question ->> 'level'
       and a.valid_from <= (question ->> 'on')::date and (question ->> 'on')::date < a.valid_to
       and b.valid_from <= (question ->> 'on')::date and (question ->> 'on')::date < b.valid_to
  $$;
