import { type OutgoingHttpHeaders, request } from 'node:http';
import { startIssuer } from '@metodnet/testing/servers';
import { SERVICES, type Suite, startSuite } from '@metodnet/testing/suite';
import pg from 'pg';
import { type Answer, Client } from './asking.js';
import { fill } from './filling.js';
import { ALPHA, BETA, journeyNetwork, REGION, school } from './journey.network.js';

const LARGE = 12 * 1024 * 1024;
const RENAME =
  'mutation ($input: RenameUnitInput!) { renameUnit(input: $input) { unit { id version } rejection { code } } }';
const REGISTER =
  'mutation ($input: RegisterPersonInput!) { registerPerson(input: $input) { person { id } rejection { code } } }';
const TABLE = 'query ($query: IndicatorQuery!) { indicatorTable(query: $query) { rows coverage { expected } } }';
const UNITS = '{ units(within: "ru-tom", first: 1) { totalCount } }';

let suite: Suite;
let before: Readonly<Record<string, number>>;

beforeAll(async () => {
  suite = await startSuite();
  await fill(suite, { ...journeyNetwork, staff: { ...journeyNetwork.staff, people: [] } });
  before = await written();
}, 120_000);
afterAll(() => suite?.stop(), 60_000);

/** Rows that commands have left: domain events in the outboxes, remembered answers, states. */
async function written(): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  for (const name of SERVICES) {
    const client = new pg.Client({ connectionString: suite.databases[name].ownerUrl });
    await client.connect();
    const { rows } = await client.query('select count(*)::int as outbox from outbox');
    counts[name] = rows[0].outbox;
    await client.end();
  }
  return counts;
}

const operator = () => Client.of(suite, { grants: [{ role: 'municipal-operator', unit: ALPHA }] });
const codes = ({ errors }: Answer) => errors.map(({ extensions }) => extensions?.code);
const rename = (input: object) => ({
  input: { name: 'Школа (тест)', shortName: 'Школа', from: '2026-09-01', ...input },
});
const somebody = (unitId: string) => ({
  input: { unitId, lastName: 'Тестова', firstName: 'Проба', birthDate: '1980-01-01', education: 'HIGHER' },
});

/** Sends a large body piece by piece until the gateway answers: it need not read the rest, and a client should stop. */
function sendUntilAnswered(url: string, headers: OutgoingHttpHeaders): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const sending = request(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers } });
    let [answered, sent] = [false, 0];
    sending.on('response', async (response) => {
      answered = true;
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk as Buffer);
      resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() });
      sending.destroy();
    });
    sending.on('error', (error) => {
      if (!answered) reject(error);
    });
    const piece = Buffer.alloc(64 * 1024, 'x');
    const send = () => {
      if (answered || sent >= LARGE) return;
      sent += piece.length;
      sending.write(piece, () => setTimeout(send, 1));
    };
    send();
  });
}

describe('Wrong input through the gateway', () => {
  afterEach(async () => {
    expect(suite.alive()).toEqual([...SERVICES, 'gateway']);
    expect(await written()).toEqual(before);
    const client = await operator();
    expect((await client.ask(UNITS)).errors).toEqual([]);
  });

  it('of an unknown unit is answered as NOT_FOUND', async () => {
    const client = await operator();
    expect(codes(await client.ask(RENAME, rename({ id: 'ru-tom-nowhere' })))).toEqual(['NOT_FOUND']);
  });

  it('about somebody else’s unit is FORBIDDEN, in each subgraph', async () => {
    const client = await operator();
    expect(codes(await client.ask(RENAME, rename({ id: school(BETA) })))).toEqual(['FORBIDDEN']);
    expect(codes(await client.ask(REGISTER, somebody(school(BETA))))).toEqual(['FORBIDDEN']);
  });

  it('on a version that is no longer the newest is STALE_VERSION', async () => {
    const client = await operator();
    const stale = await client.ask(RENAME, rename({ id: school(ALPHA), expectedVersion: 99 }));
    expect(codes(stale)).toEqual(['STALE_VERSION']);
  });

  it.each(['2026-02-30', '30.02.2026', 'tomorrow', '', 20260901])(
    'with the date %j is BAD_USER_INPUT',
    async (from) => {
      const client = await operator();
      expect(codes(await client.ask(RENAME, rename({ id: school(ALPHA), from })))).toEqual(['BAD_USER_INPUT']);
    },
  );

  it('with an overlong list is refused before anything is asked', async () => {
    const client = await operator();
    const aliases = Array.from({ length: 5000 }, (_, index) => `a${index}`);
    const answer = await client.ask(
      'mutation ($input: DescribeUnitInput!) { describeUnit(input: $input) { unit { id } } }',
      { input: { id: school(ALPHA), aliases } },
    );
    expect(codes(answer)).toEqual(['VARIABLES_TOO_LARGE']);
  });

  it('in a question about figures says what is wrong, and never answers with a figure', async () => {
    const client = await operator();
    const asking = async (query: object) =>
      codes(
        await client.ask(TABLE, {
          query: { indicators: ['IND-03'], unit: ALPHA, from: '2026-Q2', to: '2026-Q2', ...query },
        }),
      );
    expect(await asking({})).toEqual([]);
    expect(await asking({ unit: 'ru-tom-nowhere' })).toEqual(['NOT_FOUND']);
    expect(await asking({ unit: BETA })).toEqual(['NOT_FOUND']);
    expect(await asking({ from: '2026-Q5' })).toEqual(['BAD_USER_INPUT']);
    expect(await asking({ treeAsOf: '2026-02-30' })).toEqual(['BAD_USER_INPUT']);
    expect(await asking({ indicators: ['IND-999'] })).toEqual(['BAD_USER_INPUT']);
    expect(await asking({ asOf: '2026-01-01T00:00:00Z' })).toEqual(['NOT_SERVED_YET']);
    expect(await asking({ variants: ['annual'] })).toEqual(['BAD_USER_INPUT']);
  });

  it.each([
    ['announces 12 MB, before it has sent them', { 'content-length': String(LARGE) }],
    ['sends 12 MB without saying how many', { 'transfer-encoding': 'chunked' }],
  ])('with a body that %s is 413', async (_name, headers) => {
    const token = await suite.issuer.token({ grants: [{ role: 'municipal-operator', unit: ALPHA }] });
    const { status, body } = await sendUntilAnswered(suite.endpoint, { ...headers, authorization: `Bearer ${token}` });
    expect([status, ...codes(JSON.parse(body))]).toEqual([413, 'PAYLOAD_TOO_LARGE']);
  });

  it('with fragments that multiply is refused', async () => {
    const client = await operator();
    const fragments = Array.from(
      { length: 25 },
      (_, index) => `fragment F${index} on UnitConnection { ...F${index + 1} ...F${index + 1} }`,
    );
    const bomb = `{ units(within: "ru-tom", first: 1) { ...F0 } } ${fragments.join(' ')} fragment F25 on UnitConnection { totalCount }`;
    expect(codes(await client.ask(bomb))).toEqual(['TOO_MANY_FIELDS']);
  });

  it('that is no JSON, no GraphQL or no field of the schema says which of them', async () => {
    const client = await operator();
    expect((await client.post('{ not json')).status).toBe(400);
    expect(codes(await client.ask('{ units(within: '))).toEqual(['GRAPHQL_PARSE_FAILED']);
    expect(codes(await client.ask('{ passwords }'))).toEqual(['GRAPHQL_VALIDATION_FAILED']);
  });

  it('never repeats names, SQL or stacks in its answers', async () => {
    const client = await operator();
    const answers = [
      await client.ask(REGISTER, somebody(school(BETA))),
      await client.ask(RENAME, rename({ id: "ru'; drop table unit; --" })),
    ];
    expect(JSON.stringify(answers)).not.toMatch(/Тестова|select |insert |\bat .*\.(js|ts):\d+/i);
    expect(answers.every(({ errors }) => errors.length > 0)).toBe(true);
  });

  describe('by somebody whose token', () => {
    const asked = async (token: string | null) => {
      const answer = await new Client(suite.endpoint, token).ask(UNITS);
      return [answer.status, ...codes(answer)];
    };
    const grants = [{ role: 'regional-operator' as const, unit: REGION }];

    it('is none, is nonsense, or was tampered with, is UNAUTHENTICATED', async () => {
      const good = await suite.issuer.token({ grants });
      const [header, payload, signature] = good.split('.');
      const forged = Buffer.from(
        JSON.stringify({ ...JSON.parse(Buffer.from(payload ?? '', 'base64url').toString()), sub: 'somebody-else' }),
      ).toString('base64url');
      for (const token of [null, 'nonsense', `${header}.${forged}.${signature}`]) {
        expect(await asked(token)).toEqual([401, 'UNAUTHENTICATED']);
      }
    });

    it('has expired, is UNAUTHENTICATED', async () => {
      expect(await asked(await suite.issuer.token({ grants, minutes: -10 }))).toEqual([401, 'UNAUTHENTICATED']);
    });

    it('is for another audience, or of another issuer, is UNAUTHENTICATED', async () => {
      const other = await startIssuer();
      try {
        expect(await asked(await other.token({ grants }))).toEqual([401, 'UNAUTHENTICATED']);
      } finally {
        await other.stop();
      }
      expect(await asked(await suite.issuer.token({ grants, audience: 'another' }))).toEqual([401, 'UNAUTHENTICATED']);
    });
  });
});
