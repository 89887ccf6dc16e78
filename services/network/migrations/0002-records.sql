-- Dated records about units. Sites, categories and relations are decided by whoever governs the unit.
create table contingent (
  id      text primary key,
  unit_id text not null,
  as_of   date not null,
  counts  jsonb not null,
  total   integer not null,
  basis   text,
  version integer not null,
  unique (unit_id, as_of)
);
select network.protect_open('contingent', 'network:write');

create table structure (
  id           text primary key,
  unit_id      text not null,
  kind         text not null,
  name         text not null,
  subject      text,
  act_id       text,
  heads        jsonb not null,
  members      jsonb not null,
  formed_on    date not null,
  dissolved_on date,
  version      integer not null
);
create index structure_unit on structure (unit_id);
select network.protect_open('structure', 'network:write');

create table site (
  id          text primary key,
  unit_id     text not null,
  kind        text not null,
  theme       text,
  patron_id   text,
  patron_name text,
  act_id      text,
  valid_from  date not null,
  valid_to    date,
  version     integer not null
);
create index site_unit on site (unit_id);
select network.protect_open('site', 'network:govern');

create table category (
  id         text primary key,
  unit_id    text not null,
  category   text not null,
  act_id     text,
  valid_from date not null,
  valid_to   date,
  version    integer not null
);
create index category_unit on category (unit_id);
select network.protect_open('category', 'network:govern');

-- Acts without a unit are those of the state, loaded with the documents: readable by all, writable by nobody.
create table act (
  id               text primary key,
  unit_id          text,
  kind             text not null,
  number           text,
  title            text not null,
  issuer           text not null,
  adopted_on       date,
  valid_from       date,
  repealed_on      date,
  repealed_by_id   text,
  file_url         text,
  in_pursuance_of  jsonb not null,
  amends           jsonb not null,
  repeals          jsonb not null,
  publications     jsonb not null,
  operators        jsonb not null,
  controllers      jsonb not null,
  marks            jsonb not null,
  suspect          text,
  source           text,
  version          integer not null
);
create index act_unit on act (unit_id);
create index act_pursuance on act using gin (in_pursuance_of jsonb_path_ops);
create index act_amends on act using gin (amends jsonb_path_ops);
select network.protect_open('act', 'network:write');

create table relation (
  id             text primary key,
  unit_id        text not null,
  kind           text not null,
  other_id       text not null,
  subject        text,
  agreed_with_id text,
  act_id         text,
  valid_from     date not null,
  valid_to       date,
  version        integer not null
);
create index relation_unit on relation (unit_id);
create index relation_other on relation (other_id);
select network.protect_open('relation', 'network:govern');

create table web_resource (
  id            text primary key,
  unit_id       text not null,
  kind          text not null,
  url           text not null,
  section       text,
  registered_on date not null,
  withdrawn_on  date,
  checked_on    date,
  completeness  integer,
  version       integer not null
);
create index web_resource_unit on web_resource (unit_id);
select network.protect_open('web_resource', 'network:write');

create table service_model (
  id          text primary key,
  unit_id     text not null,
  form        text not null,
  description text not null,
  act_id      text,
  valid_from  date not null,
  valid_to    date,
  version     integer not null
);
create index service_model_unit on service_model (unit_id);
select network.protect_open('service_model', 'network:write');

-- Agreements hold terms of third parties: read, too, only within reach.
create table agreement (
  id             text primary key,
  unit_id        text not null,
  partner_id     text,
  partner_name   text not null,
  number         text,
  subject        text not null,
  ordered_events jsonb not null,
  file_url       text,
  signed_on      date not null,
  valid_from     date not null,
  valid_to       date,
  version        integer not null
);
create index agreement_unit on agreement (unit_id);
select network.protect('agreement', 'network:write', 'network:write');
create policy app_read_drill on agreement for select to metodnet_app
  using (unit_id = any (array(select network.reach('reporting:drill'))));
