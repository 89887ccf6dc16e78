import { RoleGranted, UnitPlaced, UnitRegistered } from '@metodnet/contracts';
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
      ownerId: unitId('ru-tom'),
      from: '2000-01-01',
    });
    expect(treeChanges({ ...event, version: 1 })).toEqual([
      {
        kind: 'unit',
        unit: { id: tomsk, kind: 'MUNICIPALITY', level: 'MUNICIPALITY', name: 'Томск', ownerId: 'ru-tom' },
        version: 1,
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
    expect(treeChanges({ ...event, version: 2 })).toEqual([
      { kind: 'place', unitId: tomsk, level: 'MUNICIPALITY', hierarchy: 'ADMINISTRATIVE', parents, version: 2 },
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
    expect(treeChanges({ ...RoleGranted(grant), version: 1 })).toEqual([{ kind: 'grant', grant }]);
    expect(treeChanges({ type: 'staffing.employed.v1', data: {}, version: 1 })).toEqual([]);
  });
});
