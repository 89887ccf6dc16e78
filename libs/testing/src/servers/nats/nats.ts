import { type Server, Unavailable } from '../server.js';
import { natsBinary } from './binary.js';
import { brokerVersion, startBroker } from './broker.js';

export interface OwnBroker {
  readonly dir: string;
  readonly port?: number;
  /** Where an unpacked nats-server is kept. */
  readonly cache: string;
  readonly say?: (line: string) => void;
}

/** The NATS at an address that somebody gave, after it has answered; otherwise one of our own. */
export async function nats(given: string | undefined, { dir, port, cache, say }: OwnBroker): Promise<Server> {
  if (!given) return startBroker({ binary: natsBinary(cache, say), dir, ...(port !== undefined && { port }) });
  const { host } = new URL(given);
  try {
    return {
      url: given,
      about: `${await brokerVersion(given)} (the given one, at ${host})`,
      stop: async () => undefined,
    };
  } catch (error) {
    throw new Unavailable(`The given NATS at ${host} does not answer: ${(error as Error).message}`);
  }
}
