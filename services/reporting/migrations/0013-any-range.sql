-- What has happened in a range of months that is no period with a name is not kept, it is counted when it is asked for, by the same pure
-- functions as everything else. These functions give them what they count: of people and things at units that the actor reaches with
-- reporting:read. None of it leaves the service but as numbers.

create function counted_at(units integer[], kinds text[]) returns setof integer language sql stable security definer
  set search_path = pg_catalog, public
  as $$
    select distinct holder.self
      from fact join holder on holder.key = fact.holder
     where fact.unit = any(units) and fact.kind = any(kinds) and fact.unit in (select reached_units('reporting:read'))
  $$;

-- The facts of those who have one at a reached unit, and of events and their programmes, which are open to everyone with a token.
create function facts_to_count(selves integer[], kinds text[])
  returns table (kind text, holder integer, unit integer, other integer, "from" text, "to" text, amount integer)
  language plpgsql stable security definer set search_path = pg_catalog, public
  as $$
#variable_conflict use_column
declare
  reached integer[] := array(select reached_units('reporting:read'));
begin
  return query
    select fact.kind, holder.self, fact.unit, other.self, fact.valid_from::text, fact.valid_to::text, fact.amount
      from holder
      join fact on fact.holder = holder.key
      left join holder other on other.key = fact.other
     where holder.self = any(selves) and fact.kind = any(kinds)
       and (fact.kind like 'held%' or fact.kind = 'series'
            or exists (select from holder own join fact told on told.holder = own.key
                        where own.self = holder.self and told.unit = any(reached)));
end $$;

-- When units have a staff schedule, a model, a count of pupils: no one is named by it.
create function stated_at(units integer[], kinds text[]) returns table (unit integer, kind text, "from" text, "to" text)
  language sql stable security definer set search_path = pg_catalog, public
  as $$
    select fact.unit, fact.kind, fact.valid_from::text, least(fact.valid_to, ended.valid_from)::text
      from fact left join fact ended on ended.holder = fact.holder and ended.kind = fact.kind || '-ended'
     where fact.kind = any(kinds) and fact.unit = any(units)
  $$;

-- The month-ends at which those count to whom others lead, and at which one at least of those counts who lead to them.
create function spans_of(holders integer[], followed smallint) returns table (one integer, "from" smallint, "to" smallint)
  language sql stable security definer set search_path = pg_catalog, public
  as $$
    select member.holder, member.from_month, member.to_month
      from member where member.holder = any(holders) and member.measure = followed
  $$;
create function spans_of_those_leading_to(led_to integer[], followed smallint, through text)
  returns table (one integer, "from" smallint, "to" smallint)
  language sql stable security definer set search_path = pg_catalog, public
  as $$
    select distinct led.self, member.from_month, member.to_month
      from holder led
      join fact on fact.other = led.key and fact.kind = through
      join holder on holder.key = fact.holder
      join member on member.holder = holder.self and member.measure = followed
     where led.self = any(led_to)
  $$;
