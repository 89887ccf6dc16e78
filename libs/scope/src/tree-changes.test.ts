import { RoleGranted, RoleRevoked, UnitClosed, UnitPlaced, UnitRegistered, UnitRenamed } from '@metodnet/contracts';
import { calendarDate, newId, unitId } from '@metodnet/kernel';
import { treeChanges } from './tree-changes.js';

describe('Reading network’s domain events', () => {
  const tomsk = unitId('ru-tom-tomsk');

  it('takes a unit by its short name', () => {
    const event = UnitRegistered({
      unitId: tomsk,
      kind: 'MUNICIPALITY',
      level: 'MUNICIPALITY',
      name: 'Муниципальное образование «Город Томск»',
      shortName: 'Томск',
      ownerId: tomsk,
      from: '2000-01-01',
    });
    expect(treeChanges({ ...event, version: 1, owner: tomsk })).toEqual([
      {
        kind: 'unit',
        unit: { id: tomsk, kind: 'MUNICIPALITY', level: 'MUNICIPALITY', name: 'Томск', ownerId: tomsk },
        version: 1,
        teller: tomsk,
      },
    ]);
  });

  it('takes a place as it is restated, whole', () => {
    const parents = [
      { parentId: unitId('ru-tom'), parentLevel: 'REGION' as const, from: calendarDate('2000-01-01'), to: null },
    ];
    const event = UnitPlaced({
      unitId: tomsk,
      level: 'MUNICIPALITY',
      hierarchy: 'ADMINISTRATIVE',
      parents,
      occurredOn: '2000-01-01',
    });
    expect(treeChanges({ ...event, version: 2, owner: tomsk })).toEqual([
      {
        kind: 'place',
        unitId: tomsk,
        level: 'MUNICIPALITY',
        hierarchy: 'ADMINISTRATIVE',
        parents,
        version: 2,
        teller: tomsk,
      },
    ]);
  });

  it('takes grants, and leaves what does not concern the tree', () => {
    const grant = {
      grantId: newId<'Grant'>(tomsk),
      subject: 's',
      role: 'auditor' as const,
      unitId: tomsk,
      from: calendarDate('2024-01-01'),
      to: null,
    };
    expect(treeChanges({ ...RoleGranted(grant), version: 1, owner: tomsk })).toEqual([{ kind: 'grant', grant }]);
    expect(treeChanges({ type: 'staffing.employed.v1', data: {}, version: 1, owner: tomsk })).toEqual([]);
  });

  it.each<[string, string, string, boolean]>([
    ['its own unit', 'ru-tom-tomsk', 'ru-tom-tomsk', true],
    ['a school whose code begins with its own', 'ru-tom-tomsk', 'ru-tom-tomsk-school-4', true],
    ['a school of another municipality', 'ru-tom-seversk', 'ru-tom-tomsk-school-4', false],
    ['a municipality whose code merely goes on', 'ru-tom-tom', 'ru-tom-tomsk', false],
    ['its region', 'ru-tom-tomsk', 'ru-tom', false],
  ])('takes of an owner what it tells of %s, or does not', (_, owner, unit, believed) => {
    const id = unitId(unit);
    const parents = [
      { parentId: unitId('ru-tom'), parentLevel: 'REGION' as const, from: calendarDate('2000-01-01'), to: null },
    ];
    const told = [
      UnitRegistered({
        ...{ unitId: id, kind: 'SCHOOL' as const, level: 'ORGANISATION' as const, name: 'Школа', shortName: 'Школа' },
        ...{ ownerId: unitId(owner), from: '2000-01-01' },
      }),
      UnitRenamed({ unitId: id, name: 'Лицей', shortName: 'Лицей', from: '2020-01-01' }),
      UnitPlaced({ unitId: id, level: 'ORGANISATION', hierarchy: 'NETWORK', parents, occurredOn: '2000-01-01' }),
      UnitClosed({ unitId: id, closedOn: '2025-01-01', successorIds: [] }),
    ];
    for (const event of told) expect(treeChanges({ ...event, version: 1, owner })).toHaveLength(believed ? 1 : 0);
  });

  it('takes no registration in the name of another owner', () => {
    const event = UnitRegistered({
      ...{
        unitId: tomsk,
        kind: 'MUNICIPALITY' as const,
        level: 'MUNICIPALITY' as const,
        name: 'Томск',
        shortName: 'Томск',
      },
      ...{ ownerId: tomsk, from: '2000-01-01' },
    });
    expect(treeChanges({ ...event, version: 1, owner: 'ru-tom' })).toEqual([]);
  });

  it('takes no grant and no end of one that is another owner’s record', () => {
    const grantId = newId<'Grant'>(tomsk);
    const granted = RoleGranted({
      ...{ grantId, subject: 's', role: 'auditor' as const, unitId: unitId('ru-tom-seversk') },
      ...{ from: '2024-01-01', to: null },
    });
    const revoked = RoleRevoked({ grantId, revokedOn: '2025-01-01' });
    for (const event of [granted, revoked]) {
      expect(treeChanges({ ...event, version: 1, owner: 'ru-tom-seversk' })).toEqual([]);
      expect(treeChanges({ ...event, version: 1, owner: tomsk })).toHaveLength(1);
    }
  });
});
