import { rmSync, writeFileSync } from 'node:fs';
import { replayDeadLetters } from '@metodnet/bus';
import type { Finding } from '../invariants/finding.js';
import { settled } from '../invariants/settled.js';
import { poisonFile } from '../planted/planted.js';
import { bringUpProcess } from '../stage/supervisor.js';
import type { Clerk } from '../traffic/clerk.js';
import { MUNICIPALITIES } from '../traffic/territory.js';
import { type Drill, type Scene, until } from './drill.js';

/** The event over which reporting's ledger makes its mistake. */
export interface Poison {
  readonly owner: string;
  readonly seq: number;
  readonly does: 'throws' | 'kills';
}

const LETTER_WITHIN = 60;
const LAG_AT_MOST = 2;
const [poisoned, sound] = MUNICIPALITIES;

/** P9: an event that cannot be applied stops its own lane and no other, becomes a dead letter, and is applied once the mistake is mended. */
const poison = (does: Poison['does']): Drill => ({
  name: `P9: an event that ${does === 'throws' ? 'throws' : 'kills the process'}`,
  async run(scene) {
    const { stage, clients, tell } = scene;
    const file = poisonFile(stage.dir);
    const { reporting } = stage.suite.services;
    const [clerk, other] = [await clients.as(does).clerk(poisoned), await clients.as(does).clerk(sound)];
    const planted: Poison = { owner: poisoned, seq: (await numbered(scene, poisoned)) + 1, does };
    writeFileSync(file, JSON.stringify(planted));
    const nurse =
      does === 'kills'
        ? keepAlive(
            () => bringUpProcess(reporting),
            () => reporting.isAlive(),
          )
        : null;
    let worst = 0;
    const findings: Finding[] = [];
    try {
      await clerk.write();
      const letter = until(LETTER_WITHIN, async () => (await letters(scene)) === 1);
      let open = true;
      void letter.then(() => {
        open = false;
      });
      while (open) worst = Math.max(worst, await lagOf(scene, other));
      const after = await letter;
      if (after === null) findings.push({ promise: 'P9', what: `no dead letter within ${LETTER_WITHIN} s` });
      let later = 0;
      for (let i = 0; i < 5; i++) later = Math.max(later, await lagOf(scene, other));
      const limited = does === 'throws' ? Math.max(worst, later) : later;
      tell(
        `dead letter after ${after?.toFixed(1)} s; others behind by at most ${worst.toFixed(1)} s until then, ${later.toFixed(1)} s after; process started again ${nurse?.times() ?? 0} times`,
      );
      if (limited > LAG_AT_MOST)
        findings.push({ promise: 'P9', what: `another municipality was ${limited.toFixed(1)} s behind` });
    } finally {
      rmSync(file, { force: true });
      await nurse?.stop();
    }
    await bringUpProcess(reporting);
    const sql = {
      query: (text: string, params: readonly unknown[] = []) => stage.databases.rows('reporting', text, params),
    };
    await replayDeadLetters(sql as never, { projection: 'ledger' });
    const mended = await settled(stage, LETTER_WITHIN);
    tell(`replayed after the fix in ${mended.seconds.toFixed(1)} s`);
    return [...findings, ...mended.findings];
  },
});

export const poisonDrills: readonly Drill[] = [poison('throws'), poison('kills')];

const numbered = async ({ stage }: Scene, owner: string): Promise<number> => {
  const rows = await stage.databases.rows<{ last: number }>(
    'staffing',
    'select last_seq::int as last from relay_state where owner = $1',
    [owner],
  );
  return rows[0]?.last ?? 0;
};

const letters = async ({ stage }: Scene): Promise<number> =>
  (
    await stage.databases.rows(
      'reporting',
      `select from bus.dead_letter where state = 'open' and effect = 'holds-lane'`,
    )
  ).length;

/** Seconds from an answer until what was answered is in the read model. */
async function lagOf(scene: Scene, clerk: Clerk): Promise<number> {
  await clerk.write();
  const seen = await until(30, async () => {
    const rows = await scene.stage.databases.rows<{ last: number }>(
      'reporting',
      `select last_seq::int as last from bus.checkpoint where projection = 'ledger' and producer = $1`,
      [`${sound}/staffing`],
    );
    const [waiting] = await scene.stage.databases.rows<{ n: number }>(
      'staffing',
      'select count(*)::int as n from outbox where owner = $1 and (seq is null or seq > $2)',
      [sound, rows[0]?.last ?? 0],
    );
    return waiting?.n === 0;
  });
  return seen ?? 30;
}

/** A supervisor for a process that keeps dying. */
function keepAlive(start: () => Promise<void>, isAlive: () => boolean) {
  let open = true;
  let starts = 0;
  const watching = (async () => {
    while (open) {
      if (!isAlive()) {
        starts++;
        await start();
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  })();
  return {
    times: () => starts,
    async stop() {
      open = false;
      await watching;
    },
  };
}
