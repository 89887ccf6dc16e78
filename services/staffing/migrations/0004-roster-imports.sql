-- Imports of rosters: the job, and the file while it is needed. Content holds personal data and is removed when the
-- import is applied or a day later.
create table roster_import (
  id           text primary key,
  unit_id      text not null,
  file_name    text not null,
  state        text not null,
  dry_run      boolean not null,
  stage        text not null,
  rows_total   integer not null,
  rows_done    integer not null,
  summary      jsonb,
  errors       jsonb not null,
  errors_total integer not null,
  duplicates   jsonb not null,
  created_by   text not null,
  created_at   timestamptz not null default clock_timestamp(),
  touched_at   timestamptz not null default clock_timestamp()
);
create index roster_import_unit on roster_import (unit_id, created_at desc);
select scope.protect('roster_import', 'unit_id', 'staffing:write', 'staffing:write');

create table roster_chunk (
  import_id text not null references roster_import (id) on delete cascade,
  unit_id   text not null,
  ordinal   integer not null,
  content   bytea not null,
  primary key (import_id, ordinal)
);
select scope.protect('roster_chunk', 'unit_id', 'staffing:write', 'staffing:write');
