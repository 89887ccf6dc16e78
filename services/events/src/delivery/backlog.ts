import type { Clock } from '@metodnet/kernel';
import type { Sql } from '@metodnet/scope';
import type { ServiceGauge } from '@metodnet/subgraph';

/** How much mail waits, for whoever watches. Looked up from time to time: metrics are read without a database. */
export class MailBacklog {
  private waiting = 0;
  private oldest: Date | null = null;

  constructor(
    private readonly clock: Clock,
    private readonly canMail: boolean,
  ) {}

  /** A chore, as the worker role. */
  readonly measure = async (sql: Sql): Promise<void> => {
    const [row] = await sql.query<{ waiting: number; oldest: Date | null }>(
      `select count(*)::int as waiting, min(queued_at) as oldest from delivery where status in ('queued', 'retrying')`,
    );
    this.waiting = row?.waiting ?? 0;
    this.oldest = row?.oldest ?? null;
  };

  readonly gauges: readonly ServiceGauge[] = [
    {
      name: 'mail_server_configured',
      help: 'Whether there is a mail server to send through',
      read: () => Number(this.canMail),
    },
    { name: 'mail_waiting', help: 'Mails that are not settled', read: () => this.waiting },
    {
      name: 'mail_oldest_waiting_seconds',
      help: 'Age of the oldest of them',
      read: () => (this.oldest ? (this.clock.now().getTime() - this.oldest.getTime()) / 1_000 : 0),
    },
  ];
}
