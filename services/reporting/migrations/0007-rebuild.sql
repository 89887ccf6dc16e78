-- Empties the read model and forgets how far it was read, in one transaction: with the next start, or a minute after it meets the next event,
-- the projection reads everything from the first event, from the stream or, where that no longer holds it, from the sources' outboxes.
-- For the operator who doubts the figures, and for a migration of the release that reads a new kind of fact.
create function forget_ledger() returns void language plpgsql security definer set search_path = pg_catalog, public
  as $$
begin
  -- Waits for the writer's batch, and lets no other begin.
  perform pg_advisory_xact_lock(hashtext('metodnet:ledger'));
  truncate unit, unit_name, unit_tag, told_by, edge, ancestor, holder, statement, source_event, fact, measure, member, step
    restart identity;
  update revision set number = number + 1, tree = tree + 1, at = clock_timestamp();
  delete from bus.projection where name = 'ledger';
end $$;
revoke execute on function forget_ledger() from public;
grant execute on function forget_ledger() to metodnet_worker;
