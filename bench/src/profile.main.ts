import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where processes spent their processor time, by the profiles that a benchmark left with METODNET_BENCH_PROFILES: shares of what was not idle. */
const folder = process.argv[3];
if (!folder) throw new Error('npm run bench -- profile FOLDER');

interface Profile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
  }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

for (const name of readdirSync(folder).sort()) {
  const files = readdirSync(join(folder, name)).filter((file) => file.endsWith('.cpuprofile'));
  const [places, functions] = [new Map<string, number>(), new Map<string, number>()];
  for (const file of files)
    add(JSON.parse(readFileSync(join(folder, name, file), 'utf8')) as Profile, places, functions);
  const all = [...places.values()].reduce((sum, time) => sum + time, 0);
  const told = (times: ReadonlyMap<string, number>, most: number) =>
    [...times]
      .sort(([, one], [, other]) => other - one)
      .slice(0, most)
      .map(([what, time]) => `  ${((time / all) * 100).toFixed(1).padStart(5)} %  ${what}`)
      .join('\n');
  console.log(
    `\n${name}: ${(all / 1e6).toFixed(1)} s not idle\n${told(places, 16)}\n  by function:\n${told(functions, 24)}`,
  );
}

function add(
  { nodes, samples, timeDeltas }: Profile,
  places: Map<string, number>,
  functions: Map<string, number>,
): void {
  const byId = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  samples.forEach((id, index) => {
    const frame = byId.get(id);
    const time = timeDeltas[index] ?? 0;
    if (!frame || frame.functionName === '(idle)' || frame.functionName === '(root)') return;
    const place = placeOf(frame.url, frame.functionName);
    const what = `${frame.functionName || '(anonymous)'} ${place}:${frame.lineNumber + 1}`;
    places.set(place, (places.get(place) ?? 0) + time);
    functions.set(what, (functions.get(what) ?? 0) + time);
  });
}

/** The package, the file of ours, or what of Node itself. */
function placeOf(url: string, functionName: string): string {
  if (url === '') return functionName.startsWith('(') ? functionName : '(native)';
  if (url.startsWith('node:')) return url;
  const installed = /node_modules\/((?:@[^/]+\/)?[^/]+)(?!.*node_modules)/.exec(url)?.[1];
  return installed ?? url.replace(/^.*?\/((?:libs|services|gateway|infra)\/)/, '$1');
}
