import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { Unavailable } from '../server.js';

/** Whom a program runs as. */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/**
 * PostgreSQL refuses to run as root, so root starts it as `postgres` where that account exists and as `nobody` elsewhere; everybody else
 * starts it as oneself (null).
 */
export function accountForPostgres(): Account | null {
  if (process.getuid?.() !== 0) return null;
  for (const name of ['postgres', 'nobody']) {
    const account = look(name);
    if (account) return account;
  }
  throw new Unavailable(
    'PostgreSQL does not run as root, and there is neither an account `postgres` nor `nobody` to run it as.',
  );
}

function look(name: string): Account | null {
  try {
    const of = (flag: string) =>
      Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }).toString());
    return { name, uid: of('-u'), gid: of('-g') };
  } catch {
    return null;
  }
}

/** Whether an account can pass every folder on the way to a path: a checkout under `/root` (mode 0700) is closed to everybody else. */
export function canReach(account: Account, path: string): boolean {
  for (let at = dirname(path); ; at = dirname(at)) {
    const { mode, uid, gid } = statSync(at);
    const execute = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if ((mode & execute) === 0) return false;
    if (at === dirname(at)) return true;
  }
}
