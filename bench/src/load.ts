import { Agent } from 'undici';

/** Who is asked, and what; each request of its own, so that none is answered from another’s. */
export interface Target {
  readonly url: string;
  readonly headersOf: (body: string) => Readonly<Record<string, string>>;
  readonly bodyOf: (index: number) => string;
}

/** What one stretch of load cost. */
export interface Stretch {
  readonly requests: number;
  readonly seconds: number;
  /** Latencies in milliseconds, ascending. */
  readonly latencies: readonly number[];
}

export const CONNECTIONS = 8;
const agent = new Agent({ connections: CONNECTIONS });
let index = 0;

/** Asks once and answers the text. Throws when the answer is not a whole one. */
export async function ask({ url, headersOf, bodyOf }: Target): Promise<string> {
  const { origin, pathname } = new URL(url);
  const body = bodyOf(index++);
  const headers = { 'content-type': 'application/json', ...headersOf(body) };
  const response = await agent.request({ origin, path: pathname, method: 'POST', headers, body });
  const text = await response.body.text();
  if (response.statusCode !== 200 || text.includes('"errors"'))
    throw new Error(`${response.statusCode} ${text.slice(0, 500)}`);
  return text;
}

/** Keeps every connection busy for a time: the next request follows the last answer. */
export async function load(target: Target, seconds: number): Promise<Stretch> {
  const begun = performance.now();
  const latencies: number[] = [];
  const keepAsking = async () => {
    while (performance.now() - begun < seconds * 1000) {
      const asked = performance.now();
      await ask(target);
      latencies.push(performance.now() - asked);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, keepAsking));
  latencies.sort((one, other) => one - other);
  return { requests: latencies.length, seconds: (performance.now() - begun) / 1000, latencies };
}

/** The value below which a share of ascending values lies. */
export const quantile = (ascending: readonly number[], share: number): number =>
  ascending[Math.min(ascending.length - 1, Math.floor(ascending.length * share))] ?? Number.NaN;

export const median = (values: readonly number[]): number =>
  quantile(
    [...values].sort((one, other) => one - other),
    0.5,
  );
