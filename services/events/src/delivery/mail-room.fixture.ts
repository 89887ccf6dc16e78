import { newId, type UnitId } from '@metodnet/kernel';
import type { Parts } from '@metodnet/subgraph';
import { aBulletin, aLine } from '../bulletin/bulletin.fixture.js';
import type { Line } from '../bulletin/bulletin.js';
import { centre, type Running, running, tomsk } from '../events.fixture.js';
import { type Patience, smtpPost } from '../mail/smtp.js';
import { type Answers, startSmtpServer, type TestSmtpServer } from '../mail/smtp-server.fixture.js';
import { letters } from './letters.js';
import { Postman } from './postman.js';

export const FROM = 'Методическая сеть <no-reply@imc.example>';
export const PATIENCE: Patience = { connectMs: 2_000, silenceMs: 2_000, wholeMs: 5_000 };
export const site = (path: string) => `https://events.imc.example${path}`;

interface Recipient {
  readonly home: UnitId;
  readonly addresses?: readonly string[];
  readonly language?: 'ru' | 'en';
}

/** Events with its postmen and a real mail server, at a time that the test tells. */
export class MailRoom {
  now = new Date('2026-03-17T03:00:00Z');
  /** What postmen have logged. */
  warned: string[] = [];
  server!: TestSmtpServer;

  private constructor(readonly app: Running) {}

  static async open(): Promise<MailRoom> {
    return new MailRoom(await running());
  }

  /** Nothing is mailed any more, and nobody. */
  async clear(): Promise<void> {
    this.now = new Date('2026-03-17T03:00:00Z');
    this.warned = [];
    for (const table of ['outbox', 'delivery', 'bulletin', 'subscription'])
      await this.app.worker.query(`delete from ${table}`);
  }

  async close(): Promise<void> {
    await this.app.stop();
  }

  later(minutes: number): void {
    this.now = new Date(this.now.getTime() + Math.round(minutes * 60_000));
  }

  async start(answers: Answers = {}): Promise<void> {
    this.server = await startSmtpServer(answers);
  }

  postman(patience = PATIENCE): Postman {
    const warn = (...said: unknown[]) => this.warned.push(JSON.stringify(said));
    const log = { info: () => undefined, warn, error: warn } as unknown as Parts['log'];
    const post = smtpPost({ smtpUrl: this.server.url, from: FROM }, patience);
    const write = letters(this.app.works, this.app.units, site);
    const clock = { now: () => this.now };
    return new Postman(this.app.works, clock, 'Asia/Tomsk', log, post, 'imc.example', write, (key) =>
      site(`/unsubscribe/${key}`),
    );
  }

  send(by = this.postman()): Promise<void> {
    return by.sendDue({
      query: async <Row extends object>(text: string, params: readonly unknown[] = []) =>
        (await this.app.worker.query(text, [...params])).rows as Row[],
    });
  }

  /** A published bulletin of the centre with a mail queued for each recipient. */
  async queued(
    recipients: readonly Recipient[],
    lines: readonly Line[] = [aLine()],
    weekOf = '2026-03-16',
  ): Promise<void> {
    const { id } = aBulletin();
    await this.app.worker.query(
      `insert into bulletin values ($1, $2, $3, 'Коллеги!', '[]', 'published', $4, '2026-03-17', $5, null, 1)`,
      [id, centre, weekOf, JSON.stringify(lines), this.now],
    );
    for (const { home, addresses = [`${home}@obr.example`], language = 'ru' } of recipients) {
      await this.app.worker.query(
        `insert into subscription values ($1, $2, $3, $4, $5, 'active', $6, 1) on conflict do nothing`,
        [newId(tomsk), centre, home, JSON.stringify(addresses), language, `key-of-${home}`],
      );
      await this.app.worker.query(
        `insert into delivery (id, unit_id, home_id, bulletin_id, status, attempts, queued_at, due_at, version)
         values ($1, $2, $3, $4, 'queued', 0, $5, $5, 1)`,
        [newId(tomsk), centre, home, id, this.now],
      );
    }
  }

  async states() {
    const { rows } = await this.app.worker.query(
      'select home_id as home, status, attempts, response_code as code from delivery order by home_id, id',
    );
    return rows;
  }

  async told(type: string) {
    const { rows } = await this.app.worker.query('select payload from outbox where type = $1', [type]);
    return rows.map(({ payload }) => payload);
  }
}
