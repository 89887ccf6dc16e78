create table note (
  id         text primary key,
  unit_id    text not null,
  text       text not null,
  written_on date not null,
  version    integer not null
);
create index note_by_text on note (text, id);
select scope.protect('note', 'unit_id', 'staffing:read', 'staffing:write');
