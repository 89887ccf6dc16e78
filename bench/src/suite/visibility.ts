import { setTimeout as pause } from 'node:timers/promises';
import type { Stage } from './stage.js';
import { asked, type Writer } from './writes.js';

const TABLE = 'query ($query: IndicatorQuery!) { indicatorTable(query: $query) { columns { name } rows } }';
const LOOK_EVERY_MS = 5;

/** Looks through the gateway at how many educators a unit has, as a report tells it. */
export class Reader {
  private constructor(
    private readonly endpoint: string,
    private readonly token: string,
    private readonly unit: string,
  ) {}

  static async open({ endpoint, issuer }: Stage, unit: string): Promise<Reader> {
    const token = await issuer.token({
      subject: 'bench-reader',
      grants: [{ role: 'bi-reader', unit }],
      minutes: 24 * 60,
    });
    return new Reader(endpoint, token, unit);
  }

  async educators(): Promise<number> {
    const { indicatorTable } = await asked<{ indicatorTable: { columns: { name: string }[]; rows: unknown[][] } }>(
      this.endpoint,
      this.token,
      TABLE,
      { query: { indicators: ['IND-91'], unit: this.unit, from: '2026-Q3', to: '2026-Q3' } },
    );
    const column = indicatorTable.columns.findIndex(({ name }) => name === 'denominator');
    return Number(indicatorTable.rows[0]?.[column] ?? 0);
  }
}

/** Milliseconds from the answer to a command until a report tells of it, asked again and again. */
export async function untilTold(writer: Writer, reader: Reader, unit: string): Promise<number> {
  const before = await reader.educators();
  await writer.employ(unit);
  const answered = performance.now();
  while ((await reader.educators()) === before) await pause(LOOK_EVERY_MS);
  return performance.now() - answered;
}

/**
 * When each of staffing's events was in the read model, by the database's own clocks: looks at the checkpoints again and again. An event is
 * there at the latest when the checkpoint that passed it was written.
 */
export class Watch {
  private readonly passed: { readonly producer: string; readonly seq: number; readonly at: number }[] = [];
  private running = true;
  private readonly looking: Promise<void>;

  constructor(
    private readonly stage: Stage,
    everyMs = 10,
  ) {
    this.looking = this.look(everyMs);
  }

  /** Milliseconds from the event's record to the checkpoint behind it, ascending, for all events recorded since a moment. */
  async delays(since: Date): Promise<number[]> {
    this.running = false;
    await this.looking;
    const events = await this.stage.sql<{ owner: string; seq: string; at: Date }>(
      'staffing',
      'select owner, seq, created_at as at from outbox where created_at >= $1 and seq is not null order by owner, seq',
      [since],
    );
    const byProducer = new Map<string, { seq: number; at: number }[]>();
    for (const { producer, seq, at } of this.passed) {
      const known = byProducer.get(producer) ?? [];
      byProducer.set(producer, known);
      known.push({ seq, at });
    }
    const delays = events.flatMap(({ owner, seq, at }) => {
      const passing = byProducer.get(`${owner}/staffing`)?.find((one) => one.seq >= Number(seq));
      return passing ? [passing.at - at.getTime()] : [];
    });
    return delays.sort((one, other) => one - other);
  }

  private async look(everyMs: number): Promise<void> {
    const last = new Map<string, number>();
    while (this.running) {
      const rows = await this.stage.sql<{ producer: string; seq: string; at: Date }>(
        'reporting',
        `select producer, last_seq as seq, applied_at as at from bus.checkpoint where projection = 'ledger' and producer like '%/staffing'`,
      );
      for (const { producer, seq, at } of rows) {
        if (last.get(producer) === Number(seq)) continue;
        last.set(producer, Number(seq));
        this.passed.push({ producer, seq: Number(seq), at: at.getTime() });
      }
      await pause(everyMs);
    }
  }
}
