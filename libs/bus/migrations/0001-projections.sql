-- What this service's projections have applied, and what they could not.
create schema bus;

-- One row per version of a projection: the live one is read, a building one fills beside it, a retired one has stopped.
create table bus.projection (
  name       text not null,
  version    integer not null,
  state      text not null check (state in ('live', 'building', 'retired')),
  -- Ranges of the batch begun last, null once it is finished: if the process died in it, one of these events may be why.
  batch      jsonb,
  created_at timestamptz not null default clock_timestamp(),
  primary key (name, version)
) with (fillfactor = 50);
create unique index projection_live on bus.projection (name) where state = 'live';

-- The last event of each producer (`<owner>/<service>`) whose effect is in the read model; written in the effect's transaction.
create table bus.checkpoint (
  projection  text not null,
  version     integer not null,
  producer    text not null,
  last_seq    bigint not null,
  -- When the source recorded that event: "data as of".
  recorded_at timestamptz,
  -- Where the stream held it: a hint for replays, never a proof.
  stream_seq  bigint,
  applied_at  timestamptz not null default clock_timestamp(),
  primary key (projection, version, producer),
  foreign key (projection, version) references bus.projection (name, version) on delete cascade
) with (fillfactor = 70);

-- Tries of events that were once part of a failed batch or of a process that died; written outside the effect's transaction.
create table bus.attempt (
  projection text not null,
  version    integer not null,
  producer   text not null,
  seq        bigint not null,
  started    integer not null default 0,
  failed     integer not null default 0,
  primary key (projection, version, producer, seq),
  foreign key (projection, version) references bus.projection (name, version) on delete cascade
);

create table bus.dead_letter (
  id          bigint generated always as identity primary key,
  projection  text not null,
  version     integer not null,
  -- `<producer>:<seq>`, or `stream:…` for a message that belongs to no lane.
  message_key text not null,
  producer    text,
  seq         bigint,
  event_id    text,
  type        text,
  aggregate   text,
  effect      text not null check (effect in ('holds-lane', 'breaks-aggregate', 'none')),
  reason      text not null,
  error       text not null,
  attempts    integer not null default 0,
  body        text not null,
  -- An operator asks for retry or discard; the projection answers with closed, or open again.
  state       text not null default 'open' check (state in ('open', 'retry', 'discard', 'closed')),
  created_at  timestamptz not null default clock_timestamp(),
  closed_at   timestamptz,
  unique (projection, version, message_key),
  foreign key (projection, version) references bus.projection (name, version) on delete cascade
);
create index dead_letter_unsettled on bus.dead_letter (projection, version, state) where state <> 'closed';

grant usage on schema bus to metodnet_app, metodnet_worker;
grant select, insert, update, delete on all tables in schema bus to metodnet_worker;
grant select on bus.projection, bus.checkpoint to metodnet_app;
