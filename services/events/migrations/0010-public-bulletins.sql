-- What anybody may read of bulletins, and who has a key of mails.

-- What is published stands on the site, for anybody: the newest of a unit, or that of a week.
create function events.published_bulletins(of_unit text, of_week date, most integer)
  returns table (id text, week_of date, words text, lines jsonb, published_at timestamptz, unit_name text)
  language sql stable security definer set search_path = pg_catalog
  as $$
    select b.id, b.week_of, b.text, b.lines, b.published_at, u.name
      from public.bulletin b join scope.unit u on u.id = b.unit_id
     where b.unit_id = of_unit and b.status = 'published' and (of_week is null or b.week_of = of_week)
     order by b.week_of desc limit most
  $$;

-- Who is mailed by whom, for whoever has the key that stands in the mails.
create function events.mailing(by_key text)
  returns table (id text, unit_id text, unit_name text, home_name text, status text)
  language sql stable security definer set search_path = pg_catalog
  as $$
    select s.id, s.unit_id, u.name, h.name, s.status
      from public.subscription s join scope.unit u on u.id = s.unit_id join scope.unit h on h.id = s.home_id
     where s.key = by_key
  $$;
