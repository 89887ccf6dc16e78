import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Unavailable } from '@metodnet/testing/servers';
import { printed } from './check/answer.js';
import { check } from './check/check.js';
import { dataFolder } from './checkout.js';
import { loadDemoOnce } from './demo.js';
import { refuseInProduction } from './development-only.js';
import { firstQuery } from './first-query.js';
import type { StartOptions } from './options.js';
import { Keeper } from './suite/kept.js';
import type { Leaving } from './suite/leaving.js';
import { RunningNote } from './suite/running.js';
import { Stages } from './suite/stages.js';
import type { Stopping } from './suite/stopping.js';
import { type Suite, startSuite } from './suite/suite.js';

/** Starts the suite and stays until it is asked to leave, or, with `--check`, until the first question is answered. */
export async function start(
  options: StartOptions,
  env: NodeJS.ProcessEnv,
  stopping: Stopping,
  leaving: Leaving,
): Promise<void> {
  refuseInProduction(env);
  const stages = new Stages((line) => console.log(line));
  const dir = dataFolder(options.data);
  const note = RunningNote.claim(dir);
  stages.say(`Data, keys and logs: ${dir}`);
  const keeper = await openData(dir, options.fresh, env);
  const suite = await startSuite({ dir, port: options.port, keeper, stages, stopping, env });
  await Promise.race([work(suite, keeper, options, stages, note), fall(stopping)]);
  if (!options.check) await Promise.race([leaving.request, fall(stopping)]);
}

async function work(
  suite: Suite,
  keeper: Keeper,
  { demo, check: checking }: StartOptions,
  stages: Stages,
  note: RunningNote,
): Promise<void> {
  await loadDemoOnce(demo, suite, keeper, stages);
  note.tell(suite.endpoint, suite.issuer.url);
  if (checking) {
    const answer = await stages.run('First question', () => check(suite.endpoint, suite.issuer));
    stages.say(`\n${printed(answer)}\n\nAnswered after ${stages.total()}.`);
  } else {
    stages.say(await welcome(suite, stages));
  }
}

/** A service that dies takes the suite with it: half a suite answers wrongly. */
const fall = async (stopping: Stopping): Promise<never> => {
  throw new Unavailable(await stopping.death);
};

async function openData(dir: string, fresh: boolean, env: NodeJS.ProcessEnv): Promise<Keeper> {
  if (fresh) {
    if (env.METODNET_POSTGRES_URL ?? env.DATABASE_URL ?? env.METODNET_NATS_URL) {
      throw new Unavailable(
        '--fresh only forgets what was kept here, and a server was given by its address. Empty its databases metodnet_* and its stream METODNET yourself, or leave the address out.',
      );
    }
    for (const part of ['postgres', 'nats', 'mails', 'logs', 'kept.json'])
      rmSync(join(dir, part), { recursive: true, force: true });
  }
  return Keeper.open(dir);
}

async function welcome({ endpoint, issuer }: Suite, stages: Stages): Promise<string> {
  const { role, unit, query, variables } = firstQuery();
  const token = await issuer.token({ subject: `dev-${role}`, grants: [{ role, unit }], minutes: 12 * 60 });
  const body = JSON.stringify({
    query: query
      .replace(/^#.*\n/, '')
      .replace(/\s+/g, ' ')
      .trim(),
    variables,
  });
  return `
Ready after ${stages.total()}.

Endpoint:  ${endpoint}
Token of the ${role} of ${unit}, for twelve hours (others: npm run -s token -- --role ROLE --unit UNIT):
export TOKEN=${token}

A first query:
${query}
with the variables
${JSON.stringify(variables, null, 2)}

or, to paste into a shell:
curl -s ${endpoint} -H "authorization: Bearer $TOKEN" -H 'content-type: application/json' -d '${body}'

Ctrl-C stops everything.`;
}
