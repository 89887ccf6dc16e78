-- What those who are registered for an event, and the organisations where they work or learn, are told of it.
create table notice (
  id         text primary key,
  unit_id    text not null,
  event_id   text not null references event (id),
  home_id    text not null,
  person_id  text,
  kind       text not null,
  was        jsonb,
  as_of_now  jsonb not null,
  because    text,
  concerned  integer not null,
  given_at   timestamptz not null,
  read_at    timestamptz,
  version    integer not null
);
create index notice_person on notice (person_id, given_at) where person_id is not null;
create index notice_home on notice (home_id, given_at) where person_id is null;
create index notice_event on notice (event_id);
create index notice_latest on notice (given_at, id);
select events.protect_personal('notice');
-- A home that replaces or recalls somebody tells them, itself and the organiser.
create policy app_home_insert on notice for insert to metodnet_app
  with check (kind in ('replaced', 'named-instead', 'recalled') and read_at is null
              and (home_id = any (array(select scope.reach('events:refer'))) or (person_id is null and home_id = unit_id))
              and (exists (select from participation p
                            where p.event_id = notice.event_id and p.home_id = any (array(select scope.reach('events:refer'))))
                   or exists (select from referral r
                               where r.event_id = notice.event_id and r.unit_id = any (array(select scope.reach('events:refer'))))));
-- Whoever is told says that it was read.
create policy app_home_update on notice for update to metodnet_app
  using (person_id is null and home_id = any (array(select scope.reach('events:refer'))))
  with check (person_id is null and home_id = any (array(select scope.reach('events:refer'))));
create policy app_own_update on notice for update to metodnet_app
  using (person_id = any ((select events.selves(scope.person()))::text[]))
  with check (person_id = any ((select events.selves(scope.person()))::text[]));
alter table delivery add foreign key (notice_id) references notice (id);
