-- What is asked of the services. The service keeps it; whoever answers for the applicant, or the educator, submits and withdraws.
create table event_request (
  id              text primary key,
  unit_id         text not null,
  home_id         text not null,
  person_id       text,
  kind            text not null,
  number          text,
  written_on      date,
  received_on     date not null,
  subject         text not null,
  form            text,
  audience_size   integer,
  wished_from     date,
  wished_to       date check (wished_to >= wished_from),
  difficulty_id   text,
  scan_url        text,
  status          text not null,
  ruled_on        date,
  ruled_because   text,
  plan_item_id    text,
  version         integer not null,
  check ((status = 'planned') = (plan_item_id is not null))
);
create index event_request_unit on event_request (unit_id, received_on);
create index event_request_home on event_request (home_id, received_on);
create index event_request_person on event_request (person_id) where person_id is not null;
create index event_request_planned on event_request (plan_item_id) where plan_item_id is not null;
select events.protect_personal('event_request');
create policy app_home_insert on event_request for insert to metodnet_app
  with check (home_id = any (array(select scope.reach('events:refer'))) and status = 'received');
create policy app_home_update on event_request for update to metodnet_app
  using (home_id = any (array(select scope.reach('events:refer'))) and status in ('received', 'accepted'))
  with check (home_id = any (array(select scope.reach('events:refer'))) and status in ('received', 'accepted', 'withdrawn'));
create policy app_own_insert on event_request for insert to metodnet_app
  with check (person_id = any ((select events.selves(scope.person()))::text[]) and status = 'received');
create policy app_own_update on event_request for update to metodnet_app
  using (person_id = any ((select events.selves(scope.person()))::text[]) and status in ('received', 'accepted'))
  with check (person_id = any ((select events.selves(scope.person()))::text[]) and status in ('received', 'accepted', 'withdrawn'));

-- What the municipality assigns to its service and orders from it. Whoever orders must reach both; the executor says which event fulfils an order.
create table municipal_assignment (
  id              text primary key,
  unit_id         text not null,
  executor_id     text not null,
  order_number    text not null,
  order_date      date not null,
  valid_from      date not null,
  valid_to        date not null check (valid_from < valid_to),
  measures        jsonb not null,
  withdrawn       boolean not null,
  version         integer not null
);
create index municipal_assignment_executor on municipal_assignment (executor_id, valid_from);
create index municipal_assignment_unit on municipal_assignment (unit_id);
select events.protect_open('municipal_assignment', 'events:order');
create policy over_executor_insert on municipal_assignment as restrictive for insert to metodnet_app
  with check (executor_id = any (array(select scope.reach('events:order'))));
create policy over_executor_update on municipal_assignment as restrictive for update to metodnet_app
  using (executor_id = any (array(select scope.reach('events:order'))));

create table event_order (
  id              text primary key,
  unit_id         text not null,
  executor_id     text not null,
  agreement_id    text not null,
  title           text not null,
  due_on          date not null,
  event_id        text references event (id),
  withdrawn       boolean not null,
  version         integer not null
);
create index event_order_executor on event_order (executor_id, due_on);
create index event_order_unit on event_order (unit_id, due_on);
create index event_order_agreement on event_order (agreement_id);
select events.protect_open('event_order', 'events:order');
create policy over_executor_insert on event_order as restrictive for insert to metodnet_app
  with check (executor_id = any (array(select scope.reach('events:order'))));
create policy app_executor on event_order for update to metodnet_app
  using (executor_id = any (array(select scope.reach('events:write'))) and not withdrawn)
  with check (executor_id = any (array(select scope.reach('events:write'))) and event_id is not null and not withdrawn);

-- Plans, what was approved of them, and their items. Drafts are for those who keep them; once approved, they are open.
create table plan (
  id                text primary key,
  unit_id           text not null,
  kind              text not null,
  title             text not null,
  valid_from        date not null,
  valid_to          date not null check (valid_from < valid_to),
  status            text not null,
  edition           integer not null,
  approving_order   jsonb,
  first_approved_on date,
  amendment         jsonb,
  version           integer not null,
  check ((edition > 0) = (first_approved_on is not null))
);
create index plan_unit on plan (unit_id, valid_from);
create unique index plan_of_year on plan (unit_id, valid_from) where kind = 'work-plan' and status <> 'withdrawn';
select scope.protect('plan', 'unit_id', 'events:read', 'events:write');
create policy app_approved on plan for select to metodnet_app using ((select events.identified()) and edition > 0);

create table plan_edition (
  id                text primary key,
  plan_id           text not null references plan (id),
  unit_id           text not null,
  number            integer not null,
  approving_order   jsonb not null,
  amendment         jsonb,
  items             jsonb not null,
  version           integer not null,
  unique (plan_id, number)
);
select events.protect_open('plan_edition', 'events:write');

create table plan_item (
  id                text primary key,
  plan_id           text not null references plan (id),
  unit_id           text not null,
  number            text not null,
  number_key        text not null,
  title             text not null,
  direction         text,
  content           text,
  deadline          text not null,
  recurrence        text,
  periods           jsonb not null,
  due_from          date,
  due_to            date,
  responsible       text not null,
  responsible_ids   jsonb not null,
  functions         jsonb not null,
  bases             jsonb not null,
  duplicate_of      text references plan_item (id),
  status            text not null,
  result            text,
  done_on           date,
  version           integer not null,
  check ((status = 'done') = (done_on is not null))
);
create index plan_item_plan on plan_item (plan_id, number_key);
create index plan_item_unit on plan_item (unit_id, due_to);
create index plan_item_responsible on plan_item using gin (responsible_ids);
select scope.protect('plan_item', 'unit_id', 'events:read', 'events:write');
create policy app_approved on plan_item for select to metodnet_app
  using ((select events.identified()) and exists (select from plan p where p.id = plan_id and p.edition > 0));
