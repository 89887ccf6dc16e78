import { SITUATIONS } from './observing/sometimes.js';
import type { Options } from './options.js';
import type { Result } from './run.js';

/** What a person reads at the end of a run. */
export function report({ seed }: Options, result: Result): string {
  const { findings, struck, tally, sometimes, recovery, logged } = result;
  const list = (entries: Iterable<readonly [string, number]>) =>
    [...entries].map(([name, count]) => `  ${String(count).padStart(6)}  ${name}`).join('\n');
  const missed = SITUATIONS.filter((situation) => (sometimes.all.get(situation) ?? 0) === 0);
  return [
    `seed ${seed}`,
    `faults\n${list([...struck].sort())}`,
    `requests\n${list([
      ['sent', tally.requests],
      ['changes acknowledged', tally.acknowledged],
      ['with an outcome that was unknown at first', tally.unknown],
      ['repeated with the same key', tally.repeated],
      ...Object.entries(tally.refused),
    ])}`,
    `errors that clients were told\n${list(Object.entries(tally.errors))}`,
    `sometimes\n${list(sometimes.all)}`,
    ...missed.map((situation) => `NEVER: ${situation}. This run has not tested it.`),
    `errors in the logs\n${list([...logged].sort(([, a], [, b]) => b - a).slice(0, 15))}`,
    `resident memory at most, MiB\n${list(sometimes.memory)}`,
    `recovery after the last fault: ${recovery.toFixed(1)} s`,
    findings.length === 0
      ? 'every promise was kept'
      : `BROKEN\n${findings.map(({ promise, what }) => `  ${promise}: ${what}`).join('\n')}`,
  ].join('\n\n');
}

/** One line of the table in docs/operations/faults.md. */
export function row({ seed }: Options, nats: string, { findings, struck, tally, sometimes, recovery }: Result): string {
  const count = (beginning: string) =>
    [...struck].reduce((sum, [name, times]) => sum + (name.startsWith(beginning) ? times : 0), 0);
  const of = (promise: string) => findings.filter((finding) => finding.promise === promise).length;
  const cells = [
    seed,
    nats.replace('nats-server ', ''),
    [...struck.values()].reduce((sum, times) => sum + times, 0),
    `${count('kill') + count('relay')} / ${count('pause')} / ${count('line')} / ${count('messages')}`,
    `${count('store')} / ${count('older')} / ${count('disk')}`,
    tally.acknowledged,
    tally.unknown,
    of('P1'),
    of('P2') + of('P3') + of('P4'),
    sometimes.all.get('gap seen') ?? 0,
    sometimes.all.get('resync seen') ?? 0,
    recovery.toFixed(1),
  ];
  return `| ${cells.join(' | ')} |`;
}
