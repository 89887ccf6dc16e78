import { discardDeadLetter, envelopeOf, OUTBOX_COLUMNS, type OutboxRow } from '@metodnet/bus';
import { loadNetwork } from '@metodnet/demo';
import { SERVICES, type ServiceName, type Suite, startSuite } from '@metodnet/testing/suite';
import { jetstream } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import pg from 'pg';
import { Client, eventually } from '../asking.js';
import { comparedWithNaive, inDatabase } from '../fuzz/invariants.js';
import { FOREIGN, OWN, REGION, twoMunicipalities } from '../fuzz/two-municipalities.js';
import { badEvents, MARKER } from './catalogue.js';
import { LIAR, lies } from './lies.js';

/** Who reads the events of whom. */
const READERS = { network: SERVICES, staffing: ['events', 'reporting'] } as const;
const JUNK = 1_000;

let suite: Suite;

beforeAll(async () => {
  suite = await startSuite();
  await loadNetwork(twoMunicipalities, {
    endpoint: suite.endpoint,
    token: (grants) => suite.issuer.token({ subject: 'loading', grants }),
    log: () => undefined,
    progress: () => undefined,
  });
  await publishAll();
}, 180_000);
afterAll(() => suite?.stop(), 60_000);

/** Every bad event as the first of a producer of its own, made from a sound one; then much of one kind. */
async function publishAll(): Promise<void> {
  const nats = await connect({ servers: suite.broker.url });
  const js = jetstream(nats, { timeout: 30_000 });
  for (const service of ['network', 'staffing'] as const) {
    const type = service === 'network' ? 'network.unit-registered.v1' : 'staffing.employed.v1';
    const [row] = await inDatabase<OutboxRow>(
      suite,
      service,
      `select ${OUTBOX_COLUMNS} from outbox where type = $1 and owner = $2 order by position limit 1`,
      [type, FOREIGN],
    );
    if (!row) throw new Error(`Nothing of the type ${type}`);
    const sound = JSON.stringify({ ...envelopeOf(row, service), seq: 1 });
    for (const [index, { body, service: last = service }] of badEvents.entries()) {
      const owner = ownerOf(index);
      await js.publish(`metodnet.${owner}.${last}`, body(JSON.parse(sound.replaceAll(FOREIGN, owner))));
    }
    if (service === 'network')
      for (const [index, lie] of lies(JSON.parse(sound.replaceAll(FOREIGN, LIAR))).entries())
        await js.publish(`metodnet.${LIAR}.network`, JSON.stringify({ ...lie, seq: index + 1 }));
    await Promise.all(
      Array.from({ length: JUNK }, (_, n) => js.publish(`metodnet.ru-tom-junk-${n}.${service}`, MARKER)),
    );
  }
  await nats.drain();
}

const ownerOf = (index: number) => `ru-tom-bad-${index}`;

interface LetterRow {
  readonly id: string;
  readonly producer: string | null;
  readonly effect: string;
  readonly reason: string;
  readonly error: string;
  readonly attempts: number;
  readonly projection: string;
}
const lettersIn = (service: ServiceName) =>
  inDatabase<LetterRow>(suite, service, `select * from bus.dead_letter where state <> 'closed' order by id`);

/** Producers whose lanes are held in a service. */
const heldIn = async (service: ServiceName) =>
  new Set((await lettersIn(service)).filter(({ effect }) => effect === 'holds-lane').map(({ producer }) => producer));

const producersThat = (fate: string, service: string) =>
  badEvents.flatMap((event, index) => (event.fate === fate ? [`${ownerOf(index)}/${service}`] : []));

describe('Publishing what no service would', () => {
  it('does not keep good changes from being seen everywhere', async () => {
    const operator = await Client.of(suite, {
      subject: 'operator',
      grants: [{ role: 'municipal-operator', unit: OWN }],
    });
    const id = `${OWN}-school-2`;
    const input = { id, kind: 'SCHOOL', name: 'Вторая школа', shortName: 'Вторая', parentId: OWN, from: '2026-09-01' };
    const mutation = `mutation ($input: RegisterUnitInput!) { registerUnit(input: $input) { unit { id } rejection { code } } }`;
    expect(await operator.get(mutation, { input })).toMatchObject({
      registerUnit: { unit: { id } },
    });
    await eventually(async () => {
      for (const service of SERVICES) {
        const rows = await inDatabase(suite, service, 'select id from scope.unit where id = $1', [id]);
        expect([service, rows]).toEqual([service, [{ id }]]);
      }
    }, 30_000);
  });

  it('gives nothing to a municipality that grants itself a region and puts others under itself', async () => {
    const tree = `select id, name, owner_id, closed_on from scope.unit where id in ('${REGION}', '${OWN}') order by id`;
    const edges = `select parent from scope.edge where child in ('${REGION}', '${OWN}') order by parent`;
    await eventually(async () => {
      for (const service of SERVICES) {
        const told = await inDatabase(suite, service, `select from scope.unit where id = '${LIAR}'`);
        const given = await inDatabase(suite, service, "select from scope.role_grant where subject = 'liar'");
        expect([service, told.length, given.length]).toEqual([service, 1, 3]);
      }
    }, 30_000);
    for (const service of SERVICES) {
      expect([service, await inDatabase(suite, service, tree)]).toEqual([
        service,
        [
          { id: REGION, name: REGION, owner_id: REGION, closed_on: null },
          { id: OWN, name: OWN, owner_id: OWN, closed_on: null },
        ],
      ]);
      expect(await inDatabase(suite, service, edges)).not.toContainEqual({ parent: LIAR });
      const reached = "select unit from scope.grants_of('liar')";
      expect([service, await inDatabase(suite, service, reached)]).toEqual([service, [{ unit: LIAR }]]);
    }
    const liar = await Client.of(suite, { subject: 'liar', grants: [] });
    const question = 'query ($unit: ID!) { persons(unit: $unit) { totalCount } }';
    expect(await liar.get(question, { unit: LIAR })).toEqual({ persons: { totalCount: 0 } });
    for (const unit of [REGION, OWN, FOREIGN]) expect(await liar.codes(question, { unit })).toEqual(['FORBIDDEN']);
  });

  it('holds the lanes of those who did, no others, and says why', async () => {
    await eventually(async () => {
      for (const service of SERVICES) {
        const expected = (['network', 'staffing'] as const).flatMap((producer) =>
          (READERS[producer] as readonly string[]).includes(service) ? producersThat('holds its lane', producer) : [],
        );
        expect([service, [...(await heldIn(service))].sort()]).toEqual([service, expected.sort()]);
      }
    }, 60_000);
    const reasons = new Set((await lettersIn('reporting')).map(({ reason }) => reason));
    expect(reasons).toEqual(new Set(['bad-data', 'bad-envelope', 'unknown-version', 'belongs-to-no-lane']));
  });

  it('counts what belongs to no lane, in few letters', async () => {
    const strays = badEvents.filter(({ fate }) => fate === 'belongs to no lane').length;
    await eventually(async () => {
      const letters = (await lettersIn('staffing')).filter(({ effect }) => effect === 'none');
      expect(letters.reduce((sum, { attempts }) => sum + attempts, 0)).toBe(strays + JUNK);
      expect(letters.length).toBeLessThanOrEqual(strays + 64);
    }, 60_000);
  });

  it('puts nothing of a body into logs or into what a letter says of it', async () => {
    const said = await Promise.all(SERVICES.map(lettersIn));
    for (const { error } of said.flat()) expect(error).not.toContain(MARKER);
    expect(suite.written()).not.toContain(MARKER);
  });

  it('is over once it is discarded: every process lives, nothing had an effect', async () => {
    for (const service of SERVICES) {
      const worker = new pg.Client({ connectionString: suite.databases[service].workerUrl });
      await worker.connect();
      const sql = {
        query: async <Row>(text: string, params: readonly unknown[] = []) =>
          (await worker.query(text, [...params])).rows as Row[],
      };
      for (const { id } of await lettersIn(service)) await discardDeadLetter(sql, Number(id));
      await worker.end();
    }
    await eventually(async () => {
      for (const service of SERVICES) expect([service, await lettersIn(service)]).toEqual([service, []]);
    }, 60_000);
    expect(suite.alive()).toEqual([...SERVICES, 'gateway']);
    const { compared, different } = await comparedWithNaive(suite, REGION);
    expect(different).toEqual([]);
    expect(compared).toBeGreaterThan(500);
  });
});
