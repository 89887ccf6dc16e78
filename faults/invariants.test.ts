import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Seeded } from '@metodnet/demo';
import { natsBinary } from '@metodnet/testing/servers';
import type { ServiceName } from '@metodnet/testing/suite';
import { check } from './src/invariants/check.js';
import { settled } from './src/invariants/settled.js';
import { openStage, type Stage } from './src/stage/stage.js';
import { emptyTally } from './src/traffic/client.js';
import { Clients } from './src/traffic/clients.js';
import { Journal } from './src/traffic/journal.js';
import { MUNICIPALITIES, settle } from './src/traffic/territory.js';

jest.setTimeout(120_000);
const nats = natsBinary(fileURLToPath(new URL('../.metodnet/cache', import.meta.url)));
const first = (table: string, which = 'true') => `ctid = (select min(ctid) from ${table} where ${which})`;

describe('What is looked at after the faults', () => {
  let stage: Stage;
  let journal: Journal;
  beforeAll(async () => {
    stage = await openStage({ nats, environment: () => ({}) });
    journal = await Journal.open(join(stage.dir, 'acknowledged.jsonl'));
    await settle(stage.suite);
    expect((await settled(stage, 60)).findings).toEqual([]);
    const clients = new Clients(stage.suite, journal, emptyTally(), new Seeded('1'));
    const [clerk, registrar] = [await clients.clerk(MUNICIPALITIES[0]), await clients.registrar(1)];
    for (let i = 0; i < 12; i++) {
      await clerk.write();
      await registrar.write();
    }
    expect((await settled(stage, 60)).findings).toEqual([]);
  });
  afterAll(async () => {
    await journal?.close();
    await stage?.stop();
  });

  it('is in order on a suite that nobody has hurt', async () => {
    expect(await check(stage, journal.all)).toEqual([]);
  });

  // In this order none is hidden by what an earlier one has left.
  it.each<[string, ServiceName, string, RegExp]>([
    [
      'a record that nobody was told of',
      'staffing',
      `insert into person select (jsonb_populate_record(p, jsonb_build_object('id', 'ru-tom-tomsk:' || gen_random_uuid()))).* from person p where ${first('person')}`,
      /^P1 person of staffing: \d+ only in the table/,
    ],
    [
      'a record that says something else than was acknowledged',
      'staffing',
      `update person set last_name = 'Иной' where ${first('person')}`,
      /^P1 person of staffing: 1 only in the journal/,
    ],
    [
      'an event that never reached the ledger',
      'reporting',
      `delete from source_event where ctid = (select min(ctid) from source_event where producer like '%/staffing')`,
      /^P2 events in the ledger: \d+ only in staffing/,
    ],
    [
      'a figure that is off by one',
      'reporting',
      `update step set n = n + 1 from measure where measure.key = step.measure and measure.name = 'educators' and hierarchy = 'ADMINISTRATIVE' and month <= 2024 * 12 + 5`,
      /^P4 educators at the end of June 2024/,
    ],
    [
      'a projection that is behind',
      'reporting',
      `update bus.checkpoint set last_seq = last_seq - 1 where ${first('bus.checkpoint')}`,
      /^P2 unit-tree of reporting: 1 only in the sources|^P2 ledger of reporting: 1 only in the sources/,
    ],
    [
      'a unit that hangs elsewhere in a copy of the tree',
      'staffing',
      `delete from scope.edge where ${first('scope.edge')}`,
      /^P2 scope.edge: 1 only in network/,
    ],
    [
      'a dead letter',
      'reporting',
      `insert into bus.dead_letter (projection, version, message_key, effect, reason, error, body)
         select name, version, 'x', 'none', 'bad-data', '', '' from bus.projection where name = 'ledger' and state = 'live'`,
      /^P9 dead letter in reporting/,
    ],
    [
      'a number that was left out',
      'staffing',
      `update outbox set seq = seq + 1000 where position = (select max(position) from outbox)`,
      /^P3 outbox of staffing: 1 not contiguous/,
    ],
    [
      'a later version under an earlier number',
      'staffing',
      `update outbox set version = 0 where ${first('outbox', 'version = 2')}`,
      /^P3 outbox of staffing: 1 before an earlier version/,
    ],
    [
      'an acknowledged change without its event',
      'network',
      `delete from outbox where position = (select max(position) from outbox)`,
      /^P1 outbox of network: 1 acknowledged changes are lost/,
    ],
  ])('finds %s', async (_, service, harm, expected) => {
    const found = async () => (await check(stage, journal.all)).map(({ promise, what }) => `${promise} ${what}`);
    expect(await found()).not.toContainEqual(expect.stringMatching(expected));
    await stage.databases.rows(service, harm);
    expect(await found()).toContainEqual(expect.stringMatching(expected));
  });
});
