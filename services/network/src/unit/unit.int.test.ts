import type { UnitId } from '@metodnet/kernel';
import { may } from '@metodnet/scope';
import {
  accepted,
  actor,
  aRegistration,
  code,
  day,
  faultOf,
  kuznetsk,
  methodist,
  nobody,
  penza,
  schoolHead,
  since,
  TODAY,
  tomskCity,
  tomskRegion,
  world,
} from '../network.fixture.js';
import { type Network, populate, startNetwork } from '../running.fixture.js';
import { UnitCommands } from './unit.commands.js';
import type { UnitFilter } from './unit.queries.js';

let net: Network;
jest.setTimeout(60_000);
beforeAll(async () => {
  net = await startNetwork();
  await populate(net);
});
afterAll(() => net?.stop());

const tomsk = code('ru-tom-tomsk');
const school = code('ru-tom-tomsk-school-4');
const page = (first: number, after?: string) =>
  ({ first, after, check: () => undefined }) as { first: number; after: string; check(): void };
const list = async (given: Partial<UnitFilter>, who = methodist, first = 100, after?: string) => {
  const answer = await net.queries.list(
    who,
    { hierarchy: 'ADMINISTRATIVE', orderBy: 'NAME', ...given },
    page(first, after),
  );
  const count = typeof answer.count === 'function' ? await answer.count() : answer.count;
  return { ids: answer.nodes.map(({ id }) => id as string), count, pageInfo: answer.pageInfo };
};

describe('The first unit of all', () => {
  it('is registered by whoever’s grant names its code, and by nobody else', async () => {
    const other = await startNetwork();
    const root = aRegistration({ id: 'ru', kind: 'INTER_REGIONAL_NETWORK' });
    expect(await faultOf(other.commands.register(tomskRegion, root, null, null))).toBe('FORBIDDEN');
    expect(await faultOf(other.commands.register(nobody, root, null, null))).toBe('FORBIDDEN');
    expect(await other.commands.register(world, root, null, null)).toMatchObject({
      accepted: true,
      next: { version: 2 },
    });
    await other.stop();
  });
});

describe('A unit just registered', () => {
  it('can be used at once, and is told of', async () => {
    const path = await net.units.pathOf(school, TODAY);
    expect(path.administrative).toEqual([school, tomsk, 'ru-tom', 'ru']);
    expect(path.network).toEqual([school, tomsk, 'ru-tom-hub-tomsk', 'ru-tom', 'ru']);
    expect(may(schoolHead, 'network:write', path)).toBe(true);
    expect(await net.eventsOf(`unit:${school}`)).toEqual([
      'network.unit-registered.v1',
      'network.unit-placed.v1',
      'network.unit-described.v1',
    ]);
  });
});

describe('Registering a unit', () => {
  const fresh = (id: string) => aRegistration({ id: `ru-tom-tomsk-${id}` });

  it.each([
    ['the municipal operator', tomskCity],
    ['the regional operator', tomskRegion],
  ])('is for %s', async (_, who) => {
    expect(await net.commands.register(who, fresh(`new-${who.subject}`), tomsk, null)).toMatchObject({
      accepted: true,
    });
  });

  it.each([
    ['a methodist', methodist],
    ['the head of a school', schoolHead],
    ['the operator of another municipality', kuznetsk],
    ['the operator of another region', penza],
    ['somebody without a token', nobody],
  ])('is not for %s', async (_, who) => {
    expect(['FORBIDDEN', 'NOT_FOUND']).toContain(
      await faultOf(net.commands.register(who, fresh('foreign'), tomsk, null)),
    );
    expect(await net.queries.find(tomskCity, code('ru-tom-tomsk-foreign'))).toBeNull();
  });

  it('refuses a code for the second time, and leaves the first as it was', async () => {
    expect(await net.commands.register(tomskCity, { ...fresh('x'), id: school }, tomsk, null)).toMatchObject({
      reason: 'code-taken',
    });
    expect(await net.queries.find(tomskCity, school)).toMatchObject({ names: [{ shortName: 'Школа № 4' }] });
  });

  it('under an unknown unit is as if under one out of sight', async () => {
    expect(await faultOf(net.commands.register(tomskCity, fresh('y'), code('ru-x'), null))).toBe('NOT_FOUND');
  });

  it('once with the same idempotency key, with the same answer', async () => {
    const asked = (id: string, bodyHash = 'a') => ({
      ...tomskCity,
      request: { id, idempotency: { key: 'k1', bodyHash } },
    });
    const once = await net.commands.register(asked('1'), fresh('idem'), tomsk, null);
    const twice = await net.commands.register(asked('2'), fresh('idem'), tomsk, null);
    expect(twice).toEqual(JSON.parse(JSON.stringify(once)));
    expect(await net.eventsOf('unit:ru-tom-tomsk-idem')).toHaveLength(3);
    expect(await faultOf(net.commands.register(asked('3', 'b'), fresh('idem-2'), tomsk, null))).toBe(
      'IDEMPOTENCY_KEY_REUSED',
    );
  });

  it('ahead of time can be followed by whatever prepares it', async () => {
    const id = code('ru-tom-tomsk-school-99');
    accepted(await net.commands.register(tomskCity, aRegistration({ id, from: day('2026-09-01') }), tomsk, null));
    expect(await net.commands.describe(tomskCity, { id }, { inn: '7017001234' })).toMatchObject({ accepted: true });
    expect((await list({ within: tomsk })).ids).not.toContain(id);
    expect((await list({ within: tomsk, asOf: day('2026-09-01') })).ids).toContain(id);
  });
});

describe('Each command on a unit', () => {
  type Command = (who: typeof methodist) => Promise<unknown>;
  const name = { name: 'Школа четыре', shortName: 'Школа № 4', from: since };
  const commands: [string, Command][] = [
    ['rename', (who) => net.commands.rename(who, { id: school }, name)],
    ['describe', (who) => net.commands.describe(who, { id: school }, { legalForm: 'МАОУ' })],
    [
      'move',
      (who) =>
        net.commands.move(who, { id: school }, { hierarchy: 'ADMINISTRATIVE', from: TODAY, agreement: null }, tomsk),
    ],
    ['close', (who) => net.commands.close(who, { id: school }, since)],
    ['merge', (who) => net.commands.merge(who, [school], school, TODAY)],
    [
      'split',
      (who) => net.commands.split(who, { id: school }, { day: TODAY, into: [], continues: true, goes: new Map() }),
    ],
  ];

  it.each(commands)('%s reaches the rules for those who administer it', async (_, command) => {
    expect(await command(tomskCity)).toHaveProperty('accepted');
    expect(await command(tomskRegion)).toHaveProperty('accepted');
  });

  it.each(commands)('%s is not for others', async (_, command) => {
    for (const who of [methodist, kuznetsk, penza, actor({ 'hub-operator': 'ru-tom-hub-tomsk' }), nobody])
      expect(['FORBIDDEN', 'NOT_FOUND']).toContain(await faultOf(command(who)));
  });

  it('is refused when the caller has seen another version', async () => {
    const { version } = (await net.queries.find(tomskCity, school)) ?? { version: 0 };
    expect(await faultOf(net.commands.rename(tomskCity, { id: school, expectedVersion: version - 1 }, name))).toBe(
      'STALE_VERSION',
    );
    expect(await net.commands.rename(tomskCity, { id: school, expectedVersion: version }, name)).toMatchObject({
      next: { version: version + 1 },
    });
  });
});

describe('The two walls', () => {
  it('row-level security alone holds when the service does not check', async () => {
    const careless = new UnitCommands(net.works, net.careless);
    const name = { name: 'Чужая', shortName: 'Чужая', from: TODAY };
    const theirs = aRegistration({ id: 'ru-tom-tomsk-theirs' });
    const move = { hierarchy: 'ADMINISTRATIVE', from: TODAY, agreement: null } as const;
    expect(await faultOf(careless.rename(kuznetsk, { id: school }, name))).toBe('FORBIDDEN');
    expect(await faultOf(careless.register(kuznetsk, theirs, tomsk, null))).toBe('FORBIDDEN');
    expect(await faultOf(careless.move(kuznetsk, { id: code('ru-pnz-kuznetsk-school-1') }, move, tomsk))).toBe(
      'FORBIDDEN',
    );
    expect((await net.queries.find(methodist, school))?.names.at(-1)?.shortName).toBe('Школа № 4');
  });

  it('the check alone holds when there is no row-level security', async () => {
    await net.owner.query(
      'alter table unit disable row level security; alter table unit disable trigger check_new_parents',
    );
    const name = { name: 'Чужая', shortName: 'Чужая', from: TODAY };
    expect(await faultOf(net.commands.rename(kuznetsk, { id: school }, name))).toBe('FORBIDDEN');
    expect(
      await faultOf(net.commands.register(kuznetsk, aRegistration({ id: 'ru-tom-tomsk-theirs' }), tomsk, null)),
    ).toBe('FORBIDDEN');
    await net.owner.query(
      'alter table unit enable row level security; alter table unit enable trigger check_new_parents',
    );
  });
});

describe('Looking units up', () => {
  it('is for everybody with a token, and for nobody without', async () => {
    expect(await net.queries.findMany(kuznetsk, [school, 'ru-x', 'ru-tom'])).toMatchObject([
      { id: school },
      null,
      { id: 'ru-tom' },
    ]);
    expect(await net.queries.findMany(nobody, [school])).toEqual([null]);
    expect((await list({}, nobody)).ids).toEqual([]);
  });

  it('knows what was yesterday', async () => {
    const id = code('ru-tom-tomsk-renamed');
    accepted(
      await net.commands.register(tomskCity, aRegistration({ id, shortName: 'Школа имени Пирогова' }), tomsk, null),
    );
    accepted(
      await net.commands.rename(
        tomskCity,
        { id },
        { name: 'Гимназия', shortName: 'Гимназия', from: day('2024-09-01') },
      ),
    );
    expect((await list({ search: 'пирогов', asOf: day('2024-08-31') })).ids).toEqual([id]);
    expect((await list({ search: 'пирогов', asOf: day('2024-09-01') })).ids).toEqual([]);
  });
});

describe('Searching', () => {
  it.each([
    ['лицей 8', ['ru-tom-tomsk-lyceum-8']],
    ['ЛИЦЕЙ № 8', ['ru-tom-tomsk-lyceum-8']],
    ['елочка', ['ru-tom-tomsk-kindergarten-1']],
    ['Ёлоч', ['ru-tom-tomsk-kindergarten-1']],
    ['школа 1', ['ru-pnz-kuznetsk-school-1']],
    ['рукавишник', ['ru-tom-tomsk-lyceum-8']],
    ['ru-tom-tomsk-lyceum-8', ['ru-tom-tomsk-lyceum-8']],
    ['лицей 80', []],
    ['ицей', []],
    ['«»', []],
  ])('finds by %j', async (search, found) => {
    const { ids } = await list({ search });
    expect(ids.filter((id) => /school-1$|school-4|lyceum|kindergarten/.test(id))).toEqual(found);
  });

  it('takes quotes and operators for what they are', async () => {
    await expect(list({ search: "лиц' | 'x:* & !(" })).resolves.toMatchObject({ ids: [] });
  });
});

describe('Listing', () => {
  const populated = (ids: readonly string[]) =>
    ids.filter((id) =>
      [
        'ru-tom-tomsk-school-4',
        'ru-tom-tomsk-school-10',
        'ru-tom-tomsk-lyceum-8',
        'ru-tom-tomsk-kindergarten-1',
      ].includes(id),
    );

  it('is in the Russian alphabet, ё beside е, numbers as numbers', async () => {
    expect(populated((await list({ within: tomsk })).ids)).toEqual([
      'ru-tom-tomsk-kindergarten-1',
      'ru-tom-tomsk-lyceum-8',
      'ru-tom-tomsk-school-4',
      'ru-tom-tomsk-school-10',
    ]);
  });

  it('filters by level and kind, within either hierarchy', async () => {
    expect((await list({ within: code('ru-tom'), levels: ['MUNICIPALITY'] })).ids).toEqual([tomsk, 'ru-tom-tomsky']);
    expect((await list({ within: code('ru-tom-hub-tomsk'), levels: ['MUNICIPALITY'] })).ids).toEqual([]);
    expect(
      (await list({ within: code('ru-tom-hub-tomsk'), hierarchy: 'NETWORK', levels: ['MUNICIPALITY'] })).ids,
    ).toEqual([tomsk, 'ru-tom-tomsky']);
    expect((await list({ within: code('ru-tom-hub-tomsk'), hierarchy: 'NETWORK', kinds: ['PRESCHOOL'] })).ids).toEqual([
      'ru-tom-tomsk-kindergarten-1',
    ]);
    expect((await list({ under: code('ru') })).ids).toEqual(['ru-pnz', 'ru-tom']);
  });

  it.each(['NAME', 'CODE'] as const)('pages by %s without a gap or a repetition', async (orderBy) => {
    const whole = await list({ orderBy });
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const { ids, count, pageInfo } = await list({ orderBy }, methodist, 4, after);
      expect(count).toBe(whole.count);
      seen.push(...ids);
      after = pageInfo.hasNextPage ? (pageInfo.endCursor ?? undefined) : undefined;
    } while (after);
    expect(seen).toEqual(whole.ids);
    expect(seen).toHaveLength(whole.count);
  });

  it('refuses a cursor of another order', async () => {
    const { pageInfo } = await list({ orderBy: 'CODE' }, methodist, 1);
    expect(await faultOf(list({ orderBy: 'NAME' }, methodist, 1, pageInfo.endCursor ?? ''))).toBe('BAD_USER_INPUT');
  });
});

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
