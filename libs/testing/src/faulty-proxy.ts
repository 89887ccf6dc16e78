import type { AddressInfo } from 'node:net';
import { createConnection, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** Which way the bytes go: `out` from whoever connected, `back` to them. */
export type Direction = 'out' | 'back';

/** How often each fault really happened: a fault test in which one never did has not tested it. */
export interface FaultCounts {
  readonly connections: number;
  readonly delayed: number;
  readonly dropped: number;
  readonly duplicated: number;
  readonly reset: number;
}

/**
 * A TCP proxy with the faults of a bad line. It works on pieces as they arrive from the network: a small message that is sent alone is
 * one piece, several at once may be.
 */
export interface FaultyProxy {
  readonly host: string;
  readonly port: number;
  readonly counts: FaultCounts;
  /** Every piece arrives this much later, in order; 0 ends it. */
  delay(ms: number): void;
  /** The next pieces of a direction vanish; `Infinity` is a line that is open and dead (half-open when it is one direction). */
  drop(direction: Direction, pieces?: number): void;
  /** The next pieces of a direction arrive twice. */
  duplicate(direction: Direction, pieces?: number): void;
  /** Ends every connection at once, as a router does that has lost its memory. */
  reset(): void;
  /** Resets every connection, and every new one, until healed. */
  cut(): void;
  /** Ends every fault; connections that have lost bytes stay as they are. */
  heal(): void;
  stop(): Promise<void>;
}

/** Listens on a free port and passes everything on to the target. */
export async function faultyProxy(target: { readonly host?: string; readonly port: number }): Promise<FaultyProxy> {
  const counts = { connections: 0, delayed: 0, dropped: 0, duplicated: 0, reset: 0 };
  const sockets = new Set<Socket>();
  let delayMs = 0;
  let isCut = false;
  let toDrop: Record<Direction, number> = { out: 0, back: 0 };
  let toDuplicate: Record<Direction, number> = { out: 0, back: 0 };

  const pass = (from: Socket, to: Socket, direction: Direction) => {
    let before: Promise<unknown> = Promise.resolve();
    from.on('data', (piece) => {
      if (toDrop[direction] > 0) {
        toDrop[direction]--;
        counts.dropped++;
        return;
      }
      const twice = toDuplicate[direction] > 0;
      if (twice) {
        toDuplicate[direction]--;
        counts.duplicated++;
      }
      const wait = delayMs;
      if (wait > 0) counts.delayed++;
      const due = wait > 0 ? pause(wait) : null;
      before = before.then(async () => {
        await due;
        for (const copy of twice ? [piece, piece] : [piece]) if (to.writable) to.write(copy);
      });
    });
    from.once('end', () => void before.then(() => to.end()));
    from.once('error', () => to.destroy());
    from.once('close', () => sockets.delete(from));
  };

  const reset = () => {
    for (const socket of sockets) socket.resetAndDestroy();
    counts.reset += sockets.size / 2;
  };

  const server = createServer({ allowHalfOpen: true }, (client) => {
    counts.connections++;
    if (isCut) {
      client.on('error', () => undefined);
      client.resetAndDestroy();
      return;
    }
    const upstream = createConnection({ host: target.host ?? '127.0.0.1', port: target.port, allowHalfOpen: true });
    for (const socket of [client, upstream]) sockets.add(socket.setNoDelay(true));
    pass(client, upstream, 'out');
    pass(upstream, client, 'back');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    host: '127.0.0.1',
    port: (server.address() as AddressInfo).port,
    counts,
    delay: (ms) => {
      delayMs = ms;
    },
    drop: (direction, pieces = 1) => {
      toDrop[direction] = pieces;
    },
    duplicate: (direction, pieces = 1) => {
      toDuplicate[direction] = pieces;
    },
    reset,
    cut: () => {
      isCut = true;
      reset();
    },
    heal: () => {
      delayMs = 0;
      isCut = false;
      toDrop = { out: 0, back: 0 };
      toDuplicate = { out: 0, back: 0 };
    },
    stop: () => stop(server, sockets),
  };
}

async function stop(server: Server, sockets: Set<Socket>): Promise<void> {
  for (const socket of sockets) socket.destroy();
  await new Promise((resolve) => server.close(resolve));
}
