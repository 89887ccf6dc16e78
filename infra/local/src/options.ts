import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Unavailable } from '@metodnet/testing/servers';

export type DemoSize = 'small' | 'oblast';

/** What a person asks of `npm start`. */
export interface StartOptions {
  /** Port of the gateway; without it the one of last time, then 4000, then any. */
  readonly port: number | null;
  /** Where data, keys and logs are kept. */
  readonly data: string | null;
  /** Forget what was kept. */
  readonly fresh: boolean;
  readonly demo: DemoSize | 'none';
  /** Start, ask the first query, print the answer, stop. */
  readonly check: boolean;
  readonly help: boolean;
}

export const startHelp = `npm start -- [options]

  --port N                  port of the gateway (otherwise that of last time, then 4000, then a free one)
  --data DIR                where data, keys and logs are kept (otherwise .metodnet/data in the checkout)
  --fresh                   forget what was kept and begin anew
  --demo none|small|oblast  which demo network to load into fresh data (otherwise small)
  --check                   start, ask the first query, print the answer and stop: exit code 0 when it was answered
  --help                    this text

Environment: METODNET_POSTGRES_URL (or DATABASE_URL) and METODNET_NATS_URL name servers to use instead of starting some;
METODNET_LOG_LEVEL sets how much the services write to their logs.`;

export function readStartOptions(args: readonly string[]): StartOptions {
  const { values } = parsed(args, {
    port: { type: 'string' },
    data: { type: 'string' },
    fresh: { type: 'boolean', default: false },
    demo: { type: 'string', default: 'small' },
    check: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  });
  const { port, data, demo } = values;
  if (demo !== 'none' && demo !== 'small' && demo !== 'oblast')
    throw new Unavailable(`--demo is none, small or oblast, not “${demo}”`);
  return {
    port: port === undefined ? null : readPort(port),
    data: data === undefined ? null : resolve(process.env.INIT_CWD ?? '.', data),
    fresh: values.fresh === true,
    demo,
    check: values.check === true,
    help: values.help === true,
  };
}

/** Node's own reading of flags, with its complaint as a sentence to a person. */
export function parsed<const Flags extends NonNullable<Parameters<typeof parseArgs>[0]>['options']>(
  args: readonly string[],
  options: Flags,
) {
  try {
    return parseArgs({ args: [...args], options: options as Flags & {}, strict: true, allowPositionals: false });
  } catch (error) {
    throw new Unavailable(`${(error as Error).message.split('. ')[0]}. See --help.`);
  }
}

function readPort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65_535)
    throw new Unavailable(`--port is a number from 1 to 65535, not “${text}”`);
  return port;
}
