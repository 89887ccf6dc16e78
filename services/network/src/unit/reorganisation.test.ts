import { reject } from '@metodnet/kernel';
import { accepted, aRegistration, code, day } from '../network.fixture.js';
import { closeUnit, mergeUnits, splitUnit } from './reorganisation.js';
import { above, aMunicipality, aUnit } from './unit.fixture.js';
import type { Unit } from './unit.js';

const school = (id: string, given: Partial<Unit> = {}) => aUnit({ id: code(id), ...given });

describe('Closing a unit', () => {
  it('ends its places on the same day and tells of both', () => {
    const { next, events } = accepted(closeUnit(aUnit(), day('2025-09-01'), 0));
    expect(next).toMatchObject({ closedOn: '2025-09-01', placements: [{ to: '2025-09-01' }] });
    expect(events.map(({ type }) => type)).toEqual(['network.unit-placed.v1', 'network.unit-closed.v1']);
    expect(events[1]?.data).toEqual({ unitId: 'ru-tom-tomsk-school-8', closedOn: '2025-09-01', successorIds: [] });
  });

  it('waits until nobody stands below it', () => {
    expect(closeUnit(aUnit(), day('2025-09-01'), 2)).toEqual(reject('has-members', { members: 2 }));
  });

  it('happens after the last change, and once', () => {
    expect(closeUnit(aUnit(), day('2020-01-01'), 0)).toEqual(reject('closes-before-it-began', { from: '2020-01-01' }));
    expect(closeUnit(aUnit(), day('2020-01-02'), 0)).toMatchObject({ accepted: true });
    const renamed = aUnit({ names: [...aUnit().names, { name: 'А', shortName: 'А', from: day('2024-01-01') }] });
    expect(closeUnit(renamed, day('2024-01-01'), 0)).toEqual(reject('changed-later-already', { from: '2024-01-01' }));
    expect(closeUnit(renamed, day('2024-01-02'), 0)).toMatchObject({ accepted: true });
    const closed = aUnit({ closedOn: day('2025-01-01') });
    expect(closeUnit(closed, day('2025-09-01'), 0)).toEqual(reject('unit-closed', { closedOn: '2025-01-01' }));
  });
});

describe('Merging units', () => {
  const on = day('2025-09-01');
  const into = school('ru-tom-tomsk-school-4');
  const one = school('ru-tom-tomsk-school-5');
  const other = school('ru-tom-tomsk-school-6');

  it('closes them with the one that continues them as successor', () => {
    const { changes } = accepted(mergeUnits([one, other], into, on, []));
    expect(changes.map(({ next }) => [next.id, next.closedOn, next.successorIds])).toEqual([
      ['ru-tom-tomsk-school-4', null, []],
      ['ru-tom-tomsk-school-5', '2025-09-01', ['ru-tom-tomsk-school-4']],
      ['ru-tom-tomsk-school-6', '2025-09-01', ['ru-tom-tomsk-school-4']],
    ]);
    expect(changes[0]?.events).toMatchObject([
      { type: 'network.units-merged.v1', data: { unitIds: ['ru-tom-tomsk-school-5', 'ru-tom-tomsk-school-6'] } },
    ]);
  });

  it('puts whoever stood below them below the one that continues them', () => {
    const service = school('ru-tom-tomsk-service', {
      placements: [
        {
          hierarchy: 'ADMINISTRATIVE',
          parentId: one.id,
          parentLevel: 'ORGANISATION',
          agreement: null,
          from: day('2021-01-01'),
          to: null,
        },
      ],
    });
    const { changes } = accepted(mergeUnits([one], into, on, [service]));
    expect(changes[0]?.next.placements.map(({ parentId, from, to }) => [parentId, from, to])).toEqual([
      [one.id, '2021-01-01', '2025-09-01'],
      [into.id, '2025-09-01', null],
    ]);
  });

  it('is of units of one level, into another that is there', () => {
    expect(mergeUnits([], into, on, [])).toEqual(reject('nothing-to-merge'));
    expect(mergeUnits([into], into, on, [])).toEqual(reject('merges-into-itself'));
    expect(mergeUnits([aMunicipality()], into, on, [])).toEqual(reject('levels-differ'));
    expect(mergeUnits([one], { ...into, closedOn: day('2025-01-01') }, on, [])).toEqual(reject('successor-not-there'));
    expect(mergeUnits([one], { ...into, from: day('2025-09-02') }, on, [])).toEqual(reject('successor-not-there'));
    expect(mergeUnits([one], { ...into, from: on }, on, [])).toMatchObject({ accepted: true });
  });
});

describe('Splitting a unit', () => {
  const on = day('2025-09-01');
  const municipality: Unit = aMunicipality({ id: above('MUNICIPALITY').id });
  const parents = new Map([[municipality.id, municipality]]);
  const service = school('ru-tom-tomsk-service', {
    placements: [
      {
        hierarchy: 'ADMINISTRATIVE',
        parentId: aUnit().id,
        parentLevel: 'ORGANISATION',
        agreement: null,
        from: day('2021-01-01'),
        to: null,
      },
    ],
  });
  const part = aRegistration({ id: 'ru-tom-tomsk-school-8a' });
  const splitting = (continues: boolean, goes: [string, string][], members: Unit[] = [], taken: string[] = []) =>
    splitUnit(
      aUnit(),
      { day: on, into: [part], continues, goes: new Map(goes.map(([who, where]) => [code(who), code(where)])) },
      parents,
      members,
      new Set(taken.map(code)),
    );

  it('makes units that stand where it stood, from that day', () => {
    const { changes } = accepted(splitting(true, []));
    expect(changes[0]?.next).toMatchObject({
      id: part.id,
      from: '2025-09-01',
      placements: [{ parentId: 'ru-tom-tomsk' }],
    });
    expect(changes.at(-1)).toMatchObject({
      next: { id: aUnit().id, closedOn: null },
      events: [{ type: 'network.unit-split.v1', data: { intoIds: [part.id], continues: true } }],
    });
  });

  it('ends the divided unit when it does not go on', () => {
    expect(accepted(splitting(false, [])).changes.at(-1)?.next).toMatchObject({
      closedOn: '2025-09-01',
      successorIds: [part.id],
    });
  });

  it('leaves nobody behind, and sends nobody elsewhere', () => {
    expect(splitting(false, [], [service])).toEqual(reject('members-left-behind', { members: 1 }));
    expect(splitting(true, [], [service])).toMatchObject({ accepted: true });
    expect(splitting(false, [[service.id, part.id]], [service])).toMatchObject({ accepted: true });
    expect(splitting(false, [[service.id, 'ru-x']], [service])).toEqual(reject('goes-nowhere'));
    expect(splitting(true, [['ru-x', part.id]])).toEqual(reject('goes-nowhere'));
  });

  it('takes new codes only, each once', () => {
    expect(splitting(true, [], [], [part.id])).toEqual(reject('code-taken', { id: part.id }));
    expect(
      splitUnit(aUnit(), { day: on, into: [part, part], continues: true, goes: new Map() }, parents, [], new Set()),
    ).toEqual(reject('code-taken', { id: part.id }));
    expect(splitUnit(aUnit(), { day: on, into: [], continues: true, goes: new Map() }, parents, [], new Set())).toEqual(
      reject('nothing-to-split-into'),
    );
  });
});
