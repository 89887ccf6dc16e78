/**
 * A country in the tables of the read model: 89 regions with five hubs each, 2,300 municipalities, 45,000 organisations. The first 2,300 of
 * these are the municipalities' methodical services; of the others, the schools, large municipalities have up to 250.
 * Keys: the network is 1, then regions, hubs, municipalities, organisations.
 */
export const REGIONS = 89;
const HUBS = REGIONS * 5;
export const MUNICIPALITIES = 2_300;
const ORGANISATIONS = 45_000;

const FIRST = {
  region: 2,
  hub: 2 + REGIONS,
  municipality: 2 + REGIONS + HUBS,
  organisation: 2 + REGIONS + HUBS + MUNICIPALITIES,
} as const;

export const NETWORK = 'ru-net';
export const regionId = (index: number): string => `ru-r${String(index).padStart(2, '0')}`;
/** Municipalities are dealt out to the regions in turn. */
export const municipalityId = (index: number): string =>
  `${regionId(index % REGIONS)}-m${String(index).padStart(4, '0')}`;

/** All units were there before anything that is told of them. */
const SINCE = '2010-01-01';
const SINCE_MONTH = 2010 * 12;
const FOREVER = 32_000;

/** Units with `up`, the administrative parent, and `hub`, the parent by agreement. */
const UNITS = `create table bench.unit as
  select 1 as key, '${NETWORK}' as id, 'INTER_REGIONAL_NETWORK' as kind, 'INTER_REGIONAL' as level, null::int as up, null::int as hub, null::int as municipality
  union all
  select ${FIRST.region} + r, format('ru-r%s', lpad(r::text, 2, '0')), 'REGION', 'REGION', 1, null, null
    from generate_series(0, ${REGIONS - 1}) r
  union all
  select ${FIRST.hub} + h, format('ru-r%s-hub-%s', lpad((h % ${REGIONS})::text, 2, '0'), h / ${REGIONS}), 'HUB', 'HUB', null, ${FIRST.region} + h % ${REGIONS}, null
    from generate_series(0, ${HUBS - 1}) h
  union all
  select ${FIRST.municipality} + m, format('ru-r%s-m%s', lpad((m % ${REGIONS})::text, 2, '0'), lpad(m::text, 4, '0')), 'MUNICIPALITY', 'MUNICIPALITY',
         ${FIRST.region} + m % ${REGIONS}, ${FIRST.hub} + m % ${HUBS}, ${FIRST.municipality} + m
    from generate_series(0, ${MUNICIPALITIES - 1}) m
  union all
  select ${FIRST.organisation} + o, format('ru-r%s-m%s-o%s', lpad((m % ${REGIONS})::text, 2, '0'), lpad(m::text, 4, '0'), lpad(o::text, 5, '0')),
         case when o < ${MUNICIPALITIES} then 'METHODICAL_CENTRE' else 'SCHOOL' end, 'ORGANISATION',
         ${FIRST.municipality} + m, null, ${FIRST.municipality} + m
    from (select o, case when o < ${MUNICIPALITIES} then o
                         else floor(${MUNICIPALITIES} * power(bench.uniform(o, 1), 1.5))::int end as m
            from generate_series(0, ${ORGANISATIONS - 1}) o) as placed`;

/** The statements that fill the registry of the read model and its copy of the tree, in order. */
export const countryStatements: readonly string[] = [
  'create schema bench',
  // The same number between 0 and 1 for the same thing and question, every time.
  `create function bench.uniform(thing int, question int) returns float8 language sql immutable parallel safe
     as $$ select (hashint8extended($1::bigint, $2::bigint) & 1048575) / 1048576.0 $$`,
  UNITS,
  'create unique index on bench.unit (key)',
  `insert into unit (key, id, kind, level, owner_id, valid_from) overriding system value
     select key, id, kind, level, id, '${SINCE}'::date from bench.unit where level <> 'ORGANISATION'
     union all
     select u.key, u.id, u.kind, u.level, m.id, '${SINCE}'::date from bench.unit u join bench.unit m on m.key = u.municipality where u.level = 'ORGANISATION'`,
  `insert into unit_name select key, '${SINCE}'::date, 'Единица ' || id || ' (образец)', 'Единица ' || id from bench.unit`,
  `insert into edge (child, hierarchy, parent, valid_from)
     select key, 'ADMINISTRATIVE', up, '${SINCE}'::date from bench.unit where up is not null
     union all
     select key, 'NETWORK', hub, '${SINCE}'::date from bench.unit where hub is not null`,
  // What `ancestorsOf` derives: figures are kept along both hierarchies for regions and the network, else along one.
  `insert into ancestor (unit, hierarchy, node, from_month, to_month)
     with recursive up(unit, hierarchy, node) as (
       select key, hierarchy, key from bench.unit cross join (values ('ADMINISTRATIVE'), ('NETWORK')) as h(hierarchy)
       union all
       select up.unit, up.hierarchy, case up.hierarchy when 'NETWORK' then coalesce(above.hub, above.up) else above.up end
         from up join bench.unit above on above.key = up.node
        where case up.hierarchy when 'NETWORK' then coalesce(above.hub, above.up) else above.up end is not null
     )
     select up.unit, up.hierarchy, up.node, ${SINCE_MONTH}, ${FOREVER}
       from up join bench.unit node on node.key = up.node
      where case when node.level = 'HUB' then up.hierarchy = 'NETWORK'
                 when node.level in ('REGION', 'INTER_REGIONAL') then true
                 else up.hierarchy = 'ADMINISTRATIVE' end`,
  'insert into scope.unit (id, kind, level, name, owner_id) select id, kind, level, id, owner_id from unit',
  `insert into scope.edge (child, child_level, parent, parent_level, hierarchy, valid_from, valid_to)
     select child.id, child.level, parent.id, parent.level, edge.hierarchy, edge.valid_from, 'infinity'
       from edge join unit child on child.key = edge.child join unit parent on parent.key = edge.parent`,
  `select scope.recompute_closure(array['${NETWORK}'])`,
  // An organisation is told of by its municipality, of which the read model has heard.
  `insert into told_by select u.key, m.id from bench.unit u join bench.unit m on m.key = u.municipality where u.level = 'ORGANISATION'`,
  `insert into bus.checkpoint (projection, version, producer, last_seq, recorded_at)
     select name, version, id || '/staffing', 0, now() from bus.projection, unit
      where projection.name = 'ledger' and unit.level = 'MUNICIPALITY'`,
  `select setval(pg_get_serial_sequence('unit', 'key'), max(key)) from unit`,
];
