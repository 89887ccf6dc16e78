import {
  type DomainEvent,
  RoleGranted,
  RoleRevoked,
  UnitClosed,
  UnitPlaced,
  UnitRegistered,
  UnitRenamed,
} from '@metodnet/contracts';
import { calendarDate, type OwnerId, ownerOf, unitId } from '@metodnet/kernel';
import { applyTreeChanges, registeredGrants, type Sql, treeChanges } from '@metodnet/scope';
import { type TestDatabase, testDatabase } from '@metodnet/testing';
import fc from 'fast-check';
import pg from 'pg';

let database: TestDatabase;
let pool: pg.Pool;
let sql: Sql;
beforeAll(async () => {
  database = await testDatabase();
  pool = new pg.Pool({ connectionString: database.workerUrl });
  sql = {
    query: async <Row extends object>(text: string, params: readonly unknown[] = []) =>
      (await pool.query(text, [...params])).rows as Row[],
  };
});
afterAll(async () => {
  await pool?.end();
  await database?.drop();
});

type Said = DomainEvent & { readonly owner: OwnerId; readonly version: number };
type Level = UnitPlaced['data']['level'];

const region = unitId('ru-tom');
const hub = unitId('ru-tom-hub-north');
const tomsk = unitId('ru-tom-tomsk');
const seversk = unitId('ru-tom-seversk');
const school = unitId('ru-tom-tomsk-school-4');
const closed = unitId('ru-tom-tomsk-school-9');
const stranger = unitId('ru-tom-asino');
const since = calendarDate('2020-01-01');
const moved = calendarDate('2024-09-01');
const grant = (owner: OwnerId, n: number) => `${owner}:00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

const registered = (id: OwnerId, level: Level, ownerId: OwnerId) =>
  UnitRegistered({
    ...{ unitId: id, level, kind: level === 'ORGANISATION' ? 'SCHOOL' : (level as 'REGION') },
    ...{ name: id, shortName: id, ownerId, from: since },
  });
const placed = (
  id: OwnerId,
  level: Level,
  hierarchy: 'ADMINISTRATIVE' | 'NETWORK',
  ...parents: [OwnerId, Level, string, string | null][]
) =>
  UnitPlaced({
    ...{ unitId: id, level, hierarchy, occurredOn: since },
    parents: parents.map(([parentId, parentLevel, from, to]) => ({ parentId, parentLevel, from, to })),
  });
const granted = (grantId: string, subject: string, unit: OwnerId) =>
  RoleGranted({ grantId, subject, role: 'auditor', unitId: unit, from: '2025-01-01', to: null });
const said = (owner: OwnerId, ...events: DomainEvent[]): Said[] =>
  events.map((event, index) => ({ ...event, owner, version: index + 1 }));

/** What each owner truly says, in the order in which it says it. The school has moved from Tomsk, which keeps its record, to Seversk. */
const truth: Said[][] = [
  [
    ...said(region, registered(region, 'REGION', region)),
    ...said(
      region,
      registered(hub, 'HUB', region),
      placed(hub, 'HUB', 'ADMINISTRATIVE', [region, 'REGION', since, null]),
    ),
    ...said(region, granted(grant(region, 1), 'of the hub', hub)),
  ],
  [
    ...said(
      tomsk,
      registered(tomsk, 'MUNICIPALITY', tomsk),
      placed(tomsk, 'MUNICIPALITY', 'ADMINISTRATIVE', [region, 'REGION', since, null]),
    ),
    ...said(
      tomsk,
      registered(school, 'ORGANISATION', tomsk),
      UnitRenamed({ unitId: school, name: 'Лицей № 4', shortName: 'Лицей № 4', from: moved }),
      placed(
        school,
        'ORGANISATION',
        'ADMINISTRATIVE',
        [tomsk, 'MUNICIPALITY', since, moved],
        [seversk, 'MUNICIPALITY', moved, null],
      ),
    ),
    ...said(
      tomsk,
      registered(closed, 'ORGANISATION', tomsk),
      placed(closed, 'ORGANISATION', 'ADMINISTRATIVE', [tomsk, 'MUNICIPALITY', since, moved]),
      UnitClosed({ unitId: closed, closedOn: moved, successorIds: [school] }),
    ),
    ...said(tomsk, granted(grant(tomsk, 1), 'of the school', school), granted(grant(tomsk, 2), 'once of Tomsk', tomsk)),
    ...said(tomsk, RoleRevoked({ grantId: grant(tomsk, 2), revokedOn: calendarDate('2025-06-01') })),
  ],
  [
    ...said(
      seversk,
      registered(seversk, 'MUNICIPALITY', seversk),
      placed(seversk, 'MUNICIPALITY', 'ADMINISTRATIVE', [region, 'REGION', since, null]),
      placed(seversk, 'MUNICIPALITY', 'NETWORK', [hub, 'HUB', since, null]),
    ),
    ...said(seversk, granted(grant(seversk, 1), 'of the school', school)),
  ],
  [
    ...said(
      stranger,
      registered(stranger, 'MUNICIPALITY', stranger),
      placed(stranger, 'MUNICIPALITY', 'ADMINISTRATIVE', [region, 'REGION', since, null]),
      granted(grant(stranger, 1), 'of Asino', stranger),
    ),
  ],
];

const others = fc.constantFrom(region, hub, tomsk, seversk, school, closed);
const anyUnit = fc.constantFrom(region, hub, tomsk, seversk, school, closed, stranger);
const level = fc.constantFrom<Level>('REGION', 'MUNICIPALITY', 'ORGANISATION');
const version = fc.constantFrom(1, 2, 3, 4, 2_147_483_647);
const grants = [grant(region, 1), grant(tomsk, 1), grant(tomsk, 2), grant(seversk, 1)];
const grantNotOf = (owner: OwnerId) => fc.constantFrom(...grants.filter((id) => ownerOf(id) !== owner));

/** What an owner may say, on its own subject, of units that are none of its business, and of others' records. */
const liesOf = (owner: OwnerId, units: fc.Arbitrary<OwnerId>): fc.Arbitrary<Said> =>
  fc
    .oneof<fc.Arbitrary<DomainEvent>[]>(
      fc.tuple(units, level, anyUnit).map(([id, its, by]) => registered(id, its, by)),
      fc.tuple(units, level).map(([id, its]) => registered(id, its, owner)),
      fc
        .tuple(units, level, fc.constantFrom('ADMINISTRATIVE' as const, 'NETWORK' as const), anyUnit)
        .map(([id, its, along, above]) => placed(id, its, along, [above, 'MUNICIPALITY', '2019-01-01', null])),
      units.map((id) => UnitRenamed({ unitId: id, name: 'Чужая', shortName: 'Чужая', from: since })),
      units.map((id) => UnitClosed({ unitId: id, closedOn: calendarDate('2021-01-01'), successorIds: [] })),
      grantNotOf(owner).map((id) => RoleRevoked({ grantId: id, revokedOn: calendarDate('2025-02-01') })),
      grantNotOf(owner).chain((id) => anyUnit.map((unit) => granted(id, 'a liar', unit))),
    )
    .chain((event) => version.map((number) => ({ ...event, owner, version: number })));
/** Grants of its own making for units that it does not administer: its records, and not its units. */
const presumptuous = fc
  .tuple(others, fc.integer({ min: 100, max: 110 }))
  .map(([unit, n]): Said => ({ ...granted(grant(stranger, n), 'a liar', unit), owner: stranger, version: 1 }));

const lies = fc.array(
  fc.oneof(
    liesOf(stranger, others),
    presumptuous,
    liesOf(seversk, fc.constantFrom(region, hub, tomsk, closed)),
    // The codes of a municipality's units begin with the region's code too: it could have registered them, and did not.
    liesOf(region, fc.constantFrom(tomsk, seversk, school, closed)),
  ),
  { minLength: 1, maxLength: 12 },
);

/** Lanes as they may come in: each in its order, otherwise as `turns` says. */
function interleaved(lanes: readonly (readonly Said[])[], turns: readonly number[]): Said[] {
  const rest = lanes.map((lane) => [...lane]);
  const heard: Said[] = [];
  for (let turn = 0; rest.some(({ length }) => length > 0); turn++) {
    const waiting = rest.filter(({ length }) => length > 0);
    heard.push(waiting[(turns[turn % turns.length] as number) % waiting.length]?.shift() as Said);
  }
  return heard;
}

const SUBJECTS = ['of the hub', 'of the school', 'once of Tomsk', 'of Asino', 'a liar'];

type Reading = (event: Said) => ReturnType<typeof treeChanges>;

/** What a service knows after it has heard all this in batches. */
async function known(heard: readonly Said[], batch: number, read: Reading = treeChanges) {
  for (const table of ['closure', 'edge', 'unit', 'heard', 'role_grant']) await sql.query(`delete from scope.${table}`);
  for (let start = 0; start < heard.length; start += batch)
    await applyTreeChanges(sql, heard.slice(start, start + batch).flatMap(read));
  return {
    units: await sql.query('select * from scope.unit order by id'),
    edges: await sql.query('select * from scope.edge order by child, hierarchy, valid_from'),
    closure: await sql.query('select * from scope.closure order by descendant, hierarchy, ancestor, valid_from'),
    grants: await Promise.all(
      SUBJECTS.map(async (subject) =>
        (await registeredGrants(sql, subject)).map((row) => JSON.stringify({ subject, ...row })).sort(),
      ),
    ),
  };
}

const heardSomehow = fc.tuple(
  lies,
  fc.array(fc.nat(100), { minLength: 1, maxLength: 30 }),
  fc.integer({ min: 1, max: 30 }),
);

describe('Hearing what owners say of others’ units', () => {
  it('comes to the tree and the grants of the truth alone, whatever is said, in which order and how loudly', async () => {
    const expected = await known(truth.flat(), 100);
    expect(expected.units).toHaveLength(7);
    expect(expected.grants.map(({ length }) => length)).toEqual([1, 2, 1, 1, 0]);
    await fc.assert(
      fc.asyncProperty(heardSomehow, async ([told, turns, batch]) => {
        expect(await known(interleaved([...truth, told], turns), batch)).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  it('would not, if each were believed as a unit’s owner is', async () => {
    const expected = await known(truth.flat(), 100);
    const owners = new Map(truth.flat().map((event) => [(event.data as { unitId: OwnerId }).unitId, event.owner]));
    const believing: Reading = (event) => {
      const data = event.data as { unitId?: OwnerId; grantId?: string };
      const owner = (data.grantId ? ownerOf(data.grantId) : owners.get(data.unitId as OwnerId)) ?? event.owner;
      const believed = event.type === UnitRegistered.type ? { ...data, ownerId: owner } : data;
      return treeChanges({ ...event, data: believed, owner });
    };
    const { failed } = await fc.check(
      fc.asyncProperty(heardSomehow, async ([told, turns, batch]) => {
        expect(await known(interleaved([...truth, told], turns), batch, believing)).toEqual(expected);
      }),
      { numRuns: 60, endOnFailure: true },
    );
    expect(failed).toBe(true);
  });

  it('keeps a presumptuous grant, which begins to count when its owner gets a say in the unit', async () => {
    const lent = { ...granted(grant(stranger, 100), 'of both', school), owner: stranger, version: 1 };
    await known([...truth.flat(), lent], 1);
    expect(await registeredGrants(sql, 'of both')).toEqual([]);
    const again = placed(
      school,
      'ORGANISATION',
      'ADMINISTRATIVE',
      [tomsk, 'MUNICIPALITY', since, moved],
      [stranger, 'MUNICIPALITY', moved, null],
    );
    await applyTreeChanges(sql, treeChanges({ ...again, owner: tomsk, version: 4 }));
    expect(await registeredGrants(sql, 'of both')).toMatchObject([{ unit: school }]);
  });

  it('takes from the unit’s own owner what comes after a stranger’s, however high the stranger counted', async () => {
    await known(
      [
        {
          ...UnitRenamed({ unitId: school, name: 'Чужая', shortName: 'Чужая', from: since }),
          owner: region,
          version: 2_147_483_647,
        },
        ...truth.flat(),
      ],
      1,
    );
    expect(await sql.query('select name from scope.unit where id = $1', [school])).toEqual([{ name: 'Лицей № 4' }]);
  });
});
