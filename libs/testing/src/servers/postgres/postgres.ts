import { accountForPostgres, canReach } from '../process/account.js';
import { freePort } from '../process/ports.js';
import { type Server, Unavailable } from '../server.js';
import { type ClusterOptions, serverVersion, startCluster } from './cluster.js';

/** The PostgreSQL at an address that somebody gave, after it has answered; otherwise one of our own. */
export async function postgres(
  given: string | undefined,
  own: Omit<ClusterOptions, 'port'> & { port?: number },
): Promise<Server> {
  if (!given) return startCluster({ ...own, port: await freePort(own.port) });
  const { hostname, port } = new URL(given);
  try {
    const version = await serverVersion(given);
    return {
      url: given,
      about: `${version} (the given one, at ${hostname}:${port || 5432})`,
      stop: async () => undefined,
    };
  } catch (error) {
    throw new Unavailable(
      `The given PostgreSQL at ${hostname}:${port || 5432} does not answer: ${(error as Error).message}`,
    );
  }
}

/** Whether a cluster could live at this path: root’s PostgreSQL runs as somebody else, who may not be able to get there. */
export function postgresCanLiveAt(path: string): boolean {
  const account = accountForPostgres();
  return !account || canReach(account, path);
}
