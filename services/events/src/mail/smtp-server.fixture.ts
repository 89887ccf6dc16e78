import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** What a server answers to a sender, to each recipient and to the mail: null takes it, a number refuses with it. */
export interface Answers {
  sender?(): number | null;
  recipient?(address: string): number | null;
  mail?(): number | null | Promise<number | null>;
}

/** A real SMTP server that keeps what it took. */
export interface TestSmtpServer {
  readonly url: string;
  readonly taken: { readonly to: readonly string[]; readonly raw: string; readonly mail: ParsedMail }[];
  stop(): Promise<void>;
}

export async function startSmtpServer(answers: Answers = {}): Promise<TestSmtpServer> {
  const taken: TestSmtpServer['taken'] = [];
  const refusal = (code: number | null | undefined) =>
    code ? Object.assign(new Error('No, school4@obr.example'), { responseCode: code }) : null;
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    onMailFrom: (_address, _session, done) => done(refusal(answers.sender?.())),
    onRcptTo: ({ address }, _session, done) => done(refusal(answers.recipient?.(address))),
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', async () => {
        const refused = refusal(await answers.mail?.());
        if (refused) return done(refused);
        const raw = Buffer.concat(chunks).toString();
        taken.push({ to: envelope.rcptTo.map(({ address }) => address), raw, mail: await simpleParser(raw) });
        done(null);
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    taken,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
