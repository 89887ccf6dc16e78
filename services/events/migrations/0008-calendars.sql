-- Addresses under which people's own calendars are fetched. The secret in them is not kept, only its digest.
create table calendar_link (
  id         text primary key,
  person_id  text not null,
  name       text not null,
  digest     text not null unique,
  created_on date not null,
  revoked_on date,
  version    integer not null
);
create index calendar_link_person on calendar_link (person_id);
alter table calendar_link enable row level security;
alter table calendar_link force row level security;
create policy app_own on calendar_link to metodnet_app
  using (person_id = any ((select events.selves(scope.person()))::text[]))
  with check (person_id = any ((select events.selves(scope.person()))::text[]));
create policy worker on calendar_link to metodnet_worker using (true) with check (true);
grant select, insert, update on calendar_link to metodnet_app;

-- An event as calendars show it, with the moment of its newest change. What is said behind doors stays there: no links to online rooms.
create function events.calendar_entry(e public.event) returns jsonb language sql stable
  set search_path = pg_catalog
  as $$
    select jsonb_build_object(
      'id', e.id, 'title', e.title, 'description', e.description, 'startsOn', e.starts_on, 'endsOn', e.ends_on, 'startsAt', e.starts_at,
      'endsAt', e.ends_at, 'place', case when e.venue ->> 'kind' <> 'online' then e.venue ->> 'place' end,
      'cancelled', e.status = 'cancelled', 'waiting', false, 'revision', e.version,
      'changedAt', (select o.created_at from public.outbox o where o.aggregate = 'event:' || e.id and o.version = e.version))
  $$;

-- The calendar of a unit and of all below it between two days, for anybody: those nearest to the day, no more than a calendar can bear. Null when
-- there is no such unit.
create function events.calendar_of_unit(unit text, day date, first date, last date) returns jsonb language sql stable security definer
  set search_path = pg_catalog
  as $$
    select jsonb_build_object('name', u.name, 'entries', coalesce((
             select jsonb_agg(events.calendar_entry(near) order by near.starts_on, near.id)
               from (select e.* from public.event e
                      where e.unit_id = any (array(select events.units_within(calendar_of_unit.unit, day)))
                        and e.ends_on >= first and e.starts_on <= last
                      order by abs(e.starts_on - day), e.id limit 2000) near), '[]'))
      from scope.unit u
     where u.id = calendar_of_unit.unit
  $$;

-- The calendar of whoever holds the secret of that digest: what the person takes part in or waits for. Null when it opens nothing.
create function events.calendar_of_holder(digest text, first date, last date) returns jsonb language sql stable security definer
  set search_path = pg_catalog
  as $$
    select jsonb_build_object('entries', coalesce((
             select jsonb_agg(events.calendar_entry(e) || jsonb_build_object(
                                'place', e.venue ->> 'place', 'waiting', p.status = 'waiting', 'revision', e.version + p.version,
                                'changedAt', greatest(events.calendar_entry(e) ->> 'changedAt',
                                                      to_jsonb(o.created_at) #>> '{}')) order by e.starts_on, e.id)
               from public.participation p
               join public.event e on e.id = p.event_id
               left join public.outbox o on o.aggregate = 'participation:' || p.id and o.version = p.version
              where p.person_id = any (events.selves(l.person_id))
                and p.status <> 'withdrawn' and e.ends_on >= first and e.starts_on <= last), '[]'))
      from public.calendar_link l
     where l.digest = calendar_of_holder.digest and l.revoked_on is null
  $$;
