import { RoleGranted, UnitPlaced, UnitRegistered, UnitRenamed } from '@metodnet/contracts';
import { calendarDate, type OwnerId, unitId } from '@metodnet/kernel';
import { UnitTree } from '@metodnet/scope';
import { silent } from '../model/world.fixture.js';
import { brokers, eventually, Pipeline } from '../pipeline.fixture.js';
import { runRelay } from '../relay/run-relay.js';
import { runProjection } from './run-projection.js';
import { unitTreeApplier, unitTreeProjection } from './unit-tree.projection.js';

jest.setTimeout(60_000);
const [REGION, TOMSK] = [unitId('ru-tom'), unitId('ru-tom-tomsk')] as [OwnerId, OwnerId];
const SCHOOL = unitId('ru-tom-tomsk-school-4');

const registered = (
  unit: OwnerId,
  level: UnitRegistered['data']['level'],
  kind: UnitRegistered['data']['kind'],
  ownerId = unit,
) => UnitRegistered({ unitId: unit, kind, level, name: unit, shortName: unit, ownerId, from: '2020-01-01' });

const placed = (
  unit: OwnerId,
  level: UnitPlaced['data']['level'],
  parentId: OwnerId,
  parentLevel: UnitPlaced['data']['level'],
) =>
  UnitPlaced({
    unitId: unit,
    level,
    hierarchy: 'ADMINISTRATIVE',
    parents: [{ parentId, parentLevel, from: '2020-01-01', to: null }],
    occurredOn: '2020-01-01',
  });

describe('Keeping the unit tree', () => {
  it('follows network’s events, also when a municipality’s come before its region’s', async () => {
    const [, binary] = brokers[0] as (typeof brokers)[number];
    const pipeline = await Pipeline.start(binary);
    try {
      const { pool, bus } = pipeline;
      pipeline.keep(runRelay({ service: 'network', pool, bus, log: silent }));
      pipeline.keep(
        runProjection(unitTreeProjection, unitTreeApplier, { service: 'staffing', pool, bus, log: silent }),
      );
      const tree = new UnitTree(pipeline.sql, () => calendarDate('2026-09-01'));

      await pipeline.record(TOMSK, `unit:${SCHOOL}`, [
        registered(SCHOOL, 'ORGANISATION', 'SCHOOL', TOMSK),
        placed(SCHOOL, 'ORGANISATION', TOMSK, 'MUNICIPALITY'),
        UnitRenamed({ unitId: SCHOOL, name: 'Школа № 4', shortName: 'СОШ № 4', from: '2024-09-01' }),
      ]);
      await eventually(async () => expect((await tree.find(SCHOOL))?.name).toBe('СОШ № 4'));
      await pipeline.record(TOMSK, `unit:${TOMSK}`, [
        registered(TOMSK, 'MUNICIPALITY', 'MUNICIPALITY'),
        placed(TOMSK, 'MUNICIPALITY', REGION, 'REGION'),
      ]);
      await pipeline.record(REGION, `unit:${REGION}`, [registered(REGION, 'REGION', 'REGION')]);
      await pipeline.record(REGION, 'grant:1', [
        RoleGranted({
          grantId: `${REGION}:00000000-0000-4000-8000-000000000001`,
          subject: 'analyst',
          role: 'regional-operator',
          unitId: REGION,
          from: '2026-01-01',
          to: null,
        }),
      ]);

      await eventually(async () => {
        expect((await tree.pathOf(SCHOOL)).administrative).toEqual([SCHOOL, TOMSK, REGION]);
        expect(await pipeline.owner.query('select subject, role from scope.role_grant')).toMatchObject({
          rows: [{ subject: 'analyst', role: 'regional-operator' }],
        });
      });
    } finally {
      await pipeline.stop();
    }
  });
});
