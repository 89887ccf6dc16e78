-- Certificates: who was certified what, for whoever may know who took part; what is printed on them, names included, for those who may know names.
create table certificate (
  id               text primary key,
  unit_id          text not null,
  home_id          text not null,
  participation_id text not null references participation (id),
  event_id         text not null references event (id),
  person_id        text not null,
  year             integer not null,
  serial           integer not null check (serial > 0),
  role             text not null,
  hours            integer not null,
  replaces_id      text,
  issued_on        date not null,
  revoked_on       date,
  revoked_because  text,
  version          integer not null,
  unique (unit_id, year, serial),
  check ((revoked_on is null) = (revoked_because is null))
);
-- One certificate for one attendance, whoever issues it at the same time.
create unique index certificate_holds on certificate (participation_id) where revoked_on is null;
create index certificate_event on certificate (event_id);
create index certificate_person on certificate (person_id);
create index certificate_home on certificate (home_id);
create index certificate_unit on certificate (unit_id, issued_on);
select events.protect_personal('certificate');

-- Templates are never changed: each edition is a row, so that a certificate looks for ever as it was issued.
create table certificate_template (
  id          text primary key,
  unit_id     text not null,
  edition     integer not null check (edition > 0),
  orientation text not null,
  title       text not null,
  body        text not null,
  signatory   text not null,
  position    text not null,
  image       bytea,
  saved_on    date not null,
  version     integer not null,
  unique (unit_id, edition)
);
select scope.protect('certificate_template', 'unit_id', 'events:write', 'events:write');

create table certificate_paper (
  id           text primary key references certificate (id),
  unit_id      text not null,
  home_id      text not null,
  person_id    text not null,
  number       text not null,
  code         text not null,
  digest       text not null unique,
  holder       text not null,
  event_title  text not null,
  starts_on    date not null,
  ends_on      date not null,
  organisation text not null,
  template_id  text references certificate_template (id),
  version      integer not null
);
select scope.protect('certificate_paper', 'unit_id', 'events:write', 'events:write');
create policy app_names on certificate_paper for select to metodnet_app
  using (unit_id = any (array(select scope.reach('staffing:read-names')))
         or home_id = any (array(select scope.reach('staffing:read-names'))));
create policy app_own on certificate_paper for select to metodnet_app using (person_id = any ((select events.selves(scope.person()))::text[]));

-- The last number that was given, by institution and year: whoever issues locks the row, and a refusal gives the number back.
create table certificate_series (
  unit_id text not null,
  year    integer not null,
  last    integer not null,
  primary key (unit_id, year)
);
select scope.protect('certificate_series', 'unit_id', 'events:write', 'events:write');

-- What anybody who holds a certificate's code may see of it, and the template by which it is printed. Looked up by the code's digest, so that the
-- time it takes tells nothing about the code.
create function events.certificate_by_digest(digest text) returns jsonb language sql stable security definer
  set search_path = pg_catalog
  as $$
    select jsonb_build_object(
             'number', p.number, 'code', p.code, 'holder', p.holder, 'eventTitle', p.event_title, 'startsOn', p.starts_on, 'endsOn', p.ends_on,
             'organisation', p.organisation, 'role', c.role, 'hours', c.hours, 'issuedOn', c.issued_on, 'revokedOn', c.revoked_on,
             'template', case when t.id is not null then jsonb_build_object(
               'orientation', t.orientation, 'title', t.title, 'body', t.body, 'signatory', t.signatory, 'position', t.position,
               'image', encode(t.image, 'base64')) end)
      from public.certificate_paper p
      join public.certificate c on c.id = p.id
      left join public.certificate_template t on t.id = p.template_id
     where p.digest = certificate_by_digest.digest
  $$;

-- Which certificates say something else than what is recorded of attendance now, as far as the actor sees both.
create function events.certificates_that_differ(ids text[]) returns setof text language sql stable
  as $$
    select c.id
      from certificate c
      join participation p on p.id = c.participation_id
      join event e on e.id = c.event_id
     where c.id = any (ids) and c.revoked_on is null
       and (p.status <> 'present' or p.role <> c.role or p.hours <> c.hours or e.status = 'cancelled')
  $$;
