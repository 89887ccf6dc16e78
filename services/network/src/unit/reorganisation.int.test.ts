import type { UnitId } from '@metodnet/kernel';
import {
  accepted,
  actor,
  aRegistration,
  code,
  day,
  faultOf,
  methodist,
  since,
  tomskCity,
  tomskRegion,
} from '../network.fixture.js';
import { listing, type Network, populate, startNetwork } from '../running.fixture.js';

let net: Network;
jest.setTimeout(60_000);
beforeAll(async () => {
  net = await startNetwork();
  await populate(net);
});
afterAll(() => net?.stop());

const tomsk = code('ru-tom-tomsk');
const list: ReturnType<typeof listing> = (...given) => listing(net)(...given);

describe('Moving a municipality to another hub', () => {
  const hub = code('ru-tom-hub-tomsk');
  const north = code('ru-tom-hub-north');
  const district = code('ru-tom-tomsky');
  const on = day('2025-01-01');
  const membersOf = async (id: UnitId, asOf: string) =>
    (await net.queries.members(methodist, id, day(asOf))).map(({ unitId, agreement }) => `${unitId} ${agreement}`);

  it('needs authority over the hub, not over the municipality alone', async () => {
    const district_ = actor({ 'municipal-operator': district });
    const move = { hierarchy: 'NETWORK', from: on, agreement: null } as const;
    expect(await faultOf(net.commands.move(district_, { id: district }, move, north))).toBe('FORBIDDEN');
    expect(await faultOf(net.commands.move(district_, { id: district }, move, null))).toBe('FORBIDDEN');
    expect(await faultOf(net.commands.agree(district_, { id: district }, on))).toBe('FORBIDDEN');
  });

  it('is agreed, then moved; each day has its own members', async () => {
    accepted(await net.commands.agree(tomskRegion, { id: district }, day('2021-05-14')));
    accepted(
      await net.commands.move(
        tomskRegion,
        { id: district },
        { hierarchy: 'NETWORK', from: on, agreement: null },
        north,
      ),
    );
    expect(await membersOf(hub, '2021-05-13')).toEqual([`${tomsk} AGREED`, `${district} BY_AGREEMENT`]);
    expect(await membersOf(hub, '2024-12-31')).toEqual([`${tomsk} AGREED`, `${district} AGREED`]);
    expect(await membersOf(hub, '2025-01-01')).toEqual([`${tomsk} AGREED`]);
    expect(await membersOf(north, '2025-01-01')).toEqual([`${district} AGREED`]);
    const [before] = await net.queries.ancestors(methodist, [district], 'NETWORK', day('2024-12-31'));
    const [after] = await net.queries.ancestors(methodist, [district], 'NETWORK', on);
    expect([before?.[0], after?.[0]]).toEqual([hub, north]);
    expect((await list({ within: north, hierarchy: 'NETWORK', asOf: day('2024-12-31') })).ids).toEqual([]);
    expect((await list({ within: north, hierarchy: 'NETWORK', asOf: on })).ids).toEqual([district]);
  });
});

describe('Merging and splitting schools', () => {
  const put = async (id: string, parent: UnitId = tomsk) =>
    accepted(
      await net.commands.register(tomskCity, aRegistration({ id: `ru-tom-tomsk-${id}`, shortName: id }), parent, null),
    ).next.id;

  it('keeps what was, and says who continues whom', async () => {
    const [one, other] = [await put('merged'), await put('continues')];
    const service = await put('merged-service', one);
    expect(await net.commands.merge(tomskCity, [one], other, day('2025-09-01'))).toMatchObject({
      accepted: true,
      next: { id: other },
    });
    expect(await net.queries.find(methodist, one)).toMatchObject({ closedOn: '2025-09-01', successorIds: [other] });
    expect(await net.queries.predecessors(methodist, [other, one])).toEqual([[one], []]);
    expect((await list({ under: one, asOf: day('2025-08-31') })).ids).toEqual([service]);
    expect((await list({ under: other, asOf: day('2025-09-01') })).ids).toEqual([service]);
    expect((await list({ within: tomsk, search: 'merged' })).ids).toEqual([service]);
  });

  it('writes nothing when one of the units cannot be merged', async () => {
    const [one, other] = [await put('merge-a'), await put('merge-b')];
    expect(await net.commands.merge(tomskCity, [one], other, since)).toMatchObject({
      reason: 'closes-before-it-began',
    });
    expect(await net.queries.find(methodist, one)).toMatchObject({ closedOn: null });
    expect(await net.eventsOf(`unit:${other}`)).not.toContain('network.units-merged.v1');
  });

  it('divides a school for those who administer its municipality', async () => {
    const id = await put('divided');
    const part = { ...aRegistration({ id: 'ru-tom-tomsk-part', shortName: 'part' }) };
    const division = { day: day('2025-09-01'), into: [part], continues: false, goes: new Map() };
    const head = actor({ 'school-head': id });
    expect(await faultOf(net.commands.split(head, { id }, division))).toBe('FORBIDDEN');
    expect(await net.commands.split(tomskCity, { id }, division)).toMatchObject({
      accepted: true,
      next: { closedOn: '2025-09-01' },
    });
    expect((await list({ search: 'part' })).ids).toEqual(['ru-tom-tomsk-part']);
    expect(await net.eventsOf(`unit:${id}`)).toEqual(
      expect.arrayContaining(['network.unit-split.v1', 'network.unit-closed.v1']),
    );
  });

  it('closes only what nobody stands below', async () => {
    const id = await put('with-service');
    const service = await put('its-service', id);
    expect(await net.commands.close(tomskCity, { id }, day('2026-01-01'))).toMatchObject({
      reason: 'has-members',
      params: { members: 1 },
    });
    accepted(await net.commands.close(tomskCity, { id: service }, day('2026-01-01')));
    accepted(await net.commands.close(tomskCity, { id }, day('2026-01-01')));
    expect(await net.commands.describe(tomskCity, { id }, { legalForm: 'МАОУ' })).toMatchObject({ accepted: true });
  });
});

describe('Two moves at the same moment', () => {
  it('do not put two units above each other', async () => {
    for (let round = 0; round < 5; round++) {
      const [one, other] = await Promise.all(
        ['a', 'b'].map(async (name) => {
          const request = aRegistration({ id: `ru-tom-tomsk-round-${round}-${name}` });
          return accepted(await net.commands.register(tomskCity, request, tomsk, null)).next.id;
        }),
      );
      const under = (id: UnitId, parent: UnitId) =>
        net.commands.move(
          tomskCity,
          { id },
          { hierarchy: 'ADMINISTRATIVE', from: day('2025-01-01'), agreement: null },
          parent,
        );
      const answers = await Promise.all([under(one as UnitId, other as UnitId), under(other as UnitId, one as UnitId)]);
      expect(answers.filter(({ accepted: moved }) => moved)).toHaveLength(1);
      expect(answers.find(({ accepted: moved }) => !moved)).toMatchObject({ reason: 'would-stand-above-itself' });
    }
  });
});
