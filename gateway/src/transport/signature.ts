import { createHmac } from 'node:crypto';

export const SIGNATURE_HEADER = 'x-metodnet-signature';

/** Signs a request body so that subgraphs can tell the gateway from everyone else; good for a minute. */
export function signatureOf(body: string, secret: string, unixMs: number): string {
  const digest = createHmac('sha256', secret).update(`${unixMs}.${body}`).digest('hex');
  return `t=${unixMs},v1=${digest}`;
}
