-- What units have: posts, workplaces, premises. No personal data.
create table staff_schedule (
  id        text primary key,
  unit_id   text not null unique,
  -- [{from, to, posts: [{position, postsHundredths}]}] in order of time.
  schedules jsonb not null,
  version   integer not null
);
select scope.protect('staff_schedule', 'unit_id', 'staffing:read', 'staffing:write');

create table workplace (
  id         text primary key,
  unit_id    text not null,
  label      text not null,
  valid_from date not null,
  valid_to   date check (valid_to > valid_from),
  -- [{from, to, computer, peripherals, internet}] in order of time.
  equipment  jsonb not null,
  version    integer not null
);
create index workplace_unit on workplace (unit_id, label);
select scope.protect('workplace', 'unit_id', 'staffing:read', 'staffing:write');

create table premises (
  id      text primary key,
  unit_id text not null unique,
  -- [{from, to, offices, library, assemblyHall, computers}] in order of time.
  states  jsonb not null,
  version integer not null
);
select scope.protect('premises', 'unit_id', 'staffing:read', 'staffing:write');
