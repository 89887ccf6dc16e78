-- Dated categories (NET-14) and statuses of sites (NET-13) of organisations, by which reports select them.
create table unit_tag (
  id         text primary key,
  unit       integer not null references unit,
  tag        text not null,
  valid_from date not null,
  valid_to   date
);
create index unit_tag_unit on unit_tag (unit);

-- Counts changes of the registry: a reader that keeps the tree in memory sees by it whether its copy is still good.
alter table revision add column tree bigint not null default 0;

-- Targets are data: of an indicator, for a unit and everything below it in the administrative hierarchy, by an act. The
-- nearest one upwards holds. `quality` will own them.
create table target (
  indicator  text not null,
  unit_id    text not null,
  valid_from date not null,
  valid_to   date,
  comparator text not null check (comparator in ('AT_LEAST', 'AT_MOST')),
  value      numeric not null,
  act        text not null,
  primary key (indicator, unit_id, valid_from)
);

insert into target (indicator, unit_id, valid_from, valid_to, comparator, value, act) values
  ('IND-01', 'ru-tom-tomsk', '2012-06-18', null, 'AT_LEAST', 80, 'T12 §8 1.1: постановление администрации г. Томска от 18.06.2012 № 667'),
  ('IND-02', 'ru-tom-tomsk', '2012-06-18', null, 'AT_LEAST', 80, 'T12 §8 1.2: постановление администрации г. Томска от 18.06.2012 № 667'),
  ('IND-03', 'ru-tom-tomsk', '2012-06-18', null, 'AT_LEAST', 80, 'T12 §8 1.3: постановление администрации г. Томска от 18.06.2012 № 667'),
  ('IND-04', 'ru-tom-tomsk', '2012-06-18', null, 'AT_LEAST', 75, 'T12 §8 1.3: постановление администрации г. Томска от 18.06.2012 № 667'),
  ('IND-05', 'ru-tom-tomsk', '2012-06-18', null, 'AT_LEAST', 50, 'T12 §8 1.3: постановление администрации г. Томска от 18.06.2012 № 667'),
  -- NRM-01: one post of a methodist per 260 educators, by order of the USSR ministry of 05.12.1985 № 209, as T12 cites it.
  ('IND-D1', 'ru-tom-tomsk', '2012-06-18', null, 'AT_MOST', 260, 'T12 §6 (NRM-01): постановление администрации г. Томска от 18.06.2012 № 667'),
  -- The model of 14.05.2021 № 420р is one for 2021–2024.
  ('IND-36', 'ru-tom-tomsk', '2021-05-14', '2025-01-01', 'AT_LEAST', 75, 'T21 A2 M4: распоряжение департамента образования г. Томска от 14.05.2021 № 420р'),
  ('IND-90', 'ru-irk-usolye-sibirskoye', '2014-01-28', null, 'AT_LEAST', 100, 'U14 §2.11 (1): постановление администрации г. Усолье-Сибирское от 28.01.2014 № 132'),
  ('IND-91', 'ru-irk-usolye-sibirskoye', '2014-01-28', null, 'AT_LEAST', 45, 'U14 §2.11 (2): постановление администрации г. Усолье-Сибирское от 28.01.2014 № 132'),
  ('IND-92', 'ru-irk-usolye-sibirskoye', '2014-01-28', null, 'AT_LEAST', 100, 'U14 §2.11 (3): постановление администрации г. Усолье-Сибирское от 28.01.2014 № 132');

grant select on unit_tag, target to metodnet_app, metodnet_worker;
grant insert, update, delete on unit_tag to metodnet_worker;
