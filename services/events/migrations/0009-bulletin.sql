-- The weekly information of units: what it tells, to whom it is mailed, and what became of each mail.

-- Where a unit's events are for everybody: of an organisation its owner (a municipality or a region), of others they themselves.
create function events.place_of(unit text) returns text language sql stable
  as $$
    select case when (select u.level from scope.unit u where u.id = unit) = 'ORGANISATION'
                then coalesce(scope.owner_on(unit, events.today()), unit) else unit end
  $$;

-- The units of a unit's municipality; none for what is above municipalities.
create function events.municipal_place(unit text) returns setof text language sql stable
  as $$
    select within from scope.unit u, events.units_within(u.id, events.today()) within
     where u.id = events.place_of(unit) and u.level = 'MUNICIPALITY'
  $$;

-- All above a unit's place and the place itself, along both hierarchies.
create function events.above(unit text) returns setof text language sql stable
  as $$
    select distinct c.ancestor from scope.closure c
     where c.descendant = events.place_of(unit) and c.valid_from <= events.today() and events.today() < c.valid_to
  $$;

-- The units of a unit's region.
create function events.regional_place(unit text) returns setof text language sql stable
  as $$
    select within from scope.unit u, events.units_within(u.id, events.today()) within
     where u.id in (select events.above(unit)) and u.level = 'REGION'
  $$;

create table bulletin (
  id           text primary key,
  unit_id      text not null,
  week_of      date not null,
  text         text,
  entries      jsonb not null,
  status       text not null,
  lines        jsonb,
  published_on date,
  published_at timestamptz,
  mailed_on    date,
  version      integer not null,
  unique (unit_id, week_of)
);
create index bulletin_weeks on bulletin (week_of, id);
select scope.protect('bulletin', 'unit_id', 'events:read', 'events:write');
create policy app_published on bulletin for select to metodnet_app
  using ((select events.identified()) and status = 'published');

create table subscription (
  id        text primary key,
  unit_id   text not null,
  home_id   text not null,
  addresses jsonb not null,
  language  text not null,
  status    text not null,
  -- Whoever has it may end the subscription: it stands in the mails.
  key       text not null unique,
  version   integer not null,
  unique (unit_id, home_id)
);
create index subscription_home on subscription (home_id);
select scope.protect('subscription', 'unit_id', 'events:write', 'events:write');
-- The organisation's side of it: to ask and to end; that it is mailed to is the keeper's word.
create policy app_home on subscription for select to metodnet_app
  using (home_id = any (array(select scope.reach('events:refer'))));
create policy app_home_insert on subscription for insert to metodnet_app
  with check (home_id = any (array(select scope.reach('events:refer'))) and status = 'requested');
create policy app_home_update on subscription for update to metodnet_app
  using (home_id = any (array(select scope.reach('events:refer'))))
  with check (home_id = any (array(select scope.reach('events:refer'))) and status in ('requested', 'ended'));

create table delivery (
  id            text primary key,
  unit_id       text not null,
  home_id       text not null,
  bulletin_id   text references bulletin (id),
  notice_id     text,
  event_id      text references event (id),
  status        text not null,
  attempts      integer not null,
  response_code integer,
  queued_at     timestamptz not null,
  due_at        timestamptz not null,
  -- Whoever sends it now has it until then; a process that ended meanwhile leaves it to the next.
  claimed_until timestamptz,
  settled_at    timestamptz,
  version       integer not null,
  check ((bulletin_id is null) <> (notice_id is null))
);
create unique index delivery_of_bulletin on delivery (bulletin_id, home_id) where bulletin_id is not null;
create index delivery_due on delivery (due_at, id) where status in ('queued', 'retrying');
create index delivery_home on delivery (home_id);
create index delivery_event on delivery (event_id) where event_id is not null;
create index delivery_latest on delivery (unit_id, queued_at);
select scope.protect('delivery', 'unit_id', 'events:read', 'events:write');
create policy app_home on delivery for select to metodnet_app
  using (home_id = any (array(select scope.reach('events:read'))));
