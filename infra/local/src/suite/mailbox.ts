import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { freePort, type Server } from '@metodnet/testing/servers';
import { SMTPServer } from 'smtp-server';

/** Larger than any mail of ours. */
const MOST_BYTES = 5 * 1024 * 1024;

/** A mail server for this machine alone: it takes every mail and delivers none; each lies in the folder as a file that mail programs open. */
export async function startMailbox({ dir, port }: { readonly dir: string; readonly port?: number }): Promise<Server> {
  mkdirSync(dir, { recursive: true });
  let taken = 0;
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    size: MOST_BYTES,
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (stream.sizeExceeded) return done(Object.assign(new Error('Too large'), { responseCode: 552 }));
        const at = new Date().toISOString().replaceAll(':', '-');
        taken += 1;
        const file = join(dir, `${at}-${taken}.eml`);
        // Whole or not at all: whoever watches the folder reads it at once.
        writeFileSync(`${file}.part`, Buffer.concat(chunks), { mode: 0o600 });
        renameSync(`${file}.part`, file);
        done();
      });
    },
  });
  // A client that hangs up in the middle is no reason to end.
  server.on('error', () => undefined);
  const free = await freePort(port);
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(free, '127.0.0.1', resolve);
  });
  const { port: own } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${own}`,
    about: `Mails are kept in ${dir} and delivered to nobody`,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
