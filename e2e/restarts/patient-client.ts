import { Agent, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

/** What came over HTTP. */
export interface Told {
  readonly status: number;
  readonly retryAfter: string | undefined;
  readonly text: string;
}

/** Why something had to be sent again, and how often. */
export interface Repeats {
  /** Nobody was there. */
  refused: number;
  /** The connection ended before a byte of the answer. */
  closed: number;
  /** 429 or 503 with Retry-After. */
  later: number;
  /** OUTCOME_UNKNOWN, or SUBGRAPH_UNAVAILABLE of a change: both may be sent again with the same key. */
  unknown: number;
}

const PATIENCE_MS = 60_000;

/**
 * A client that keeps connections open and sends again what HTTP and the gateway allow to send again, no more: what it asks are reads, and
 * changes that carry a key, so a second time has no second effect. Where there are several gateways, it asks one that says it is ready.
 */
export class PatientClient {
  readonly repeats: Repeats = { refused: 0, closed: 0, later: 0, unknown: 0 };
  readonly #agent: Agent;

  constructor(
    private readonly gateway: () => string,
    connections: number,
  ) {
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  /** Throws when it has lost patience, or when an answer broke off in the middle. */
  async ask(body: string, token: string, key?: string): Promise<Told> {
    const end = Date.now() + PATIENCE_MS;
    const headers = { authorization: `Bearer ${token}`, ...(key !== undefined && { 'idempotency-key': key }) };
    for (;;) {
      const told = await send(this.#agent, this.gateway(), headers, body).catch((error: NodeJS.ErrnoException) => ({
        error,
      }));
      const why = whyAgain(told, key !== undefined);
      if (!why) {
        if ('error' in told) throw told.error;
        return told;
      }
      if (Date.now() > end) throw new Error(`Still ${why} after a minute`);
      this.repeats[why]++;
      await wait('retryAfter' in told && why === 'later' ? Number(told.retryAfter) * 1000 : 20);
    }
  }

  close(): void {
    this.#agent.destroy();
  }
}

function whyAgain(told: Told | { readonly error: NodeJS.ErrnoException }, isChange: boolean): keyof Repeats | null {
  if ('error' in told) {
    const { code } = told.error;
    if (code === 'ECONNREFUSED') return 'refused';
    return code === 'ECONNRESET' || code === 'EPIPE' ? 'closed' : null;
  }
  if ((told.status === 429 || told.status === 503) && told.retryAfter !== undefined) return 'later';
  return isChange && /"code":"(OUTCOME_UNKNOWN|SUBGRAPH_UNAVAILABLE)"/.test(told.text) ? 'unknown' : null;
}

/** Sends once. What breaks off after the first byte of the answer is no ECONNRESET but an error of its own. */
export function send(agent: Agent, url: string, headers: Record<string, string>, body: string): Promise<Told> {
  return new Promise((resolve, reject) => {
    const length = String(Buffer.byteLength(body));
    const sending = request(
      url,
      { agent, method: 'POST', headers: { 'content-type': 'application/json', 'content-length': length, ...headers } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', () => reject(new Error('The answer broke off')));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            retryAfter: response.headers['retry-after'],
            text: Buffer.concat(chunks).toString(),
          }),
        );
      },
    );
    sending.on('error', reject);
    sending.end(body);
  });
}
