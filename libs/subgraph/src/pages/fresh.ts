import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { PageAnswer } from './page.js';

/** Changes with the answer, and only then. */
export const etagOf = ({ type, body }: PageAnswer): string =>
  `"${createHash('sha256').update(type).update(body).digest('base64url').slice(0, 22)}"`;

/** Whether its reader has the answer already (RFC 9110 §13.1): by its tag, or, when none was sent, by its time. */
export function isKnown(
  { 'if-none-match': tags, 'if-modified-since': since }: IncomingHttpHeaders,
  etag: string,
  lastModified: Date | undefined,
): boolean {
  if (tags !== undefined) return tags.split(',').some((tag) => ['*', etag, `W/${etag}`].includes(tag.trim()));
  return (
    since !== undefined &&
    lastModified !== undefined &&
    Math.floor(lastModified.getTime() / 1_000) * 1_000 <= Date.parse(since)
  );
}
