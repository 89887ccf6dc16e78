-- Individual consultations. Their topic is free text about somebody's work: it stays here.
create table consultation (
  id            text primary key,
  unit_id       text not null,
  methodist_id  text not null,
  person_id     text not null,
  home_id       text not null,
  topic         text not null,
  form          text not null,
  held_on       date not null,
  difficulty_id text,
  cancelled     boolean not null,
  version       integer not null
);
create index consultation_unit on consultation (unit_id, held_on);
create index consultation_home on consultation (home_id, held_on);
create index consultation_person on consultation (person_id);
create index consultation_difficulty on consultation (difficulty_id) where difficulty_id is not null;
select events.protect_personal('consultation');

-- Practices on their way through the five stages. Until one is presented, it is between the service and the organisation where it was found.
create table practice (
  id         text primary key,
  unit_id    text not null,
  home_id    text not null,
  theme      text not null,
  summary    text,
  author_ids jsonb not null,
  request_id text references event_request (id),
  stages     jsonb not null check (jsonb_array_length(stages) between 1 and 5),
  withdrawn  boolean not null,
  version    integer not null
);
create index practice_unit on practice (unit_id);
create index practice_home on practice (home_id);
create index practice_authors on practice using gin (author_ids jsonb_path_ops);
create index practice_request on practice (request_id) where request_id is not null;
create index practice_words on practice using gin (events.words(theme));
select scope.protect('practice', 'unit_id', 'events:read', 'events:write');
create policy app_home on practice for select to metodnet_app using (home_id = any (array(select scope.reach('events:read'))));
create policy app_presented on practice for select to metodnet_app
  using ((select events.identified()) and not withdrawn and stages @> '[{"stage": "PRESENTED"}]');

-- Targeted programmes and series of events; the term is half-open.
create table target_programme (
  id             text primary key,
  unit_id        text not null,
  title          text not null,
  series         boolean not null,
  order_number   text not null,
  ordered_on     date not null,
  valid_from     date not null,
  valid_to       date not null check (valid_to > valid_from),
  closed_on      date,
  closed_because text,
  version        integer not null
);
create index target_programme_unit on target_programme (unit_id, valid_from);
create index target_programme_words on target_programme using gin (events.words(title));
select events.protect_open('target_programme', 'events:write');

-- Passports of municipal projects, with the reports on them.
create table project (
  id              text primary key,
  unit_id         text not null,
  title           text not null,
  goal            text,
  valid_from      date not null,
  valid_to        date check (valid_to >= valid_from),
  protocol_number text,
  approved_on     date,
  reports         jsonb not null,
  version         integer not null,
  check ((protocol_number is null) = (approved_on is null))
);
create index project_unit on project (unit_id, valid_from);
create index project_words on project using gin (events.words(title));
select events.protect_open('project', 'events:write');

-- Who tutors which project or programme; the span is half-open.
create table tutor_assignment (
  id         text primary key,
  unit_id    text not null,
  tutor_id   text not null,
  level      text not null,
  subject    text not null,
  project_id text references project (id),
  valid_from date not null,
  valid_to   date check (valid_to >= valid_from),
  version    integer not null
);
create index tutor_assignment_unit on tutor_assignment (unit_id, valid_from);
create index tutor_assignment_tutor on tutor_assignment (tutor_id);
create index tutor_assignment_project on tutor_assignment (project_id) where project_id is not null;
select scope.protect('tutor_assignment', 'unit_id', 'events:read', 'events:write');
create policy app_own on tutor_assignment for select to metodnet_app using (tutor_id = any ((select events.selves(scope.person()))::text[]));

-- The bank of methodical materials, searched by words in any of their forms.
create table material (
  id           text primary key,
  unit_id      text not null,
  type         text not null,
  title        text not null,
  annotation   text,
  author_ids   jsonb not null,
  subjects     jsonb not null,
  tags         jsonb not null,
  event_id     text references event (id),
  url          text not null,
  published_on date not null,
  withdrawn    boolean not null,
  version      integer not null
);
create index material_published on material (published_on, id);
create index material_unit on material (unit_id, published_on);
create index material_event on material (event_id) where event_id is not null;
create index material_authors on material using gin (author_ids jsonb_path_ops);
create index material_words on material using gin (events.words(title || ' ' || coalesce(annotation, '')));
select events.protect_open('material', 'events:write');

-- What the services lend, and who has it.
create table media_item (
  id               text primary key,
  unit_id          text not null,
  kind             text not null,
  title            text not null,
  annotation       text,
  inventory_number text,
  copies           integer not null check (copies >= 0),
  loan_days        integer not null,
  version          integer not null
);
create index media_item_unit on media_item (unit_id, title);
create index media_item_words on media_item using gin (events.words(title || ' ' || coalesce(annotation, '')));
select events.protect_open('media_item', 'events:write');

create table loan (
  id            text primary key,
  unit_id       text not null,
  media_item_id text not null references media_item (id),
  home_id       text not null,
  person_id     text,
  lent_on       date not null,
  due_on        date not null check (due_on >= lent_on),
  returned_on   date check (returned_on >= lent_on),
  version       integer not null
);
create index loan_out on loan (media_item_id) where returned_on is null;
create index loan_due on loan (unit_id, due_on) where returned_on is null;
create index loan_home on loan (home_id);
create index loan_person on loan (person_id) where person_id is not null;
select events.protect_personal('loan');

-- How many copies of an item are out: {item}.
create function events.copies_lent(question jsonb) returns bigint language sql stable security definer
  set search_path = pg_catalog
  as $$
    select count(*) from public.loan l where l.media_item_id = question ->> 'item' and l.returned_on is null
  $$;

-- Paid services: one contract, one service.
create table paid_service (
  id                text primary key,
  unit_id           text not null,
  title             text not null,
  customer_id       text,
  customer          text,
  contract_number   text not null,
  contracted_on     date not null,
  price_kopecks     integer not null,
  agreed_for        date not null,
  event_id          text references event (id),
  rendered_on       date,
  cancelled_because text,
  version           integer not null,
  check ((customer_id is null) <> (customer is null))
);
create unique index paid_service_contract on paid_service (unit_id, contract_number, contracted_on) where cancelled_because is null;
create index paid_service_unit on paid_service (unit_id, agreed_for);
create index paid_service_customer on paid_service (customer_id) where customer_id is not null;
select scope.protect('paid_service', 'unit_id', 'events:read', 'events:write');
create policy app_customer on paid_service for select to metodnet_app
  using (customer_id = any (array(select scope.reach('events:read'))));
