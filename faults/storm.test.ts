import { fileURLToPath } from 'node:url';
import { natsBinary } from '@metodnet/testing/servers';
import { repeatedRequests } from './src/drills/repeated-requests.js';
import { lineFaults } from './src/nemesis/line-faults.js';
import { type Struck, strike } from './src/nemesis/nemesis.js';
import { processFaults, serverFaults } from './src/nemesis/process-faults.js';
import { relayFaults } from './src/nemesis/relay-faults.js';
import { repeatedMessages } from './src/nemesis/repeated-messages.js';
import { storeFaults } from './src/nemesis/store-faults.js';
import { type RunOptions, run } from './src/run.js';

jest.setTimeout(300_000);
const SEED = 1;
const ENOUGH = 50;
const nats = natsBinary(fileURLToPath(new URL('../.metodnet/cache', import.meta.url)));

/** One of each kind; `npm run faults` chooses among all of them. */
const HANDFUL = [
  'older copy put back',
  'kill postgres',
  'line half-open',
  'relay of staffing killed between commit and publish',
  'messages repeated out of order',
  'pause reporting',
  'store wiped',
  'kill nats',
];
const faults = [...processFaults, ...serverFaults, ...storeFaults, ...lineFaults, ...relayFaults, repeatedMessages];

const handful: RunOptions['storm'] = async (stage, chance, log) => {
  const struck: Struck = new Map();
  for (const name of HANDFUL) {
    const fault = faults.find((one) => one.name === name);
    if (fault) await strike(fault, stage, chance, struck, log);
  }
  return struck;
};
const common = { seed: SEED, nats, say: () => undefined };

describe('The suite of real processes', () => {
  it('keeps every promise while it is killed, frozen, cut off and robbed of its stream', async () => {
    const result = await run({
      ...common,
      control: false,
      storm: handful,
      enough: ENOUGH,
      drills: [repeatedRequests],
      patience: 60,
    });
    expect(result.findings).toEqual([]);
    expect([...result.struck.keys()].sort()).toEqual([...HANDFUL].sort());
    expect(result.tally.acknowledged).toBeGreaterThanOrEqual(ENOUGH);
  });

  it('would lose events if its relays trusted their own counters', async () => {
    const calm = async () => new Map();
    const { findings } = await run({ ...common, control: true, storm: calm, enough: 3, drills: [], patience: 10 });
    expect(findings.find(({ promise }) => promise === 'P2')?.what).toMatch(
      /^unit-tree of |^ledger of .* only in the sources/,
    );
  });
});
