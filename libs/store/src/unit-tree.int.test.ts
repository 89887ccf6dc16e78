import { calendarDate, unitId } from '@metodnet/kernel';
import { applyTreeChanges, registeredGrants, type Sql, type TreeChange, UnitTree } from '@metodnet/scope';
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

const tree = () => new UnitTree(sql, () => calendarDate('2026-06-01'));

type Level = Extract<TreeChange, { kind: 'place' }>['level'];
const unit = (id: string, level: Level): TreeChange => ({
  kind: 'unit',
  unit: { id, kind: 'SCHOOL', level, name: id, ownerId: 'ru-tom' },
  version: 1,
  teller: 'ru-tom',
});
const place = (
  unitId: string,
  level: Level,
  hierarchy: 'ADMINISTRATIVE' | 'NETWORK',
  ...parents: [string, Level, string, string | null][]
): TreeChange => ({
  kind: 'place',
  unitId,
  level,
  hierarchy,
  parents: parents.map(([parentId, parentLevel, from, to]) => ({ parentId, parentLevel, from, to })),
  version: 2,
  teller: 'ru-tom',
});

/** Seversk leaves the hub «north» for the hub «tomsk» on 1 January 2026. */
const history: TreeChange[] = [
  unit('ru-tom', 'REGION'),
  unit('ru-tom-hub-tomsk', 'HUB'),
  unit('ru-tom-hub-north', 'HUB'),
  unit('ru-tom-seversk', 'MUNICIPALITY'),
  unit('ru-tom-seversk-school-1', 'ORGANISATION'),
  place('ru-tom-hub-tomsk', 'HUB', 'NETWORK', ['ru-tom', 'REGION', '2020-01-01', null]),
  place('ru-tom-hub-north', 'HUB', 'NETWORK', ['ru-tom', 'REGION', '2020-01-01', null]),
  place('ru-tom-seversk', 'MUNICIPALITY', 'ADMINISTRATIVE', ['ru-tom', 'REGION', '2000-01-01', null]),
  place(
    'ru-tom-seversk',
    'MUNICIPALITY',
    'NETWORK',
    ['ru-tom-hub-north', 'HUB', '2021-01-01', '2026-01-01'],
    ['ru-tom-hub-tomsk', 'HUB', '2026-01-01', null],
  ),
  place('ru-tom-seversk-school-1', 'ORGANISATION', 'ADMINISTRATIVE', [
    'ru-tom-seversk',
    'MUNICIPALITY',
    '2000-01-01',
    null,
  ]),
];

describe('The path of a unit', () => {
  const school = unitId('ru-tom-seversk-school-1');
  beforeAll(() => applyTreeChanges(sql, history));

  it.each([
    ['2020-12-31', ['ru-tom-seversk-school-1', 'ru-tom-seversk']],
    ['2025-12-31', ['ru-tom-seversk-school-1', 'ru-tom-seversk', 'ru-tom-hub-north', 'ru-tom']],
    ['2026-01-01', ['ru-tom-seversk-school-1', 'ru-tom-seversk', 'ru-tom-hub-tomsk', 'ru-tom']],
  ])('leads through the hub that the municipality was in on %s', async (on, network) => {
    const path = await tree().pathOf(school, calendarDate(on));
    expect(path.network).toEqual(network);
    expect(path.administrative).toEqual(['ru-tom-seversk-school-1', 'ru-tom-seversk', 'ru-tom']);
  });

  it('stays that of its last day when the unit is closed', async () => {
    const closed = unitId('ru-tom-seversk-school-9');
    await applyTreeChanges(sql, [
      unit(closed, 'ORGANISATION'),
      place(closed, 'ORGANISATION', 'ADMINISTRATIVE', ['ru-tom-seversk', 'MUNICIPALITY', '2000-01-01', '2025-07-01']),
    ]);
    const path = () => tree().pathOf(closed, calendarDate('2025-07-01'));
    expect((await path()).administrative).toEqual([closed]);
    await applyTreeChanges(sql, [{ kind: 'closed', unitId: closed, on: '2025-07-01', version: 3, teller: 'ru-tom' }]);
    expect((await path()).administrative).toEqual([closed, 'ru-tom-seversk', 'ru-tom']);
    await sql.query('delete from scope.unit where id = $1', [closed]);
  });

  it('is the unit alone when it has not been heard of', async () => {
    const unknown = unitId('ru-xyz');
    expect(await tree().pathOf(unknown)).toEqual({
      unit: unknown,
      administrative: [unknown],
      network: [unknown],
    });
  });
});

describe('The owner of a unit’s new records', () => {
  const town: string = 'ru-pnz-kuznetsk';
  const district: string = 'ru-pnz-nizhny-lomov';
  const school = unitId('ru-pnz-kuznetsk-school-1');
  const owning = (id: string, level: Level, ownerId: string): TreeChange => ({
    kind: 'unit',
    unit: { id, kind: 'SCHOOL', level, name: id, ownerId },
    version: 1,
    teller: ownerId,
  });
  beforeAll(() =>
    applyTreeChanges(sql, [
      owning(town, 'MUNICIPALITY', town),
      owning(district, 'MUNICIPALITY', district),
      owning(school, 'ORGANISATION', town),
      {
        ...place(
          school,
          'ORGANISATION',
          'ADMINISTRATIVE',
          [town, 'MUNICIPALITY', '2020-09-01', '2025-01-01'],
          [district, 'MUNICIPALITY', '2025-01-01', '2027-01-01'],
        ),
        teller: town,
      } as TreeChange,
      { kind: 'closed', unitId: school, on: '2027-01-01', version: 3, teller: town },
    ]),
  );

  it.each<[string, string, string]>([
    ['2020-08-31', town, 'before its first day, as on it'],
    ['2024-12-31', town, 'on its last day there'],
    ['2025-01-01', district, 'from the day of its move'],
    ['2027-01-01', district, 'after its last day, as on it'],
  ])('is on %s %s: %s', async (on, owner, _why) => {
    expect(await tree().ownerOf(school, calendarDate(on))).toBe(owner);
  });

  it('is itself of a municipality, and nobody of what was never heard of', async () => {
    expect(await tree().ownerOf(unitId(district))).toBe(district);
    expect(await tree().ownerOf(unitId('ru-unknown'))).toBeNull();
  });
});

describe('Following network’s domain events', () => {
  const seversk = 'ru-tom-seversk';
  const school = 'ru-tom-seversk-school-1';
  /** What came later of the same units: renamed twice, moved back and forth, closed. */
  const later: TreeChange[] = [
    { kind: 'name', unitId: school, name: 'Школа № 1', version: 3, teller: 'ru-tom' },
    { kind: 'name', unitId: school, name: 'Лицей № 1', version: 5, teller: 'ru-tom' },
    {
      ...place(seversk, 'MUNICIPALITY', 'NETWORK', ['ru-tom-hub-north', 'HUB', '2021-01-01', null]),
      version: 3,
    } as TreeChange,
    {
      ...place(seversk, 'MUNICIPALITY', 'NETWORK', ['ru-tom-hub-tomsk', 'HUB', '2021-01-01', null]),
      version: 4,
    } as TreeChange,
    {
      ...place(school, 'ORGANISATION', 'ADMINISTRATIVE', [seversk, 'MUNICIPALITY', '2000-01-01', '2025-07-01']),
      version: 6,
    } as TreeChange,
    { kind: 'closed', unitId: school, on: '2025-07-01', version: 7, teller: 'ru-tom' },
  ];
  const told = [...history, ...later];
  const copy = async () => ({
    units: await sql.query<{ id: string }>('select * from scope.unit order by id'),
    closure: await sql.query('select * from scope.closure order by descendant, hierarchy, ancestor, valid_from'),
  });
  const forget = async () => {
    for (const table of ['closure', 'edge', 'unit', 'heard']) await sql.query(`delete from scope.${table}`);
  };

  it('comes to the same tree whatever the order in which events are heard, however often, old ones after new', async () => {
    await forget();
    await applyTreeChanges(sql, told);
    const expected = await copy();
    expect(expected.closure.length).toBeGreaterThan(10);
    expect(expected.units.find(({ id }) => id === school)).toMatchObject({ name: 'Лицей № 1' });
    expect((await tree().pathOf(unitId(seversk))).network[1]).toBe('ru-tom-hub-tomsk');
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(told, { minLength: told.length }),
        fc.array(fc.constantFrom(...told), { maxLength: 8 }),
        fc.integer({ min: 1, max: 4 }),
        async (order, again, batch) => {
          await forget();
          const heard = [...order, ...again];
          for (let start = 0; start < heard.length; start += batch)
            await applyTreeChanges(sql, heard.slice(start, start + batch));
          expect(await copy()).toEqual(expected);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('writes nothing for what it knows already', async () => {
    await forget();
    await applyTreeChanges(sql, told);
    const asked: string[] = [];
    const watched: Sql = {
      query: (text, params) => {
        asked.push(text);
        return sql.query(text, params);
      },
    };
    await applyTreeChanges(watched, [...told].reverse());
    expect(asked).toEqual([expect.stringMatching(/^select unit, about, teller, version from scope\.heard/)]);
  });

  it('keeps the grants of a subject until they are taken back', async () => {
    const grant = {
      grantId: 'ru-tom:g1',
      subject: 'someone',
      role: 'auditor',
      unitId: 'ru-tom',
      from: '2024-01-01',
      to: null,
    };
    await applyTreeChanges(sql, [{ kind: 'grant', grant }]);
    expect(await registeredGrants(sql, 'someone')).toEqual([
      { role: 'auditor', unit: 'ru-tom', from: '2024-01-01', to: null },
    ]);
    await applyTreeChanges(sql, [{ kind: 'revoke', grantId: 'ru-tom:g1', on: '2025-01-01' }]);
    expect(await registeredGrants(sql, 'someone')).toMatchObject([{ to: '2025-01-01' }]);
    expect(await registeredGrants(sql, 'someone else')).toEqual([]);
  });
});
