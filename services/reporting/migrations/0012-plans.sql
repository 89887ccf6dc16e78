-- Requests, orders, practices, projects, road maps, tutors, bulletins and organisations are read from here on. «Есть» is a target of one: the
-- comparison of a yes with it is the document's.

insert into target (indicator, unit_id, valid_from, valid_to, comparator, value, act) values
  ('IND-06', 'ru-tom-tomsk', '2012-06-18', null, 'AT_LEAST', 100, 'T12 §8 II.1: постановление администрации г. Томска от 18.06.2012 № 667'),
  ('IND-09', 'ru-tom-tomsk', '2012-06-18', null, 'AT_LEAST', 80, 'T12 §8 III.1: постановление администрации г. Томска от 18.06.2012 № 667'),
  ('IND-14', 'ru-tom-tomsk', '2012-06-18', null, 'AT_LEAST', 90, 'T12 §8 V.2: постановление администрации г. Томска от 18.06.2012 № 667'),
  ('IND-27', 'ru-tom-tomsk', '2021-05-14', '2025-01-01', 'AT_LEAST', 1, 'T21 1.2: распоряжение департамента образования г. Томска от 14.05.2021 № 420р'),
  ('IND-34', 'ru-tom-tomsk', '2021-05-14', '2025-01-01', 'AT_LEAST', 1, 'T21 A2 M2: распоряжение департамента образования г. Томска от 14.05.2021 № 420р'),
  ('IND-37', 'ru-tom-tomsk', '2021-05-14', '2025-01-01', 'AT_LEAST', 1, 'T21 A2 M5: распоряжение департамента образования г. Томска от 14.05.2021 № 420р'),
  ('IND-47', 'ru-tom-tomsk', '2021-05-14', '2025-01-01', 'AT_LEAST', 570, 'T21 A2 E8: распоряжение департамента образования г. Томска от 14.05.2021 № 420р'),
  ('IND-48', 'ru-tom-tomsk', '2021-05-14', '2025-01-01', 'AT_LEAST', 1, 'T21 A2 E9: распоряжение департамента образования г. Томска от 14.05.2021 № 420р'),
  ('IND-50', 'ru-tom-tomsk', '2021-05-14', '2025-01-01', 'AT_LEAST', 1, 'T21 A2 E11: распоряжение департамента образования г. Томска от 14.05.2021 № 420р');

-- What is known already knows nothing of these: read everything again.
select forget_ledger();
