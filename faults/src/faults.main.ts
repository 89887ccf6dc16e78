import { fileURLToPath } from 'node:url';
import { killRemaining, type NatsBinary, natsBinary } from '@metodnet/testing/servers';
import { drills } from './drills/drills.js';
import { rage } from './nemesis/nemesis.js';
import { type Options, readOptions, USAGE } from './options.js';
import { report, row } from './report.js';
import { run } from './run.js';

/** What has not arrived after so many seconds is lost (P5, P6: 60). */
const PATIENCE = 60;

/** Exit codes: 0 every promise was kept (with --control: a loss was found, as it must be), 1 otherwise, 2 nothing was run. */
const options = readOr(process.argv.slice(2));
if (options) {
  const nats = binaryOf(options);
  const began = Date.now();
  const say = (line: string) => console.log(`${((Date.now() - began) / 1_000).toFixed(1).padStart(6)}  ${line}`);
  say(`seed ${options.seed}, ${options.seconds} s, ${nats.version}${options.control ? ', control' : ''}`);
  // For good: a second one must not cut the clearing up short.
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      killRemaining();
      process.exit(1);
    });
  const result = await run({
    ...options,
    nats,
    drills: options.drills ? drills : [],
    enough: 50,
    patience: PATIENCE,
    say,
    storm: (stage, chance, log) => rage(stage, chance, options.seconds * 1_000, log),
  });
  console.log(`\n${report(options, result)}\n\n${row(options, nats.version, result)}`);
  const broken = result.findings.length > 0;
  if (options.control)
    console.log(
      broken ? '\nThe control failed, as it must.' : '\nThe control kept every promise: the harness is blind.',
    );
  process.exitCode = broken === options.control ? 0 : 1;
}

function readOr(words: readonly string[]): Options | null {
  try {
    const read = readOptions(words);
    if (!read) console.log(USAGE);
    return read;
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${USAGE}`);
    process.exitCode = 2;
    return null;
  }
}

function binaryOf({ nats }: Options): NatsBinary {
  const cache = fileURLToPath(new URL('../../.metodnet/cache', import.meta.url));
  const variable = { '2.9': 'NATS_SERVER_29', '2.10': 'NATS_SERVER_210' }[nats ?? '2.10'];
  if (nats === null) return natsBinary(cache, console.log);
  const path = process.env[variable];
  if (!path) throw new Error(`--nats ${nats} needs ${variable}, the path of such a nats-server`);
  process.env.METODNET_NATS_SERVER = path;
  return natsBinary(cache, console.log);
}
