import type { UnitKind } from '@metodnet/contracts';
import { reject } from '@metodnet/kernel';
import { accepted, aRegistration, code, day } from '../network.fixture.js';
import { above, aUnit } from './unit.fixture.js';
import { describeUnit, type Parent, registerUnit, renameUnit } from './unit.js';

const under = (administrative: Parent | null, hub: Parent | null = null) => ({ administrative, hub });

describe('Registering a unit', () => {
  const inTomsk = under(above('MUNICIPALITY'));

  it('makes a member of the network and tells of it, its place and its attributes', () => {
    const { next, events } = accepted(registerUnit(aRegistration({ inn: '7017001234' }), inTomsk, false));
    expect(next).toMatchObject({ level: 'ORGANISATION', ownerId: 'ru-tom-tomsk', closedOn: null, version: 0 });
    expect(events.map(({ type }) => type)).toEqual([
      'network.unit-registered.v1',
      'network.unit-placed.v1',
      'network.unit-described.v1',
    ]);
    expect(events[1]?.data).toEqual({
      unitId: 'ru-tom-tomsk-school-8',
      level: 'ORGANISATION',
      hierarchy: 'ADMINISTRATIVE',
      parents: [{ parentId: 'ru-tom-tomsk', parentLevel: 'MUNICIPALITY', from: '2020-01-01', to: null }],
      occurredOn: '2020-01-01',
    });
  });

  it.each<[UnitKind, string, Parent['level'], string]>([
    ['REGION', 'ru-x', 'INTER_REGIONAL', 'ru-x'],
    ['MUNICIPALITY', 'ru-tom-x', 'REGION', 'ru-tom-x'],
    ['HUB', 'ru-tom-x', 'REGION', 'ru-tom'],
    ['REGIONAL_OPERATOR', 'ru-tom-x', 'REGION', 'ru-tom'],
    ['SCHOOL', 'ru-tom-tomsk-x', 'MUNICIPALITY', 'ru-tom-tomsk'],
    ['METHODICAL_SERVICE_UNIT', 'ru-tom-tomsk-x', 'ORGANISATION', 'ru-tom-tomsk'],
  ])('lets %s %s stand under %s; its records belong to %s', (kind, id, level, owner) => {
    const { next } = accepted(registerUnit(aRegistration({ id, kind }), under(above(level)), false));
    expect(next.ownerId).toBe(owner);
  });

  it.each<[UnitKind, Parent['level']]>([
    ['REGION', 'REGION'],
    ['MUNICIPALITY', 'INTER_REGIONAL'],
    ['MUNICIPALITY', 'HUB'],
    ['MUNICIPALITY', 'MUNICIPALITY'],
    ['HUB', 'MUNICIPALITY'],
    ['SCHOOL', 'HUB'],
    ['INTER_REGIONAL_NETWORK', 'REGION'],
  ])('lets no %s stand under %s', (kind, level) => {
    expect(registerUnit(aRegistration({ kind }), under(above(level)), false)).toMatchObject({
      reason: 'parent-of-wrong-level',
    });
  });

  it('needs a parent, except at the top', () => {
    expect(registerUnit(aRegistration(), under(null), false)).toEqual(reject('parent-needed'));
    expect(registerUnit(aRegistration({ kind: 'INTER_REGIONAL_NETWORK' }), under(null), false)).toMatchObject({
      accepted: true,
    });
  });

  it('puts a hub under its region in both hierarchies', () => {
    const { next } = accepted(registerUnit(aRegistration({ kind: 'HUB' }), under(above('REGION')), false));
    expect(next.placements.map(({ hierarchy, parentId }) => [hierarchy, parentId])).toEqual([
      ['ADMINISTRATIVE', 'ru-tom'],
      ['NETWORK', 'ru-tom'],
    ]);
  });

  it('puts a municipality into its hub, agreed unless said otherwise, and nothing else into any', () => {
    const both = under(above('REGION'), above('HUB'));
    const joins = (agreement: 'BY_AGREEMENT' | null) =>
      accepted(registerUnit(aRegistration({ kind: 'MUNICIPALITY', agreement }), both, false));
    expect(joins(null).next.placements[1]).toMatchObject({ parentId: 'ru-tom-hub-tomsk', agreement: 'AGREED' });
    expect(joins('BY_AGREEMENT').events.map(({ type }) => type)).toContain('network.hub-membership-changed.v1');
    expect(registerUnit(aRegistration(), under(above('MUNICIPALITY'), above('HUB')), false)).toEqual(
      reject('only-municipalities-join-hubs'),
    );
  });

  it('needs a parent that is there on the first day', () => {
    const lasting = (from: string, closedOn: string | null) =>
      registerUnit(
        aRegistration({ from: day('2024-09-01') }),
        under(above('MUNICIPALITY', { from: day(from), closedOn: closedOn === null ? null : day(closedOn) })),
        false,
      );
    expect(lasting('2024-09-01', null)).toMatchObject({ accepted: true });
    expect(lasting('2024-09-02', null)).toEqual(reject('parent-not-there', { from: '2024-09-01' }));
    expect(lasting('2020-01-01', '2024-09-02')).toMatchObject({ accepted: true });
    expect(lasting('2020-01-01', '2024-09-01')).toEqual(reject('parent-not-there', { from: '2024-09-01' }));
  });

  it('takes a code once, and only a code', () => {
    expect(registerUnit(aRegistration(), inTomsk, true)).toEqual(reject('code-taken', { id: 'ru-tom-tomsk-school-8' }));
    expect(registerUnit(aRegistration({ id: 'Школа 8' }), inTomsk, false)).toEqual(reject('code-malformed'));
  });

  it('takes no code that begins as another municipality’s', () => {
    const coded = (id: string) => registerUnit(aRegistration({ id: code(id) }), inTomsk, false);
    expect(coded('ru-tom-tomsk-gymnasium-1')).toMatchObject({ accepted: true });
    expect(coded('ru-tom-tomsky-school-1')).toEqual(reject('code-of-others', { prefix: 'ru-tom-tomsk-' }));
    expect(coded('ru-msk')).toEqual(reject('code-of-others', { prefix: 'ru-tom-tomsk-' }));
  });

  it('needs names', () => {
    expect(registerUnit(aRegistration({ name: ' ' }), inTomsk, false)).toEqual(reject('name-empty'));
    expect(registerUnit(aRegistration({ shortName: '' }), inTomsk, false)).toEqual(reject('name-empty'));
    const long = (name: number, shortName: number) =>
      registerUnit(aRegistration({ name: 'ы'.repeat(name), shortName: 'ы'.repeat(shortName) }), inTomsk, false);
    expect(long(1_000, 200)).toMatchObject({ accepted: true });
    expect(long(1_001, 200)).toEqual(reject('name-too-long', { name: 1_000, shortName: 200 }));
    expect(long(1_000, 201)).toEqual(reject('name-too-long', { name: 1_000, shortName: 200 }));
  });

  it.each([
    ['inn', '7017001234', ['701700123', '70170012345', 'x017001234']],
    ['ogrn', '1027000123456', ['102700012345', '10270001234567']],
    ['oktmo', '69701000', ['6970100', '697010001']],
    ['oktmo', '69701000001', ['697010000012']],
  ] as const)('takes a well-formed %s', (field, good, bad) => {
    expect(registerUnit(aRegistration({ [field]: good }), inTomsk, false)).toMatchObject({ accepted: true });
    for (const value of bad)
      expect(registerUnit(aRegistration({ [field]: value }), inTomsk, false)).toEqual(reject(`${field}-malformed`));
  });
});

describe('Renaming a unit', () => {
  const unit = aUnit();
  const renaming = (from: string) => renameUnit(unit, { name: 'Гимназия № 8', shortName: 'Гимназия', from: day(from) });

  it('keeps the earlier name in its history', () => {
    const { next } = accepted(renaming('2024-09-01'));
    expect(next.names.map(({ shortName, from }) => [shortName, from])).toEqual([
      ['Лицей № 8', '2020-01-01'],
      ['Гимназия', '2024-09-01'],
    ]);
  });

  it('corrects the name of the same day', () => {
    expect(accepted(renaming('2020-01-01')).next.names).toHaveLength(1);
  });

  it('does not go behind the last name', () => {
    expect(renaming('2019-12-31')).toEqual(reject('renamed-later-already', { from: '2020-01-01' }));
  });

  it('is for units that exist, and needs a name', () => {
    const closed = aUnit({ closedOn: day('2025-01-01') });
    const request = { name: 'А', shortName: 'А', from: day('2026-01-01') };
    expect(renameUnit(closed, request)).toEqual(reject('unit-closed', { closedOn: '2025-01-01' }));
    expect(renameUnit(unit, { ...request, shortName: ' ' })).toEqual(reject('name-empty'));
  });
});

describe('Describing a unit', () => {
  it('changes what is given and nothing else', () => {
    const { next, events } = accepted(
      describeUnit(aUnit({ inn: '7017001234' }), { legalForm: 'МАОУ', hostId: code('ru-x') }),
    );
    expect(next).toMatchObject({ inn: '7017001234', legalForm: 'МАОУ', hostId: 'ru-x' });
    expect(events).toMatchObject([{ type: 'network.unit-described.v1', data: { inn: '7017001234', hostId: 'ru-x' } }]);
  });

  it('is no part of itself', () => {
    expect(describeUnit(aUnit(), { hostId: aUnit().id })).toEqual(reject('its-own-host'));
  });
});
