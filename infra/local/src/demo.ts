import { loadDemo } from '@metodnet/demo';
import type { DemoSize } from './options.js';
import type { Keeper } from './suite/kept.js';
import type { Stages } from './suite/stages.js';
import type { Suite } from './suite/suite.js';

/** Loads the demo network through the public commands, into data that hold none yet; a loading that was cut off is done again to its end. */
export async function loadDemoOnce(
  wanted: DemoSize | 'none',
  { endpoint, issuer }: Suite,
  keeper: Keeper,
  stages: Stages,
): Promise<void> {
  const present = keeper.kept.demo;
  if (present && present.size !== wanted) {
    stages.say(`The demo network “${present.size}” is there from an earlier start and stays; --fresh begins anew.`);
  }
  const size = present?.size ?? wanted;
  if (size === 'none' || present?.state === 'loaded') return;
  stages.say(
    present
      ? 'The last start was cut off while it loaded the demo network: going on …'
      : `Loading the demo network “${size}” …`,
  );
  keeper.keep({ demo: { size, state: 'loading' } });
  await stages.run('Demo network', () =>
    loadDemo({
      size,
      endpoint,
      token: (grants) => issuer.token({ subject: `demo-loader-${grants[0]?.role}`, grants, minutes: 120 }),
      log: (line) => stages.say(`  ${line}`),
      progress: everyTenth((percent) => stages.say(`  ${percent} %`)),
    }),
  );
  keeper.keep({ demo: { size, state: 'loaded' } });
}

/** Says 10, 20 … 100 once each. */
function everyTenth(say: (percent: number) => void): (done: number, of: number) => void {
  let said = 0;
  return (done, of) => {
    const percent = of > 0 ? Math.floor((done / of) * 10) * 10 : 0;
    if (percent > said) say(percent);
    said = Math.max(said, percent);
  };
}
