import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Server } from '@metodnet/testing/servers';
import { startMailbox } from './mailbox.js';

let dir: string;
let mailbox: Server;
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'metodnet-mailbox-'));
  mailbox = await startMailbox({ dir: join(dir, 'mails') });
});
afterEach(async () => {
  await mailbox.stop();
  rmSync(dir, { recursive: true });
});

/** Says the lines to the server, each after its answer, and answers what it said. */
function talk(lines: readonly string[]): Promise<string[]> {
  const { hostname, port } = new URL(mailbox.url);
  const socket = createConnection(Number(port), hostname);
  const said: string[] = [];
  const left = [...lines];
  return new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.on('close', () => resolve(said));
    socket.setEncoding('utf8').on('data', (text: string) => {
      said.push(text.slice(0, 3));
      const next = left.shift();
      if (next === undefined) socket.end();
      else socket.write(`${next}\r\n`);
    });
  });
}
const envelope = ['HELO here', 'MAIL FROM:<a@b.example>', 'RCPT TO:<head@school4.example>', 'DATA'];
const kept = () => readdirSync(join(dir, 'mails'));

describe('The mailbox of the local suite', () => {
  it('keeps each mail as a file, whomever it is for', async () => {
    const said = await talk([...envelope, 'Subject: One\r\n\r\nText\r\n.', 'QUIT']);
    expect(said).toEqual(['220', '250', '250', '250', '354', '250', '221']);
    expect(kept()).toEqual([expect.stringMatching(/^\d{4}-\d{2}-\d{2}T[\d.-]+Z-1\.eml$/)]);
    expect(readFileSync(join(dir, 'mails', kept()[0] as string), 'utf8')).toContain('Subject: One');
    expect(mailbox.about).toContain(join(dir, 'mails'));
  });

  it('goes on when a client hangs up in the middle', async () => {
    await talk(envelope);
    expect(kept()).toEqual([]);
    expect((await talk([...envelope, 'Subject: Two\r\n\r\nText\r\n.', 'QUIT'])).at(-1)).toBe('221');
    expect(kept()).toHaveLength(1);
  });

  it('refuses what is larger than 5 MiB', async () => {
    const line = `${'x'.repeat(998)}\r\n`;
    const said = await talk([...envelope, `${line.repeat(5_300)}.`, 'QUIT']);
    expect(said).toContain('552');
    expect(kept()).toEqual([]);
  });
});
