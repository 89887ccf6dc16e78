import { createHash } from 'node:crypto';
import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { postgresCanLiveAt, Unavailable } from '@metodnet/testing/servers';

/** The folder that this package was checked out in; the same from `src` and from `dist`. */
export const checkout = fileURLToPath(new URL('../../../', import.meta.url));

/** What was downloaded once and serves every start and every run of tests here. */
export const cache = join(checkout, '.metodnet', 'cache');

/**
 * Where the suite keeps its data. Root's PostgreSQL runs as somebody else, who cannot enter a checkout in root's home: then the data lie
 * in `/var/tmp`, in a folder of this checkout's own.
 */
export function dataFolder(chosen: string | null): string {
  if (chosen) return chosen;
  const usual = join(checkout, '.metodnet', 'data');
  if (postgresCanLiveAt(join(checkout, 'x'))) return usual;
  const elsewhere = join('/var/tmp', `metodnet-${createHash('sha256').update(checkout).digest('hex').slice(0, 12)}`);
  // Everybody may make folders there: one that somebody else has prepared is not ours to trust.
  const present = lstatSync(elsewhere, { throwIfNoEntry: false });
  if (present && (!present.isDirectory() || present.uid !== process.getuid?.())) {
    throw new Unavailable(`${elsewhere} belongs to somebody else. Choose a folder with --data DIR.`);
  }
  return elsewhere;
}
