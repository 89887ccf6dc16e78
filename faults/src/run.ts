import { copyFileSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Seeded } from '@metodnet/demo';
import type { NatsBinary } from '@metodnet/testing/servers';
import type { Drill } from './drills/drill.js';
import { check } from './invariants/check.js';
import type { Finding } from './invariants/finding.js';
import { rebuild } from './invariants/rebuild.js';
import { settled } from './invariants/settled.js';
import { loseWhatNobodyRead } from './nemesis/last-fault.js';
import type { Log, Struck } from './nemesis/nemesis.js';
import { errorsIn } from './observing/logged.js';
import { Sometimes } from './observing/sometimes.js';
import { plantedIn } from './planted/planted.js';
import { openStage, type Stage } from './stage/stage.js';
import { heal } from './stage/supervisor.js';
import { emptyTally, type Tally } from './traffic/client.js';
import { Clients } from './traffic/clients.js';
import { Journal } from './traffic/journal.js';
import { settle } from './traffic/territory.js';
import { Traffic } from './traffic/traffic.js';

export interface RunOptions {
  readonly seed: number;
  readonly nats: NatsBinary;
  /** With relays that trust their own counters: what the run must then find is a loss. */
  readonly control: boolean;
  /** What goes wrong while everybody writes. */
  readonly storm: (stage: Stage, chance: Seeded, log: Log) => Promise<Struck>;
  /** Changes that must have been acknowledged before the last fault: what nobody wrote cannot be lost. */
  readonly enough: number;
  /** Promises that are tried by themselves afterwards. */
  readonly drills: readonly Drill[];
  /** Seconds after which what has not arrived is lost. */
  readonly patience: number;
  readonly say: (line: string) => void;
}

/** What a run has come to. */
export interface Result {
  readonly findings: readonly Finding[];
  readonly struck: Struck;
  readonly tally: Tally;
  readonly sometimes: Sometimes;
  /** Seconds from the last fault until everything committed was everywhere. */
  readonly recovery: number;
  /** What the processes logged as errors, by sentence. */
  readonly logged: ReadonlyMap<string, number>;
}

/** Writes while things go wrong, heals them, and looks whether every promise was kept. */
export async function run(options: RunOptions): Promise<Result> {
  const stage = await openStage({ nats: options.nats, environment: plantedIn(options.control) });
  try {
    return await runOn(stage, options);
  } finally {
    await stage.stop();
  }
}

async function runOn(
  stage: Stage,
  { seed, control, storm, enough, drills, patience, say }: RunOptions,
): Promise<Result> {
  const chance = new Seeded(String(seed));
  const tally = emptyTally();
  const journal = await Journal.open(join(stage.suite.dir, 'acknowledged.jsonl'));
  const clients = new Clients(stage.suite, journal, tally, chance.of('traffic'));
  const sometimes = new Sometimes(stage);
  try {
    for (const [name, { refusal }] of Object.entries(stage.disks))
      if (refusal !== null) say(`the disk of ${name} will not be filled: nothing can be mounted here (${refusal})`);
    await settle(stage.suite);
    await mustRest(stage);
    sometimes.begin();
    const traffic = await Traffic.of(clients);
    traffic.begin();
    const findings: Finding[] = [];
    const struck = await storm(stage, chance.of('faults'), {
      say,
      note: (situation) => sometimes.note(situation),
      died: (process) => findings.push({ promise: 'P22', what: `${process} ended by itself` }),
    });
    await heal(stage);
    const end = Date.now() + patience * 1000;
    while (tally.acknowledged < enough && Date.now() < end) await pause(100);
    findings.push(...(await loseWhatNobodyRead(stage, traffic)));
    const recovered = await settled(stage, patience);
    say(
      `recovered within ${recovered.seconds.toFixed(1)} s of the last fault; ${tally.acknowledged} changes acknowledged; last missing: ${recovered.last ?? 'nothing'}`,
    );
    findings.push(...(await check(stage, journal.all)));
    if (tally.answeredOtherwise.length > 0)
      findings.push({
        promise: 'P10',
        what: `answered otherwise when repeated: ${tally.answeredOtherwise.slice(0, 5)}`,
      });
    if (!control && findings.length === 0) {
      findings.push(...(await rebuilt(stage, say)));
      for (const drill of drills) {
        say(drill.name);
        const tell = (line: string) => say(`  ${line}`);
        findings.push(...(await drill.run({ stage, clients, tell })));
      }
      if (drills.length > 0) findings.push(...(await check(stage, journal.all)));
    }
    sometimes.note('unknown outcome seen', tally.unknown);
    if (!control && findings.length > 0) say(`logs are kept in ${keepLogs(stage, seed)}`);
    return { findings, struck, tally, sometimes, recovery: recovered.seconds, logged: errorsIn(stage.suite.written()) };
  } finally {
    sometimes.end();
    await journal.close();
  }
}

/** What the processes wrote, beyond the end of the run: somebody will want to know why. */
function keepLogs({ suite, disks, broker }: Stage, seed: number): string {
  const kept = mkdtempSync(join(tmpdir(), `metodnet-faults-${seed}-`));
  const logs = [
    ...readdirSync(suite.dir).map((file) => join(suite.dir, file)),
    join(disks.postgres.path, 'postgres.log'),
  ];
  for (const log of [...logs, broker.log]) if (/\.(log|jsonl)$/.test(log)) copyFileSync(log, join(kept, basename(log)));
  return kept;
}

async function mustRest(stage: Stage): Promise<void> {
  const { findings } = await settled(stage, 60);
  if (findings.length > 0) throw new Error(`The suite does not come to rest by itself: ${findings[0]?.what}`);
}

async function rebuilt(stage: Stage, say: (line: string) => void): Promise<Finding[]> {
  const { findings, rows, seconds } = await rebuild(stage);
  say(`read model rebuilt from the first event: ${rows} rows in ${seconds.toFixed(1)} s`);
  return findings;
}
