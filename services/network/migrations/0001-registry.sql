-- The registry of the network: units with their names and places through time, and dated records about them.
create schema network;
grant usage on schema network to metodnet_app, metodnet_worker;

-- Numbers inside names sort as numbers: «Школа № 2» before «Школа № 10».
create collation network.russian (provider = icu, locale = 'ru-u-kn-true');

-- Letters and digits alone, in lower case, ё as е. Databases are made without a locale: the collation is named here.
create function network.normal(text) returns text language sql immutable strict parallel safe
  as $$
    select btrim(regexp_replace(translate(lower($1 collate "und-x-icu"), 'ё', 'е') collate "und-x-icu", '[^[:alnum:]]+', ' ', 'g'))
  $$;

-- Words are cut where no name goes on: an index takes none of two thousand bytes.
create function network.word(text) returns text language sql immutable strict parallel safe as $$ select left($1, 100) $$;

create function network.words(text) returns tsvector language sql immutable strict parallel safe
  as $$ select array_to_tsvector(array(select distinct network.word(word) from unnest(string_to_array(network.normal($1), ' ')) word where word <> '')) $$;

-- Every word is looked for by its beginning, a number as a whole: «лицей 8» finds «Лицей № 8», not «Лицей № 81».
create function network.sought(text) returns tsquery language sql immutable strict parallel safe
  as $$
    select string_agg('''' || network.word(word) || '''' || case when word ~ '^[0-9]+$' then '' else ':*' end, ' & ')::tsquery
      from unnest(string_to_array(network.normal($1), ' ')) word
     where word <> ''
  $$;

create table unit (
  id                  text primary key,
  owner_id            text not null,
  kind                text not null,
  level               text not null,
  legal_form          text,
  oktmo               text,
  inn                 text,
  ogrn                text,
  organisational_form text,
  host_id             text,
  district            text,
  aliases             jsonb not null,
  names               jsonb not null,
  placements          jsonb not null,
  valid_from          date not null,
  closed_on           date,
  successor_ids       jsonb not null,
  version             integer not null
);
create index unit_successors on unit using gin (successor_ids jsonb_path_ops);

-- Names and places of units, one row a span: made from the unit by a trigger, read by lists.
create table unit_name (
  unit_id    text not null references unit,
  name       text not null,
  short_name text not null,
  words      tsvector not null,
  valid_from date not null,
  valid_to   date not null,
  primary key (unit_id, valid_from)
);
create index unit_name_order on unit_name (short_name collate network.russian, unit_id);
create index unit_name_words on unit_name using gin (words);

create table unit_parent (
  unit_id    text not null references unit,
  hierarchy  text not null,
  parent_id  text not null,
  agreement  text,
  valid_from date not null,
  valid_to   date not null,
  primary key (unit_id, hierarchy, valid_from)
);
create index unit_parent_children on unit_parent (parent_id, hierarchy);

create function network.unroll_unit() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public
  as $$
begin
  delete from unit_name where unit_id = new.id;
  insert into unit_name (unit_id, name, short_name, words, valid_from, valid_to)
    select new.id, n.name, n."shortName",
           network.words(concat_ws(' ', n.name, n."shortName", new.id, new.inn, new.ogrn, new.oktmo,
                                   (select string_agg(alias, ' ') from jsonb_array_elements_text(new.aliases) alias))),
           n."from", coalesce(lead(n."from") over (order by n."from"), 'infinity')
      from jsonb_to_recordset(new.names) as n(name text, "shortName" text, "from" date);
  delete from unit_parent where unit_id = new.id;
  insert into unit_parent (unit_id, hierarchy, parent_id, agreement, valid_from, valid_to)
    select new.id, p.hierarchy, p."parentId", p.agreement, p."from", coalesce(p."to", 'infinity')
      from jsonb_to_recordset(new.placements)
        as p(hierarchy text, "parentId" text, agreement text, "from" date, "to" date);
  return null;
end $$;
create trigger unroll after insert or update on unit for each row execute function network.unroll_unit();

-- The parents named in a list of places.
create function network.parents_in(placements jsonb) returns text[] language sql immutable
  as $$ select coalesce(array_agg(distinct place ->> 'parentId'), '{}') from jsonb_array_elements(placements) place $$;

-- The unit that administers another, or did last.
create function network.administers(placements jsonb) returns text language sql immutable
  as $$
    select place ->> 'parentId' from jsonb_array_elements(placements) place
     where place ->> 'hierarchy' = 'ADMINISTRATIVE' order by place ->> 'from' desc limit 1
  $$;

-- Whether the current actor has said who it is.
create function network.identified() returns boolean language sql stable
  as $$ select coalesce(current_setting('metodnet.subject', true), '') <> '' $$;

-- Units that the current actor reaches with a permission: those of the tree today, and those that are not in it today (not
-- yet, or no longer) through the unit that is to administer them, or did last.
create function network.reach(permission text) returns setof text language sql stable security definer
  set search_path = pg_catalog
  as $$
    with recursive reached(id) as (
      select scope.reach(reach.permission)
      union
      select unit.id from reached
        join public.unit_parent place on place.parent_id = reached.id and place.hierarchy = 'ADMINISTRATIVE'
        join public.unit on unit.id = place.unit_id and network.administers(unit.placements) = reached.id
       where not daterange(unit.valid_from, unit.closed_on)
                 @> coalesce(nullif(current_setting('metodnet.today', true), '')::date, current_date)
    )
    select id from reached
  $$;

-- A unit may be put only under units within the actor's reach, whatever the service has checked.
create function network.check_new_parents() returns trigger language plpgsql
  as $$
declare
  before text[] := case when tg_op = 'UPDATE' then network.parents_in(old.placements) else '{}' end;
begin
  if not pg_has_role(current_user, 'metodnet_worker', 'member') and exists (
    select from unnest(network.parents_in(new.placements)) parent
     where parent <> all (before) and parent <> all (array(select network.reach('network:govern')))
  ) then
    raise insufficient_privilege using message = 'new row violates row-level security: parent out of reach';
  end if;
  return new;
end $$;
create trigger check_new_parents before insert or update on unit for each row execute function network.check_new_parents();

-- Puts a table under row-level security by its unit. Rows are never deleted: what ended has an end.
create function network.protect(target regclass, read_permission text, write_permission text) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy app_read on %s for select to metodnet_app using (unit_id = any (array(select network.reach(%L))))',
                 target, read_permission);
  execute format('create policy app_insert on %s for insert to metodnet_app with check (unit_id = any (array(select network.reach(%L))))',
                 target, write_permission);
  execute format('create policy app_update on %s for update to metodnet_app using (unit_id = any (array(select network.reach(%L))))',
                 target, write_permission);
  execute format('create policy worker on %s to metodnet_worker using (true) with check (true)', target);
  execute format('grant select, insert, update on %s to metodnet_app', target);
end $$;

-- Rows that everybody may read; who may write them depends on whether the unit keeps them itself (network:write) or is
-- decided about (network:govern).
create function network.protect_open(target regclass, write_permission text) returns void language plpgsql as $$
begin
  perform network.protect(target, write_permission, write_permission);
  execute format('drop policy app_read on %s', target);
  execute format('create policy app_read on %s for select to metodnet_app using ((select network.identified()))', target);
end $$;

-- The registry is open to whoever has a token; units change by whoever governs them.
alter table unit enable row level security;
alter table unit force row level security;
create policy app_read on unit for select to metodnet_app using ((select network.identified()));
create policy app_insert on unit for insert to metodnet_app
  with check (id = any (array(select network.reach('network:govern')))
              or network.administers(placements) = any (array(select network.reach('network:govern'))));
create policy app_update on unit for update to metodnet_app
  using (id = any (array(select network.reach('network:govern'))));
create policy worker on unit to metodnet_worker using (true) with check (true);

alter table unit_name enable row level security;
alter table unit_name force row level security;
create policy app_read on unit_name for select to metodnet_app using ((select network.identified()));
create policy worker on unit_name to metodnet_worker using (true) with check (true);
alter table unit_parent enable row level security;
alter table unit_parent force row level security;
create policy app_read on unit_parent for select to metodnet_app using ((select network.identified()));
create policy worker on unit_parent to metodnet_worker using (true) with check (true);
grant insert, update on unit to metodnet_app;

-- Roles of subjects: read by whoever may give them, and by the subject.
create table role_grant (
  id         text primary key,
  unit_id    text not null,
  subject    text not null,
  role       text not null,
  valid_from date not null,
  valid_to   date,
  version    integer not null
);
create index role_grant_unit on role_grant (unit_id);
create index role_grant_subject on role_grant (subject);
select network.protect('role_grant', 'network:grant', 'network:grant');
create policy app_read_own on role_grant for select to metodnet_app
  using (subject = (select current_setting('metodnet.subject', true)));

-- Network itself is where the tree comes from: a unit can be used in the transaction that registers it.
grant insert, update, delete on scope.unit, scope.edge, scope.closure to metodnet_app;
grant select, insert, update on scope.heard to metodnet_app;
grant select, insert, update on scope.role_grant to metodnet_app;
