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

-- Practices on their way through the five stages. Until one is presented, it is between the service and the organisation where it was found.
create table practice (
  id         text primary key,
  unit_id    text not null,
  home_id    text not null,
  theme      text not null,
  summary    text,
  author_ids jsonb not null,
  request_id text references event_request (id),
  stages     jsonb not null check (jsonb_array_length(stages) between 1 and 5),
  withdrawn  boolean not null,
  version    integer not null
);
create index practice_unit on practice (unit_id);
create index practice_home on practice (home_id);
create index practice_authors on practice using gin (author_ids jsonb_path_ops);
create index practice_request on practice (request_id) where request_id is not null;
create index practice_words on practice using gin (to_tsvector('russian', theme));
select scope.protect('practice', 'unit_id', 'events:read', 'events:write');
create policy app_home on practice for select to metodnet_app using (home_id = any (array(select scope.reach('events:read'))));
create policy app_presented on practice for select to metodnet_app
  using ((select events.identified()) and not withdrawn and stages @> '[{"stage": "PRESENTED"}]');
