-- The furthest place in the stream at which an acknowledged event of an owner lies. As long as that very message is
-- there, the stream has lost nothing before it; when it is not, the relay reads what the stream really holds.
create table bus.relay_anchor (
  owner      text primary key,
  stream_seq bigint not null,
  -- The message's id and the moment at which it was stored: after a wipe another may lie at the same place.
  message    text not null
) with (fillfactor = 50);

grant select, insert, update, delete on bus.relay_anchor to metodnet_worker;
