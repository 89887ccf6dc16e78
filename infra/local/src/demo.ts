import type { DemoSize } from './options.js';
import type { Keeper } from './suite/kept.js';
import type { Stages } from './suite/stages.js';
import type { Suite } from './suite/suite.js';

/** What `@metodnet/demo` offers. */
interface Demo {
  readonly loadDemo?: (options: {
    readonly size: DemoSize;
    readonly endpoint: string;
    readonly token: (role: string, unit: string) => Promise<string>;
    readonly log: (line: string) => void;
    readonly progress: (done: number, of: number) => void;
  }) => Promise<void>;
}

/** Loads the demo network through the public commands, into data that hold none yet. */
export async function loadDemoOnce(
  size: DemoSize | 'none',
  { endpoint, issuer }: Suite,
  keeper: Keeper,
  stages: Stages,
): Promise<void> {
  if (size === 'none' || keeper.kept.demo) return;
  const { loadDemo } = (await import('@metodnet/demo')) as Demo;
  if (!loadDemo) return stages.say('Demo network: skipped, its loader is not there yet');
  stages.say(`Loading the demo network “${size}” …`);
  keeper.keep({ demo: { size, state: 'loading' } });
  await stages.run('Demo network', () =>
    loadDemo({
      size,
      endpoint,
      token: (role, unit) =>
        issuer.token({ subject: `demo-${role}`, grants: [{ role: role as 'regional-operator', unit }], minutes: 120 }),
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
