import { createServer } from 'node:net';

/** The wished port if nobody listens there, otherwise a free one that the system picks. */
export async function freePort(wished = 0, host = '127.0.0.1'): Promise<number> {
  const taken = await listenOnce(wished, host);
  return taken ?? (await listenOnce(0, host)) ?? wished;
}

/** True when the port can be listened on now. */
export async function isFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return (await listenOnce(port, host)) !== null;
}

function listenOnce(port: number, host: string): Promise<number | null> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(null));
    probe.listen(port, host, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : null));
    });
  });
}
