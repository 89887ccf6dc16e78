import { eventually } from '../asking.js';
import { ALPHA, BETA, REGION, school } from '../journey.network.js';
import { type Forgery, jwkOf, newKey } from './forging-issuer.js';
import { raw, statusOf } from './raw.js';
import { besiege, DOORS, type Siege } from './siege.js';
import type { Sent } from './target.js';

let siege: Siege;
beforeAll(async () => {
  siege = await besiege();
}, 120_000);
afterAll(() => siege?.end(), 60_000);
afterEach(() => siege.mustHold());

const PEOPLE = `query { persons(unit: "${school(ALPHA)}") { totalCount nodes { lastName } } }`;
const QUESTIONS: Readonly<Record<(typeof DOORS)[number], string>> = {
  gateway: PEOPLE,
  staffing: PEOPLE,
  network: `query { unit(id: "${school(ALPHA)}") { name } }`,
  events: `query { events(within: "${ALPHA}") { totalCount } }`,
  reporting: 'query { indicators(codes: ["IND-03"]) { code } }',
};
const now = () => Math.floor(Date.now() / 1000);
const grants = [{ role: 'municipal-operator', unit: ALPHA }];
const publicPem = () => String(siege.issuer.second.publicKey.export({ type: 'spki', format: 'pem' }));
const stranger = newKey('first');
const claimsTwice = () =>
  `{"iss":"${siege.issuer.url}","aud":"metodnet","iat":${now()},"sub":"twice","grants":[],"grants":${JSON.stringify(grants)},"exp":${now() - 999},"exp":${now() + 99}}`;

/** What is wrong with a token, and the token. */
const refused: readonly (readonly [string, () => Forgery])[] = [
  ['no algorithm', () => ({ header: { alg: 'none' }, by: 'nobody' })],
  ['no algorithm, in capitals', () => ({ header: { alg: 'NONE' }, by: 'nobody' })],
  [
    'HS256 with the RSA key that is public',
    () => ({ header: { alg: 'HS256', kid: 'second' }, by: { hmac: publicPem() } }),
  ],
  [
    'HS256 with the key’s JSON',
    () => ({ header: { alg: 'HS256', kid: 'second' }, by: { hmac: JSON.stringify(jwkOf(siege.issuer.second)) } }),
  ],
  ['RS256 that names the other key', () => ({ header: { kid: 'first' }, by: siege.issuer.second })],
  ['no exp', () => ({ claims: { exp: undefined } })],
  ['an exp of the past', () => ({ claims: { exp: now() - 60 } })],
  ['an exp that is no number', () => ({ claims: { exp: 'never' } })],
  ['an nbf of the future', () => ({ claims: { nbf: now() + 120 } })],
  ['no iat', () => ({ claims: { iat: undefined } })],
  ['another audience', () => ({ claims: { aud: 'another' } })],
  ['no audience', () => ({ claims: { aud: undefined } })],
  ['another issuer', () => ({ claims: { iss: 'https://issuer.example' } })],
  ['the type of an id token', () => ({ header: { typ: 'JWT' } })],
  ['no type', () => ({ header: { typ: undefined } })],
  ['a kid that is a path', () => ({ header: { kid: '../../etc/passwd' } })],
  ['a kid that is SQL', () => ({ header: { kid: "' or 1=1 --" } })],
  ['a key set of its own', () => ({ header: { kid: 'own', jku: `${siege.issuer.url}/own` }, by: stranger })],
  ['a certificate of its own', () => ({ header: { x5u: 'https://evil.example/x5u', x5c: ['AAAA'] }, by: stranger })],
  ['a key of its own', () => ({ header: { jwk: jwkOf(stranger) }, by: stranger })],
  ['a known kid and another key', () => ({ by: stranger })],
  ['a critical header that nobody knows', () => ({ header: { crit: ['exp2'], exp2: 1 } })],
  ['no sub', () => ({ claims: { sub: undefined } })],
  ['an empty sub', () => ({ claims: { sub: '' } })],
  ['a sub that is a list', () => ({ claims: { sub: ['somebody'] } })],
  ['a sub of 201 characters', () => ({ claims: { sub: 's'.repeat(201) } })],
  ['a person that is no id', () => ({ claims: { person: 'Иванов' } })],
  ['a scope that is a list', () => ({ claims: { scope: ['staffing:read-names'] } })],
  ['grants that are an object', () => ({ claims: { grants: {} } })],
  ['grants that are words', () => ({ claims: { grants: 'all' } })],
  ['a grant that is null', () => ({ claims: { grants: [null] } })],
  ['a grant without a unit', () => ({ claims: { grants: [{ role: 'auditor' }] } })],
  ['a grant of every unit', () => ({ claims: { grants: [{ role: 'auditor', unit: '*' }] } })],
  ['a grant of a role that is a number', () => ({ claims: { grants: [{ role: 1, unit: ALPHA }] } })],
  ['a grant from no day', () => ({ claims: { grants: [{ role: 'auditor', unit: ALPHA, from: '2026-02-30' }] } })],
  ['201 grants', () => ({ claims: { grants: Array.from({ length: 201 }, () => ({ role: 'a', unit: 'b' })) } })],
  ['more than 8 KB', () => ({ claims: { padding: 'x'.repeat(8000) } })],
  ['claims that are a list', () => ({ claimsText: '[]' })],
  ['claims that are no JSON', () => ({ claimsText: '{"iss":' })],
];

/** What every door says to a request; the subgraphs are asked by somebody who has stolen the gateway's secret. */
const askEverywhere = (sent: Sent) =>
  Promise.all(DOORS.map((door) => siege.target(door).ask(QUESTIONS[door], {}, sent)));

describe('A token that is refused', () => {
  it('is refused at every door, at each in the same words, with nothing else', async () => {
    const said = new Map(DOORS.map((door) => [door, new Set<string>()]));
    for (const [what, forgery] of refused) {
      const heard = await askEverywhere({ token: siege.issuer.forge(forgery()) });
      expect([what, ...heard.map(({ status }) => status)]).toEqual([what, ...DOORS.map(() => 401)]);
      for (const [index, door] of DOORS.entries()) said.get(door)?.add(heard[index]?.text ?? '');
    }
    for (const heard of await askEverywhere({ token: null })) expect(heard.status).toBe(401);
    expect([...said].map(([door, { size }]) => [door, size])).toEqual(DOORS.map((door) => [door, 1]));
    const words = (message: string) =>
      JSON.stringify({ errors: [{ message, extensions: { code: 'UNAUTHENTICATED' } }] });
    expect([...said.values()].map((texts) => [...texts][0])).toEqual([
      words('A valid access token is needed.'),
      ...Array(DOORS.length - 1).fill(words('This needs a valid access token.')),
    ]);
  });

  it('is refused when there are two of them, and in another scheme', async () => {
    const bearer = `Bearer ${siege.issuer.forge({ claims: { grants } })}`;
    for (const authorization of [
      [bearer, bearer],
      [bearer, 'Bearer x'],
      ['Bearer x', bearer],
      ['Basic eDp5'],
      [`${bearer}, ${bearer}`],
    ]) {
      const heard = await askEverywhere({ token: null, headers: { authorization } });
      expect([authorization.length, ...heard.map(({ status }) => status)]).toEqual([
        authorization.length,
        ...DOORS.map(() => 401),
      ]);
    }
  });

  it('is not looked for in a cookie or an address', async () => {
    const token = siege.issuer.forge({ claims: { grants } });
    const cookie = { cookie: `token=${token}; authorization=Bearer ${token}` };
    for (const { status } of await askEverywhere({ token: null, headers: cookie })) expect(status).toBe(401);
    const other = siege.issuer.forge({
      claims: { sub: 'cookie', grants: [{ role: 'municipal-operator', unit: BETA }] },
    });
    const both = await siege.gateway.ask(PEOPLE, {}, { token, headers: { cookie: `token=${other}` } });
    expect(both.data).toMatchObject({ persons: { totalCount: 3 } });
    const { status } = await siege.gateway.send({
      method: 'GET',
      path: `/graphql?query={__typename}&access_token=${token}`,
      token: null,
    });
    expect(status).toBe(401);
  });

  it('is refused unread when its header is too long: 64 KB', async () => {
    for (const token of [siege.issuer.forge(), 'x']) {
      const request = `POST /graphql HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}${'x'.repeat(65_536)}\r\n\r\n`;
      const answers = await Promise.all(DOORS.map((door) => raw(siege.target(door).url, request)));
      expect(answers.map(statusOf)).toEqual(DOORS.map(() => 431));
      expect(new Set(answers).size).toBe(1);
    }
  });
});

describe('A token that is accepted', () => {
  it('reads a claim that stands twice as every door reads it: the last counts', async () => {
    const heard = await askEverywhere({ token: siege.issuer.forge({ claimsText: claimsTwice() }) });
    expect(heard.map(({ status }) => status)).toEqual(DOORS.map(() => 200));
    expect([heard[0]?.data, heard[2]?.data]).toMatchObject([
      { persons: { totalCount: 3 } },
      { persons: { totalCount: 3 } },
    ]);
  });

  it('gives nothing by roles that are not, nor by scopes that it claims', async () => {
    const claims = {
      scope: 'staffing:read staffing:read-names staffing:write network:write admin *',
      roles: ['admin'],
      grants: ['__proto__', 'constructor', 'admin', 'Municipal-Operator'].map((role) => ({ role, unit: REGION })),
    };
    const { data } = await siege.gateway.ask(PEOPLE, {}, { token: siege.issuer.forge({ claims }) });
    expect(data).toEqual({ persons: null });
  });

  it('shows nothing of another municipality', async () => {
    const token = siege.tokenFor('municipal-operator', BETA);
    const [foreign] = siege.people.own;
    for (const door of [siege.gateway, siege.subgraphs.staffing]) {
      expect((await door.ask(PEOPLE, {}, { token })).data).toEqual({ persons: null });
      const { data } = await door.ask(`{ person(id: "${foreign}") { id lastName } }`, {}, { token });
      expect(data).toEqual({ person: null });
    }
  });

  it('loses at once what the registry takes back', async () => {
    const GRANT =
      'mutation ($input: GrantRoleInput!) { grantRole(input: $input) { grant { id version } rejection { code } } }';
    const REVOKE = 'mutation ($input: EndInput!) { revokeRole(input: $input) { grant { to } rejection { code } } }';
    const operator = { token: siege.tokenFor('regional-operator', REGION) };
    const somebody = { token: siege.issuer.forge({ claims: { sub: 'revoked' } }) };
    const count = async () => (await siege.gateway.ask(PEOPLE, {}, somebody)).data?.persons;
    expect(await count()).toBeNull();
    const input = { unitId: ALPHA, subject: 'revoked', role: 'MUNICIPAL_OPERATOR', from: '2026-01-01' };
    const granted = await siege.gateway.ask(GRANT, { input }, operator);
    const { grantRole } = granted.data as { grantRole: { grant: { id: string; version: number } } };
    await eventually(async () => expect(await count()).toMatchObject({ totalCount: 3 }), 10_000);
    const today = new Intl.DateTimeFormat('sv', { timeZone: 'Asia/Tomsk' }).format(new Date());
    const revoked = await siege.gateway.ask(
      REVOKE,
      { input: { id: grantRole.grant.id, endedOn: today, expectedVersion: grantRole.grant.version } },
      operator,
    );
    expect(revoked.data?.revokeRole).toMatchObject({ rejection: null });
    await eventually(async () => expect(await count()).toBeNull(), 10_000);
  });
});

describe('The issuer’s keys', () => {
  it('are not asked for by a flood of made-up ones', async () => {
    const before = siege.issuer.timesAsked();
    for (let round = 0; round < 20; round++) {
      const heard = await askEverywhere({ token: siege.issuer.forge({ header: { kid: `made-up-${round}` } }) });
      expect(heard.map(({ status }) => status)).toEqual(DOORS.map(() => 401));
    }
    expect(siege.issuer.timesAsked() - before).toBeLessThanOrEqual(DOORS.length * 2);
  });

  it('stay known while the issuer is down', async () => {
    siege.issuer.goDown();
    const heard = await askEverywhere({
      token: siege.issuer.forge({ claims: { sub: 'orphan', grants }, by: siege.issuer.second }),
    });
    expect(heard.map(({ status }) => status)).toEqual(DOORS.map(() => 200));
    siege.issuer.comeBack();
  });
});

it('Nothing has grown', () => siege.mustNotHaveGrown());
