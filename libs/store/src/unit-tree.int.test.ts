import { calendarDate, unitId } from '@metodnet/kernel';
import { applyTreeChanges, registeredGrants, type Sql, type TreeChange, UnitTree } from '@metodnet/scope';
import fc from 'fast-check';
import pg from 'pg';
import { migrate, provision, storeMigrations } from './index.js';

let pool: pg.Pool;
let sql: Sql;
beforeAll(async () => {
  const { ownerUrl, workerUrl } = await provision(process.env['TEST_DATABASE_URL'] as string, {
    database: `t_tree_${process.pid}_${Date.now()}`,
    password: 'test',
  });
  await migrate(ownerUrl, [storeMigrations]);
  pool = new pg.Pool({ connectionString: workerUrl });
  sql = {
    query: async <Row extends object>(text: string, params: readonly unknown[] = []) =>
      (await pool.query(text, [...params])).rows as Row[],
  };
});
afterAll(() => pool?.end());

const tree = () => new UnitTree(sql, () => calendarDate('2026-06-01'));

type Level = Extract<TreeChange, { kind: 'place' }>['level'];
const unit = (id: string, level: Level): TreeChange => ({
  kind: 'unit',
  unit: { id, kind: 'SCHOOL', level, name: id, ownerId: 'ru-tom' },
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
    await applyTreeChanges(sql, [{ kind: 'closed', unitId: closed, on: '2025-07-01' }]);
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

describe('Following network’s domain events', () => {
  const closure = async () =>
    sql.query('select * from scope.closure order by descendant, hierarchy, ancestor, valid_from');

  it('comes to the same tree whatever the order in which owners are heard', async () => {
    await sql.query('delete from scope.closure');
    await applyTreeChanges(sql, history);
    const expected = await closure();
    expect(expected.length).toBeGreaterThan(10);
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(history, { minLength: history.length }),
        fc.integer({ min: 1, max: 4 }),
        async (order, batch) => {
          await sql.query('delete from scope.closure');
          await sql.query('delete from scope.edge');
          await sql.query('delete from scope.unit');
          for (let start = 0; start < order.length; start += batch)
            await applyTreeChanges(sql, order.slice(start, start + batch));
          expect(await closure()).toEqual(expected);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('keeps the grants of a subject until they are taken back', async () => {
    const grant = {
      grantId: 'g1',
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
    await applyTreeChanges(sql, [{ kind: 'revoke', grantId: 'g1', on: '2025-01-01' }]);
    expect(await registeredGrants(sql, 'someone')).toMatchObject([{ to: '2025-01-01' }]);
    expect(await registeredGrants(sql, 'someone else')).toEqual([]);
  });
});
