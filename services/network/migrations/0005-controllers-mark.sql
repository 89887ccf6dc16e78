-- Who controls the execution of an act marks it, without any other right to the act (ROL-22).
create function network.controller(controllers jsonb) returns text language sql stable
  as $$
    select each ->> 'personId' from jsonb_array_elements(controllers) each
     where (each ->> 'from')::date <= network.today() order by each ->> 'from' desc limit 1
  $$;
create policy app_mark on act for update to metodnet_app
  using (unit_id is not null and network.controller(controllers) = (select scope.person()));

-- Whoever does not keep the act changes nothing of it but the marks.
create function network.check_marking() returns trigger language plpgsql
  as $$
begin
  if not pg_has_role(current_user, 'metodnet_worker', 'member')
     and old.unit_id <> all (array(select network.reach('network:write')))
     and to_jsonb(new) - 'marks' - 'version' <> to_jsonb(old) - 'marks' - 'version' then
    raise insufficient_privilege using message = 'new row violates row-level security: only marks of execution';
  end if;
  return new;
end $$;
create trigger check_marking before update on act for each row execute function network.check_marking();
