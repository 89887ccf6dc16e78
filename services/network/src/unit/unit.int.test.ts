import { applyTreeChanges, may, type Sql, treeChanges } from '@metodnet/scope';
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
import { listing, type Network, populate, startNetwork } from '../running.fixture.js';
import { UnitCommands } from '../unit/unit.commands.js';

let net: Network;
jest.setTimeout(60_000);
beforeAll(async () => {
  net = await startNetwork();
  await populate(net);
});
afterAll(() => net?.stop());

const tomsk = code('ru-tom-tomsk');
const school = code('ru-tom-tomsk-school-4');
const list: ReturnType<typeof listing> = (...given) => listing(net)(...given);

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
    expect(may(schoolHead, 'network:govern', path)).toBe(false);
    expect(await net.eventsOf(`unit:${school}`)).toEqual([
      'network.unit-registered.v1',
      'network.unit-placed.v1',
      'network.unit-described.v1',
    ]);
  });
});

describe('The tree of this database', () => {
  it('is as far as the domain events of its own commands: hearing them again changes nothing', async () => {
    const { rows } = await net.owner.query(
      "select type, payload as data, version, owner from outbox where aggregate like 'unit:%'",
    );
    const asked: string[] = [];
    const watched: Sql = {
      async query(text, params = []) {
        asked.push(text);
        return (await net.owner.query(text, [...params])).rows;
      },
    };
    await applyTreeChanges(watched, rows.flatMap(treeChanges));
    expect(rows.length).toBeGreaterThan(20);
    expect(asked).toHaveLength(1);
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
    for (const who of [methodist, schoolHead, kuznetsk, penza, actor({ 'hub-operator': 'ru-tom-hub-tomsk' }), nobody])
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

describe('The inter-regional operator', () => {
  const renamed = (unit: string, name: string) => [{ id: code(unit) }, { name, shortName: name, from: since }] as const;
  const careless = () => new UnitCommands(net.works, net.careless);

  it.each([
    ['with the service’s check', () => net.commands],
    ['with row-level security alone', careless],
  ])('decides about regions and nothing below them, %s', async (_, on) => {
    expect(await on().rename(world, ...renamed('ru-tom', 'Томская область'))).toMatchObject({ accepted: true });
    expect(await faultOf(on().rename(world, ...renamed('ru-tom-tomsk', 'Томск')))).toBe('FORBIDDEN');
    expect(await faultOf(on().rename(world, ...renamed(school, 'Школа № 4')))).toBe('FORBIDDEN');
    expect(await on().rename(tomskRegion, ...renamed('ru-tom-tomsk', 'Томск'))).toMatchObject({ accepted: true });
  });

  it('does not when the service’s check is alone either', async () => {
    await net.owner.query('alter table unit disable row level security');
    expect(await faultOf(net.commands.rename(world, ...renamed('ru-tom-tomsk', 'Томск')))).toBe('FORBIDDEN');
    await net.owner.query('alter table unit enable row level security');
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
    expect(await faultOf(careless.rename(schoolHead, { id: school }, name))).toBe('FORBIDDEN');
    expect(await faultOf(careless.close(schoolHead, { id: school }, TODAY))).toBe('FORBIDDEN');
    expect(await faultOf(careless.register(schoolHead, theirs, school, null))).toBe('FORBIDDEN');
    expect((await net.queries.find(methodist, school))?.names.at(-1)?.shortName).toBe('Школа № 4');
  });

  it('the check alone holds when there is no row-level security', async () => {
    await net.owner.query(
      'alter table unit disable row level security; alter table unit disable trigger check_new_parents',
    );
    const name = { name: 'Чужая', shortName: 'Чужая', from: TODAY };
    for (const who of [kuznetsk, schoolHead])
      expect(await faultOf(net.commands.rename(who, { id: school }, name))).toBe('FORBIDDEN');
    expect(
      await faultOf(net.commands.register(kuznetsk, aRegistration({ id: 'ru-tom-tomsk-theirs' }), tomsk, null)),
    ).toBe('FORBIDDEN');
    await net.owner.query(
      'alter table unit enable row level security; alter table unit enable trigger check_new_parents',
    );
  });
});
