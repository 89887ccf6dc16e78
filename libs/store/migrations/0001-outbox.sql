-- Domain events, written in the transaction of the state they tell of and kept for ever: the broker is never the only copy.
create table outbox (
  position    bigint generated always as identity primary key,
  event_id    uuid not null unique default gen_random_uuid(),
  aggregate   text not null,
  version     integer not null,
  type        text not null,
  owner       text not null,
  payload     jsonb not null,
  actor       text not null,
  traceparent text,
  created_at  timestamptz not null default clock_timestamp(),
  -- Given by the relay alone, contiguous per owner.
  seq         bigint,
  unique (aggregate, version),
  unique (owner, seq),
  -- More than this would be refused by the broker and block its producer for ever.
  constraint payload_fits check (octet_length(payload::text) <= 65536)
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02);
create index outbox_unsequenced on outbox (position) where seq is null;

create table relay_state (
  owner         text primary key,
  last_seq      bigint not null default 0,
  published_seq bigint not null default 0
);

-- A repeated mutation has one effect and the same answer.
create table idempotency (
  subject    text not null,
  key        text not null,
  body_hash  text not null,
  -- The grants it was answered to: whoever holds them no longer is not answered again.
  grants     jsonb not null,
  -- json, not jsonb: the answer is given again to the letter.
  answer     json,
  created_at timestamptz not null default clock_timestamp(),
  primary key (subject, key)
);

grant usage on schema public to metodnet_app, metodnet_worker;
grant insert on outbox to metodnet_app;
grant select, insert, update on idempotency to metodnet_app;
grant select, insert, update, delete on outbox, relay_state, idempotency to metodnet_worker;
-- The app role may read what comes later; writing is granted table by table (scope.protect does), never on a view.
alter default privileges in schema public grant select on tables to metodnet_app;
alter default privileges in schema public grant select, insert, update, delete on tables to metodnet_worker;
alter default privileges in schema public grant usage, select on sequences to metodnet_app, metodnet_worker;

alter table idempotency enable row level security;
alter table idempotency force row level security;
create policy own on idempotency to metodnet_app
  using (subject = (select current_setting('metodnet.subject', true)))
  with check (subject = (select current_setting('metodnet.subject', true)));
create policy worker on idempotency to metodnet_worker using (true) with check (true);
