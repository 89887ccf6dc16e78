import { randomUUID } from 'node:crypto';
import { busMigrations } from '@metodnet/bus';
import { type Serving, serve, signatureOf } from '@metodnet/subgraph';
import { type TestDatabase, type TestIssuer, testDatabase, testIssuer } from '@metodnet/testing';
import { network } from './service.js';

const SECRET = 'a secret of the tests';

interface Answer {
  // biome-ignore lint/suspicious/noExplicitAny: answers of any form
  readonly data: any;
  readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
}

let database: TestDatabase;
let issuer: TestIssuer;
let serving: Serving;
jest.setTimeout(60_000);
beforeAll(async () => {
  [database, issuer] = await Promise.all([
    testDatabase(busMigrations, { name: network.name, dir: network.migrations }),
    testIssuer(),
  ]);
  serving = await serve(network, {
    databaseUrl: database.appUrl,
    workerDatabaseUrl: database.workerUrl,
    ownerDatabaseUrl: null,
    natsUrl: process.env.TEST_NATS_URL as string,
    node: 'test',
    host: '127.0.0.1',
    port: 0,
    publicUrl: null,
    mail: null,
    jwksUrl: issuer.jwksUrl,
    issuer: issuer.url,
    audience: 'metodnet',
    gatewaySecret: SECRET,
    logLevel: 'silent',
    timeZone: 'Asia/Tomsk',
    replayUrls: {},
    poolSize: 5,
    drainMs: 0,
  });
});
afterAll(async () => {
  await serving?.stop();
  await issuer?.stop();
  await database?.drop();
});

async function ask(
  token: string | null,
  query: string,
  variables: object = {},
  headers: Record<string, string> = {},
): Promise<Answer> {
  const body = JSON.stringify({ query, variables });
  const response = await fetch(`${serving.url}/graphql`, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'x-metodnet-signature': signatureOf(SECRET, body, new Date()),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...headers,
    },
  });
  return (await response.json()) as Answer;
}

const register = `mutation ($input: RegisterUnitInput!) { registerUnit(input: $input) {
  unit { id name shortName level version parent { id } owner { id } }
  rejection { code message messageEn params }
} }`;
const aUnit = (id: string, kind: string, shortName: string, parentId: string | null, more: object = {}) => ({
  input: {
    id,
    kind,
    shortName,
    name: `${shortName} (полностью)`,
    from: '2020-01-01',
    ...(parentId ? { parentId } : {}),
    ...more,
  },
});

describe('The network, asked over HTTP by the gateway', () => {
  let world: string;
  let region: string;
  let city: string;
  beforeAll(async () => {
    world = await issuer.tokenFor({ role: 'inter-regional-operator', unit: 'ru' });
    region = await issuer.tokenFor({ role: 'regional-operator', unit: 'ru-tom' });
    city = await issuer.tokenFor({ role: 'municipal-operator', unit: 'ru-tom-tomsk' });
  });

  it('grows from its first unit downwards', async () => {
    expect(await ask(world, register, aUnit('ru', 'INTER_REGIONAL_NETWORK', 'Сеть', null))).toMatchObject({
      data: { registerUnit: { unit: { id: 'ru', level: 'INTER_REGIONAL', parent: null }, rejection: null } },
    });
    for (const [token, variables] of [
      [world, aUnit('ru-tom', 'REGION', 'Томская область', 'ru')],
      [region, aUnit('ru-tom-hub-tomsk', 'HUB', 'Хаб', 'ru-tom')],
      [
        region,
        aUnit('ru-tom-tomsk', 'MUNICIPALITY', 'Томск', 'ru-tom', {
          hubId: 'ru-tom-hub-tomsk',
          agreement: 'BY_AGREEMENT',
        }),
      ],
      [city, aUnit('ru-tom-tomsk-school-4', 'SCHOOL', 'Школа № 4', 'ru-tom-tomsk')],
      [city, aUnit('ru-tom-tomsk-school-10', 'SCHOOL', 'Школа № 10', 'ru-tom-tomsk')],
    ] as const)
      expect((await ask(token, register, variables)).data.registerUnit.rejection).toBeNull();
  });

  it('answers a region’s whole tree in one question', async () => {
    const { data, errors } = await ask(
      city,
      `{ unit(id: "ru-tom") {
        name
        hubs: children(levels: [HUB]) { nodes { shortName members { agreement unit { shortName } } } }
        children(levels: [MUNICIPALITY]) { totalCount nodes {
          hub: parent(hierarchy: NETWORK) { id }
          descendants(kinds: [SCHOOL], first: 1) { totalCount pageInfo { hasNextPage endCursor } nodes { shortName ancestors { id } } }
        } }
      } }`,
    );
    expect(errors).toBeUndefined();
    expect(data.unit).toEqual({
      name: 'Томская область (полностью)',
      hubs: { nodes: [{ shortName: 'Хаб', members: [{ agreement: 'BY_AGREEMENT', unit: { shortName: 'Томск' } }] }] },
      children: {
        totalCount: 1,
        nodes: [
          {
            hub: { id: 'ru-tom-hub-tomsk' },
            descendants: {
              totalCount: 2,
              pageInfo: { hasNextPage: true, endCursor: expect.any(String) },
              nodes: [{ shortName: 'Школа № 4', ancestors: [{ id: 'ru-tom-tomsk' }, { id: 'ru-tom' }, { id: 'ru' }] }],
            },
          },
        ],
      },
    });
  });

  it('says in the caller’s language why a rule did not let something through', async () => {
    const again = aUnit('ru-tom-tomsk-school-4', 'SCHOOL', 'Школа № 4', 'ru-tom-tomsk');
    const russian = await ask(city, register, again);
    expect(russian.data.registerUnit).toMatchObject({
      unit: null,
      rejection: { code: 'code-taken', message: 'Код ru-tom-tomsk-school-4 уже занят; коды не используются повторно.' },
    });
    const english = await ask(city, register, again, { 'accept-language': 'en' });
    expect(english.data.registerUnit.rejection.message).toBe(
      'The code ru-tom-tomsk-school-4 is taken; codes are never reused.',
    );
  });

  it('gives a role that holds in the next request of its subject', async () => {
    const subject = `newcomer-${randomUUID()}`; // the broker may hold the grants of an earlier run
    const newcomer = await issuer.token({ subject });
    const adopt =
      'mutation { adoptAct(input: { unitId: "ru-tom-tomsk-school-4", kind: LOCAL_ACT, title: "Устав", adoptedOn: "2023-01-01" }) { act { title } rejection { code } } }';
    const describe_ =
      'mutation { describeUnit(input: { id: "ru-tom-tomsk-school-4", legalForm: "МАОУ" }) { unit { legalForm } rejection { code } } }';
    expect((await ask(newcomer, adopt)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const granted = await ask(
      city,
      `mutation { grantRole(input: { unitId: "ru-tom-tomsk-school-4", subject: "${subject}", role: SCHOOL_HEAD, from: "2020-01-01" }) {
         grant { id role unit { shortName } } rejection { code } } }`,
    );
    expect(granted.data.grantRole).toMatchObject({
      grant: { role: 'SCHOOL_HEAD', unit: { shortName: 'Школа № 4' } },
      rejection: null,
    });
    await new Promise((resolve) => setTimeout(resolve, 1_100)); // grants are kept for a second
    expect((await ask(newcomer, adopt)).data.adoptAct).toEqual({ act: { title: 'Устав' }, rejection: null });
    expect((await ask(newcomer, describe_)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await ask(city, describe_)).data.describeUnit).toEqual({ unit: { legalForm: 'МАОУ' }, rejection: null });
  });

  it('resolves references of other subgraphs, in their order, for whoever asks', async () => {
    const entities = `query ($r: [_Any!]!) { _entities(representations: $r) { __typename ... on Unit { id shortName legalForm } } }`;
    const r = ['ru-tom-tomsk-school-10', 'ru-unknown', 'ru-tom'].map((id) => ({ __typename: 'Unit', id }));
    const { data } = await ask(city, entities, { r });
    expect(data._entities).toEqual([
      { __typename: 'Unit', id: 'ru-tom-tomsk-school-10', shortName: 'Школа № 10', legalForm: null },
      null,
      { __typename: 'Unit', id: 'ru-tom', shortName: 'Томская область', legalForm: null },
    ]);
    expect((await ask(null, entities, { r })).data?._entities ?? [null, null, null]).toEqual([null, null, null]);
  });

  it('keeps everything else about a unit beside it', async () => {
    const { errors } = await ask(
      city,
      `mutation {
        countContingent(input: { unitId: "ru-tom-tomsk-school-4", asOf: "2025-09-01", counts: [{ age: 7, count: 50 }, { age: 8, count: 49 }] }) { contingent { total } rejection { code } }
        grantSite(input: { unitId: "ru-tom-tomsk-school-4", kind: PILOT, theme: "Наставничество", from: "2024-01-01" }) { site { id } rejection { code } }
        assignCategory(input: { unitId: "ru-tom-tomsk-school-4", category: SMALL_SCHOOL, from: "2024-01-01" }) { category { id } rejection { code } }
        setRelation(input: { unitId: "ru-tom-tomsk-school-4", kind: FOUNDER, otherId: "ru-tom-tomsk", from: "2024-01-01" }) { relation { id } rejection { code } }
        registerWebResource(input: { unitId: "ru-tom-tomsk-school-4", kind: OFFICIAL_SITE, url: "https://school4.example", registeredOn: "2024-01-01" }) { webResource { id } rejection { code } }
        signAgreement(input: { unitId: "ru-tom-tomsk-school-4", partnerName: "Музей", subject: "Экскурсии", orderedEvents: [], signedOn: "2024-01-01", from: "2024-01-01" }) { agreement { id } rejection { code } }
        adoptServiceModel(input: { unitId: "ru-tom-tomsk-school-4", form: OTHER, description: "Распределённая", from: "2024-01-01" }) { serviceModel { id } rejection { code } }
        formStructure(input: { unitId: "ru-tom-tomsk", kind: MMO, name: "ММО учителей математики", subject: MATHEMATICS, formedOn: "2024-01-01" }) { structure { id } rejection { code } }
        adoptAct(input: { unitId: "ru-tom-tomsk-school-4", kind: LOCAL_ACT, title: "Положение", adoptedOn: "2024-01-01" }) { act { id } rejection { code } }
      }`,
    );
    expect(errors).toBeUndefined();
    const { data } = await ask(
      city,
      `{ unit(id: "ru-tom-tomsk-school-4") {
        contingent { total counts { age count } } sites { kind theme act { id } } categories { category } relations { kind other { id } }
        webResources { url } agreements { partnerName } serviceModels { form } acts { title issuer }
        parent { structures { kind subject heads { person { id } } } }
        before: sites(asOf: "2023-12-31") { kind }
      } }`,
    );
    expect(data.unit).toEqual({
      contingent: {
        total: 99,
        counts: [
          { age: 7, count: 50 },
          { age: 8, count: 49 },
        ],
      },
      sites: [{ kind: 'PILOT', theme: 'Наставничество', act: null }],
      categories: [{ category: 'SMALL_SCHOOL' }],
      relations: [{ kind: 'FOUNDER', other: { id: 'ru-tom-tomsk' } }],
      webResources: [{ url: 'https://school4.example' }],
      agreements: [{ partnerName: 'Музей' }],
      serviceModels: [{ form: 'OTHER' }],
      acts: expect.arrayContaining([{ title: 'Положение', issuer: 'Школа № 4 (полностью)' }]),
      parent: { structures: [{ kind: 'MMO', subject: 'MATHEMATICS', heads: [] }] },
      before: [],
    });
  });

  it('tells nobody without a token anything', async () => {
    const { data, errors } = await ask(null, '{ units { totalCount } }');
    expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect(data ?? null).toBeNull();
  });

  it('refuses pages that are too long and dates that are none', async () => {
    expect((await ask(city, '{ units(first: 1001) { totalCount } }')).errors?.[0]?.extensions.code).toBe(
      'BAD_USER_INPUT',
    );
    expect((await ask(city, '{ unit(id: "ru", asOf: "2024-02-30") { id } }')).errors?.[0]?.extensions.code).toMatch(
      /BAD_USER_INPUT|GRAPHQL_VALIDATION_FAILED/,
    );
  });
});
