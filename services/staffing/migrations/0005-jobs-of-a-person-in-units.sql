-- Policies ask for a person's jobs in the units within reach: one look-up, not the meeting of two bitmaps (8,000 people, loaded machine: 870 → 110 ms).
drop index employment_person;
create index employment_person on employment (person_id, unit_id);
