-- The read model: what the network says of units, people and posts, and what follows from it at every month-end.
-- Months are integers, year * 12 + month - 1; spans are half-open. Everything that is decided on a reference date is
-- decided on a month-end, so that a span of days becomes exactly the span of the month-ends it covers.

-- Units under integer keys. A fact may name a unit before the unit's own registration has arrived: level is null until then.
create table unit (
  key        integer generated always as identity primary key,
  id         text not null unique,
  kind       text,
  level      text,
  owner_id   text,
  valid_from date,
  closed_on  date
);

create table unit_name (
  unit       integer not null references unit,
  valid_from date not null,
  name       text not null,
  short_name text not null,
  primary key (unit, valid_from)
);

create table edge (
  child      integer not null references unit,
  hierarchy  text not null check (hierarchy in ('ADMINISTRATIVE', 'NETWORK')),
  parent     integer not null references unit,
  valid_from date not null,
  valid_to   date,
  primary key (child, hierarchy, valid_from)
);
create index edge_parent on edge (parent, hierarchy);

-- Which units each unit is under, itself included, at which month-ends.
create table ancestor (
  unit       integer not null references unit,
  hierarchy  text not null,
  node       integer not null references unit,
  from_month smallint not null,
  to_month   smallint not null,
  primary key (unit, hierarchy, node, from_month)
);
create index ancestor_node on ancestor (node, hierarchy, unit) include (from_month, to_month);

-- Those of whom facts tell: people, and things that are counted (workplaces, staff schedules). `self` is the same for all
-- ids that are one person after merges; whatever is counted is counted by it.
create table holder (
  key  integer generated always as identity primary key,
  id   text not null unique,
  self integer not null
);
create index holder_self on holder (self);

-- Every aggregate that has said something that counts, with the version that it said last: each event restates the whole.
create table statement (
  key     integer generated always as identity primary key,
  subject text not null unique,
  version integer not null
);

-- The domain events behind each statement, for provenance.
create table source_event (
  statement   integer not null references statement,
  version     integer not null,
  event_id    uuid not null,
  type        text not null,
  producer    text not null,
  seq         bigint not null,
  recorded_at timestamptz not null,
  primary key (statement, version)
);

-- What the statements say now. `unit` where it happens at one; `other` a second person of the fact.
create table fact (
  statement  integer not null references statement,
  part       smallint not null,
  kind       text not null,
  holder     integer not null references holder,
  unit       integer references unit,
  other      integer references holder,
  valid_from date not null,
  valid_to   date,
  amount     integer not null,
  primary key (statement, part)
);
create index fact_holder on fact (holder);
create index fact_other on fact (other) where other is not null;
create index fact_unit on fact (unit) where unit is not null;

-- What is counted: one row per numerator or denominator of the indicators, written by the service when it starts.
create table measure (
  key   smallint generated always as identity primary key,
  name  text not null unique,
  sums  boolean not null
);

-- Who or what counts in a unit for a measure, at which month-ends, with which amount: the exactness ledger.
create table member (
  holder     integer not null references holder,
  measure    smallint not null references measure,
  unit       integer not null references unit,
  from_month smallint not null,
  to_month   smallint not null,
  n          integer not null,
  primary key (holder, measure, unit, from_month)
);
create index member_unit on member (unit, measure) include (holder, from_month, to_month, n);

-- By how much a measure changes at a node from one month-end to the next; the figure at a month-end is the sum up to it.
-- Distinct people are counted once per node, however many units under it they work in.
create table step (
  measure   smallint not null references measure,
  hierarchy text not null,
  node      integer not null references unit,
  month     smallint not null,
  n         bigint not null,
  primary key (measure, hierarchy, node, month)
);

-- What was taken in, so that two readings of the same state can be recognised as such.
create table revision (
  id     boolean primary key default true check (id),
  number bigint not null default 0,
  at     timestamptz not null default clock_timestamp()
);
insert into revision default values;
