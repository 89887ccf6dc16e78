import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { ServiceName } from '@metodnet/testing/suite';
import type { Acknowledged, Journal } from './journal.js';

/** One change that somebody asks for. */
export interface Change {
  readonly mutation: string;
  readonly inputType: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** The field of the payload that shows the record, and the table in which it lies. */
  readonly shows: string;
  readonly table: string;
  readonly service: ServiceName;
  readonly says: string | null;
}

export type Outcome =
  | { readonly done: true; readonly id: string; readonly version: number }
  | { readonly done: false; readonly reason: string };

/** What clients have met, over all of them. */
export interface Tally {
  requests: number;
  acknowledged: number;
  refused: Record<string, number>;
  /** Requests of which nobody knew at first whether they were carried out. */
  unknown: number;
  repeated: number;
  /** Repetitions that were answered otherwise than the first time. */
  answeredOtherwise: string[];
  errors: Record<string, number>;
}

export const emptyTally = (): Tally => ({
  requests: 0,
  acknowledged: 0,
  refused: {},
  unknown: 0,
  repeated: 0,
  answeredOtherwise: [],
  errors: {},
});

const TIMEOUT_MS = 8_000;
/** Errors after which it is certain that nothing was written. All others are repeated with the same key. */
const CERTAIN = ['FORBIDDEN', 'NOT_FOUND', 'STALE_VERSION', 'BAD_USER_INPUT'];

type Payload = Readonly<Record<string, { readonly id: string; readonly version: number } | null>> & {
  readonly rejection: null;
};
interface Body {
  readonly data?: Readonly<Record<string, Payload | null>> | null;
  readonly errors?: readonly {
    readonly path?: readonly (string | number)[];
    readonly extensions?: { readonly code?: string };
  }[];
}

/** Somebody who writes through the gateway, and asks again with the same key until every outcome is known. */
export class Client {
  constructor(
    private readonly endpoint: string,
    private readonly token: string,
    private readonly journal: Journal,
    private readonly tally: Tally,
  ) {}

  /** Carries out independent changes in one request. Nothing is acknowledged before the journal has it. */
  async carryOut(changes: readonly Change[], key: string = randomUUID()): Promise<Outcome[]> {
    const body = bodyOf(changes);
    const known = new Map<number, { outcome: Outcome; text: string }>();
    for (let attempt = 0; ; attempt++) {
      this.tally.requests++;
      const answer = await this.post(body, key);
      const fresh: Acknowledged[] = [];
      for (const [index, change] of changes.entries()) {
        const outcome = this.outcomeOf(answer, index, change);
        if (!outcome) continue;
        const text = JSON.stringify(outcome);
        const before = known.get(index);
        if (before) {
          if (before.text !== text) this.tally.answeredOtherwise.push(`${before.text} and then ${text}`);
          continue;
        }
        known.set(index, { outcome, text });
        if (outcome.done) fresh.push({ key, ...pick(change), id: outcome.id, version: outcome.version });
        else this.tally.refused[outcome.reason] = (this.tally.refused[outcome.reason] ?? 0) + 1;
      }
      await this.journal.note(fresh);
      this.tally.acknowledged += fresh.length;
      if (known.size === changes.length) return changes.map((_, index) => known.get(index)?.outcome as Outcome);
      if (attempt === 0) this.tally.unknown++;
      this.tally.repeated++;
      await pause(Math.min(1_000, 50 * 2 ** attempt) * (0.5 + Math.random()));
    }
  }

  private outcomeOf({ data, errors = [] }: Body, index: number, { shows, mutation }: Change): Outcome | null {
    const field = `m${index}`;
    const payload = data?.[field];
    if (payload) {
      const rejection = payload.rejection as { readonly code: string } | null;
      if (rejection) return { done: false, reason: `${mutation}: ${rejection.code}` };
      const record = payload[shows];
      if (record) return { done: true, id: record.id, version: record.version };
    }
    const error = errors.find(({ path }) => path === undefined || path[0] === field);
    const code = error?.extensions?.code ?? 'no answer';
    this.tally.errors[code] = (this.tally.errors[code] ?? 0) + 1;
    return CERTAIN.includes(code) ? { done: false, reason: `${mutation}: ${code}` } : null;
  }

  private async post(body: string, key: string): Promise<Body> {
    try {
      const response = await fetch(this.endpoint, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${this.token}`,
          'content-type': 'application/json',
          'idempotency-key': key,
        },
        body,
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      return (await response.json()) as Body;
    } catch {
      return {};
    }
  }
}

const pick = ({ service, table, says }: Change) => ({ service, table, says });

function bodyOf(changes: readonly Change[]): string {
  const parameters = changes.map(({ inputType }, index) => `$i${index}: ${inputType}!`).join(', ');
  const fields = changes.map(
    ({ mutation, shows }, index) =>
      `m${index}: ${mutation}(input: $i${index}) { ${shows} { id version } rejection { code } }`,
  );
  return JSON.stringify({
    query: `mutation Write(${parameters}) { ${fields.join(' ')} }`,
    variables: Object.fromEntries(changes.map(({ input }, index) => [`i${index}`, input])),
  });
}
