-- When a unit has a staff schedule in force is asked with every statement about somebody who works there: a handful of facts among the
-- thousands of a large school, which were all looked through.
create index fact_schedule on fact (unit) include (valid_from, valid_to) where kind = 'post';
