-- Events, and who was there, are read from here on. Facts lead to events by `other`; what an event was lies in facts of its own.

-- The day on which an event was held, if it was of a kind. Events are open to everyone with a token, wherever their organiser is; who was
-- there is not, and is not told by this.
create function held_on(event integer, wanted text) returns date language sql stable security definer
  set search_path = pg_catalog, public
  as $$ select fact.valid_from from fact where fact.holder = event and fact.kind = wanted limit 1 $$;

insert into target (indicator, unit_id, valid_from, valid_to, comparator, value, act) values
  ('IND-07', 'ru-tom-tomsk', '2012-06-18', null, 'AT_LEAST', 35, 'T12 §8 II.2: постановление администрации г. Томска от 18.06.2012 № 667'),
  ('IND-42', 'ru-tom-tomsk', '2021-05-14', '2025-01-01', 'AT_LEAST', 185, 'T21 A2 E3: распоряжение департамента образования г. Томска от 14.05.2021 № 420р');

-- What is known already knows nothing of events: read everything again.
select forget_ledger();
