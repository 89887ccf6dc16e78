import { createHmac, timingSafeEqual } from 'node:crypto';

export const SIGNATURE_HEADER = 'x-metodnet-signature';
const TOLERANCE_MS = 60_000;

/**
 * Signs a request for a subgraph: `t=<unix ms>,v1=<hex HMAC-SHA256 of "t.content">`, where the content is the raw body, or the path
 * with its query when there is no body.
 */
export const signatureOf = (secret: string, content: string | Uint8Array, at: Date): string =>
  `t=${at.getTime()},v1=${digest(secret, String(at.getTime()), content).toString('hex')}`;

/** Whether the content was signed with the secret within the last minute (or the next: clocks differ). */
export function isSigned(secret: string, header: string | undefined, content: string | Uint8Array, now: Date): boolean {
  const [, time, hex] = /^t=(\d{1,15}),v1=([0-9a-f]{64})$/.exec(header ?? '') ?? [];
  if (time === undefined || hex === undefined) return false;
  const given = Buffer.from(hex, 'hex');
  const fresh = Math.abs(now.getTime() - Number(time)) <= TOLERANCE_MS;
  return timingSafeEqual(given, digest(secret, time, content)) && fresh;
}

/** Fetches from another service what only signed requests get. */
export const signedFetch =
  (secret: string) =>
  (url: URL, init: RequestInit): Promise<Response> => {
    const headers = new Headers(init.headers);
    headers.set(SIGNATURE_HEADER, signatureOf(secret, `${url.pathname}${url.search}`, new Date()));
    return fetch(url, { ...init, headers });
  };

const digest = (secret: string, time: string, content: string | Uint8Array) =>
  createHmac('sha256', secret).update(`${time}.`).update(content).digest();
