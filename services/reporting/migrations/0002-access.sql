-- Row-level security of the read model. Figures are readable with reporting:read for their node; who is behind them, with
-- reporting:drill for the unit; and a person's statements by whoever may drill to a unit in which the person counts.
-- The registry itself (units, names, places) is open to everyone with a token.

create function reached_units(permission text) returns setof integer language sql stable security definer
  set search_path = pg_catalog, public
  as $$ select unit.key from scope.reach(reached_units.permission) as reached(id) join public.unit on unit.id = reached.id $$;

do $$
declare
  target text;
begin
  foreach target in array array['step', 'member', 'holder', 'fact', 'statement', 'source_event'] loop
    execute format('alter table %I enable row level security', target);
    execute format('alter table %I force row level security', target);
    execute format('create policy worker on %I to metodnet_worker using (true) with check (true)', target);
  end loop;
end $$;

-- `in (select …)` is evaluated once per query and hashed, which `= any (array(…))` is not.
create policy app_read on step for select to metodnet_app
  using (node in (select reached_units('reporting:read')));
create policy app_read on member for select to metodnet_app
  using (unit in (select reached_units('reporting:drill')));
create policy app_read on holder for select to metodnet_app
  using (exists (select from member where member.holder = holder.self));
create policy app_read on fact for select to metodnet_app
  using (exists (select from holder where holder.key = fact.holder));
create policy app_read on statement for select to metodnet_app
  using (exists (select from fact where fact.statement = statement.key));
create policy app_read on source_event for select to metodnet_app
  using (exists (select from fact where fact.statement = source_event.statement));

grant select on all tables in schema public to metodnet_worker;
grant insert, update, delete on unit, unit_name, edge, ancestor, holder, statement, source_event, fact, measure, member, step, revision
  to metodnet_worker;
grant usage on all sequences in schema public to metodnet_worker;
grant select on unit, unit_name, edge, ancestor, holder, statement, source_event, fact, measure, member, step, revision to metodnet_app;
