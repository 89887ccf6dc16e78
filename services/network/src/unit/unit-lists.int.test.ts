import {
  accepted,
  aRegistration,
  code,
  day,
  faultOf,
  kuznetsk,
  methodist,
  nobody,
  tomskCity,
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
const school = code('ru-tom-tomsk-school-4');
const list: ReturnType<typeof listing> = (...given) => listing(net)(...given);

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

  it('takes words and searches of any length', async () => {
    for (const search of ['x'.repeat(9_000), 'я'.repeat(1_100), 'школа '.repeat(2_000)])
      await expect(list({ search })).resolves.toHaveProperty('ids');
    const [id, long] = [code('ru-tom-tomsk-long'), 'ы'.repeat(150)];
    accepted(await net.commands.register(tomskCity, aRegistration({ id, shortName: long, name: long }), tomsk, null));
    expect((await list({ search: long })).ids).toEqual([id]);
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
    expect(
      (await list({ within: code('ru-tom-hub-tomsk'), hierarchy: 'ADMINISTRATIVE', levels: ['MUNICIPALITY'] })).ids,
    ).toEqual([]);
    expect((await list({ within: code('ru-tom-hub-tomsk'), levels: ['MUNICIPALITY'] })).ids).toEqual([
      tomsk,
      'ru-tom-tomsky',
    ]);
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
