-- Plans and events are open to whoever has a token; who took part is not.
create schema events;
grant usage on schema events to metodnet_app, metodnet_worker;

create function events.identified() returns boolean language sql stable
  as $$ select coalesce(current_setting('metodnet.subject', true), '') <> '' $$;

-- The day on which rights are judged: the actor's.
create function events.today() returns date language sql stable
  as $$ select coalesce(nullif(current_setting('metodnet.today', true), '')::date, current_date) $$;

-- A unit with all below it on a day: along the hubs for a hub, along the administration for everyone else.
create function events.units_within(top text, on_day date) returns setof text language sql stable
  as $$
    select top
    union
    select c.descendant from scope.closure c
     where c.ancestor = top
       and c.hierarchy = case when exists (select from scope.unit u where u.id = top and u.level = 'HUB')
                              then 'NETWORK' else 'ADMINISTRATIVE' end
       and c.valid_from <= on_day and on_day < c.valid_to
  $$;

-- Rows that everybody with a token may read; whoever reaches the unit with the permission writes them.
create function events.protect_open(target regclass, write_permission text) returns void language plpgsql as $$
begin
  perform scope.protect(target, 'unit_id', write_permission, write_permission);
  execute format('drop policy app_read on %s', target);
  execute format('create policy app_read on %s for select to metodnet_app using ((select events.identified()))', target);
end $$;

-- The words of a text, whatever their form and their letters' size: the database's own locale knows no Cyrillic, hence ICU. The stemmer runs twice,
-- since it makes «оп» of «опыт» but «опыт» of «опыта»; the first run keeps the places of words, for phrases.
create function events.words(text) returns tsvector language sql immutable strict parallel safe
  as $$
    select once || to_tsvector('pg_catalog.russian', array_to_string(tsvector_to_array(once), ' '))
      from (select to_tsvector('pg_catalog.russian', translate(lower($1 collate "und-x-icu"), 'ё', 'е')) as once) stemmed
  $$;

-- What somebody looks for among events.words: words, "phrases", or, -without.
create function events.sought(text) returns tsquery language sql immutable strict parallel safe
  as $$
    select to_tsquery('pg_catalog.russian',
                      websearch_to_tsquery('pg_catalog.russian', translate(lower($1 collate "und-x-icu"), 'ё', 'е'))::text)
  $$;

create table event (
  id             text primary key,
  unit_id        text not null,
  title          text not null,
  description    text,
  kind           text not null,
  level          text not null,
  form           text not null,
  starts_on      date not null,
  ends_on        date not null check (ends_on >= starts_on),
  starts_at      text,
  ends_at        text,
  venue          jsonb not null,
  audience       jsonb not null,
  tags           jsonb not null,
  subjects       jsonb not null,
  seats          integer,
  hours          integer not null,
  register_until date,
  agreement_id   text,
  structure_id   text,
  programme_id   text,
  plan_item_id   text,
  status         text not null,
  cancelled_because text,
  version        integer not null
);
create index event_unit on event (unit_id, starts_on);
create index event_days on event (starts_on, id);
create index event_plan_item on event (plan_item_id) where plan_item_id is not null;
create index event_programme on event (programme_id) where programme_id is not null;
create index event_words on event using gin (events.words(title));
select events.protect_open('event', 'events:write');
