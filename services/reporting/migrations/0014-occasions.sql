-- The day of the event to which an attendance leads is asked with every attendance.
create index fact_held on fact (holder) include (valid_from) where kind = 'held';
