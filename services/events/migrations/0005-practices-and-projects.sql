-- Individual consultations. Their topic is free text about somebody's work: it stays here.
create table consultation (
  id            text primary key,
  unit_id       text not null,
  methodist_id  text not null,
  person_id     text not null,
  home_id       text not null,
  topic         text not null,
  form          text not null,
  held_on       date not null,
  difficulty_id text,
  cancelled     boolean not null,
  version       integer not null
);
create index consultation_unit on consultation (unit_id, held_on);
create index consultation_home on consultation (home_id, held_on);
create index consultation_person on consultation (person_id);
create index consultation_difficulty on consultation (difficulty_id) where difficulty_id is not null;
select events.protect_personal('consultation');
