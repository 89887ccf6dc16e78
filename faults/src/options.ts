import { parseArgs } from 'node:util';

export interface Options {
  readonly seed: number;
  readonly seconds: number;
  readonly control: boolean;
  /** Whether single promises are tried by themselves afterwards. */
  readonly drills: boolean;
  /** Which generation of nats-server; whatever is at hand when null. */
  readonly nats: '2.9' | '2.10' | null;
}

export const USAGE = `npm run faults -- [--seed N] [--seconds S] [--nats 2.9|2.10] [--control] [--storm-only]

Kills, freezes and cuts off the processes of a suite of its own while people write, and looks whether every promise was kept
(docs/operations/faults.md). Two to five minutes; full disks need root. Exit code 0 when every promise was kept.

  --seed N      decides what happens when, and what is written; a random one is printed when absent
  --seconds S   how long things go wrong while everybody writes (default 60); recovery, checks and drills come on top
  --nats V      generation of nats-server, of which NATS_SERVER_29 or NATS_SERVER_210 names the program; the machine's own when absent
  --storm-only  without the drills that try single promises afterwards (two minutes)
  --control     relays that trust their own counter and never ask the stream: the run must find a loss, and fails when it does not`;

/** Reads the words of the command line, null when they ask for help; throws a sentence on those it does not understand. */
export function readOptions(words: readonly string[]): Options | null {
  const { values } = parseArgs({
    args: [...words],
    options: {
      seed: { type: 'string' },
      seconds: { type: 'string', default: '60' },
      nats: { type: 'string' },
      control: { type: 'boolean', default: false },
      'storm-only': { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return null;
  const { nats = null } = values;
  if (nats !== null && nats !== '2.9' && nats !== '2.10') throw new Error('--nats is 2.9 or 2.10');
  return {
    seed: values.seed === undefined ? Date.now() % 1_000_000 : whole('--seed', values.seed),
    seconds: whole('--seconds', values.seconds),
    control: values.control,
    drills: !values['storm-only'],
    nats,
  };
}

function whole(name: string, word: string): number {
  const number = Number(word);
  if (!Number.isSafeInteger(number) || number < 0) throw new Error(`${name} takes a whole number, not “${word}”`);
  return number;
}
