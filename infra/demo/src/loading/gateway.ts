import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

/** One public command: a mutation with its input, and what is asked back of the payload. */
export interface Command {
  readonly mutation: string;
  readonly inputType: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** Selection of the payload besides `rejection`: `unit { id }`. */
  readonly answer: string;
  /** Refusals that mean that an earlier, broken-off loading has done it already. */
  readonly doneAlready?: readonly string[];
}

export type Payload = Readonly<Record<string, unknown>> & {
  readonly rejection: { readonly code: string; readonly messageEn: string } | null;
};

interface Answer {
  readonly data?: Readonly<Record<string, Payload | null>> | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions?: { readonly code?: string };
  }[];
}

/** Root fields per operation and bytes per body that the gateway lets through, with room to spare. */
const COMMANDS_AT_ONCE = 10;
const BODY_BYTES = 200_000;
/** Faults that pass: others write at the same time, or a subgraph has not heard of the new units yet. */
const PASSING = [
  'TRY_AGAIN',
  'UNAVAILABLE',
  'SUBGRAPH_UNAVAILABLE',
  'OUTCOME_UNKNOWN',
  'OVERLOADED',
  'FORBIDDEN',
  'NOT_FOUND',
];
const PATIENCE_MS = 60_000;

/** The gateway as one actor uses it. */
export class Gateway {
  constructor(
    private readonly endpoint: string,
    private readonly token: string,
    private readonly requests = 4,
  ) {}

  /** Sends commands in any order, several at once; answers in the order of the commands. Throws on the first real refusal. */
  async all(commands: readonly Command[], done: (count: number) => void = () => undefined): Promise<Payload[]> {
    const batches = batched(commands);
    const answers: Payload[][] = batches.map(() => []);
    let next = 0;
    const work = async () => {
      for (let index = next++; index < batches.length; index = next++) {
        const batch = batches[index] ?? [];
        answers[index] = await this.batch(batch);
        done(batch.length);
      }
    };
    await Promise.all(Array.from({ length: Math.min(this.requests, batches.length) }, work));
    return answers.flat();
  }

  /** Asks a question. */
  async ask<Data>(query: string, variables: Readonly<Record<string, unknown>>): Promise<Data> {
    return (await this.send(JSON.stringify({ query, variables }))) as Data;
  }

  private async batch(commands: readonly Command[]): Promise<Payload[]> {
    const parameters = commands.map(({ inputType }, index) => `$i${index}: ${inputType}!`).join(', ');
    const fields = commands.map(
      ({ mutation, answer }, index) =>
        `m${index}: ${mutation}(input: $i${index}) { ${answer} rejection { code messageEn } }`,
    );
    const query = `mutation Load(${parameters}) { ${fields.join(' ')} }`;
    const variables = Object.fromEntries(commands.map(({ input }, index) => [`i${index}`, input]));
    const data = (await this.send(JSON.stringify({ query, variables }))) as Readonly<Record<string, Payload>>;
    return commands.map(({ mutation, input, doneAlready }, index) => {
      const payload = data[`m${index}`];
      if (!payload) throw new Error(`${mutation}: the gateway answered nothing`);
      if (payload.rejection && !doneAlready?.includes(payload.rejection.code)) {
        throw new Error(
          `${mutation} was refused: ${payload.rejection.messageEn} ${JSON.stringify(input).slice(0, 300)}`,
        );
      }
      return payload;
    });
  }

  /** The same body always has the same key: what was done before the loading broke off is not done twice. */
  private async send(body: string): Promise<object> {
    const key = createHash('sha256').update(body).digest('hex');
    const deadline = Date.now() + PATIENCE_MS;
    for (let attempt = 1; ; attempt++) {
      const answer = await this.post(body, key);
      const [error] = answer.errors ?? [];
      if (!error && answer.data) return answer.data;
      const passing = !error || PASSING.includes(error.extensions?.code ?? '');
      if (!passing || Date.now() > deadline) {
        throw new Error(
          `${error?.message ?? 'The gateway does not answer'} (${error?.path?.join('.') ?? 'whole request'})`,
        );
      }
      await pause(Math.min(2000, 50 * 2 ** attempt));
    }
  }

  private async post(body: string, key: string): Promise<Answer> {
    try {
      const response = await fetch(this.endpoint, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${this.token}`,
          'content-type': 'application/json',
          'accept-language': 'en',
          'idempotency-key': key,
        },
        body,
      });
      return (await response.json()) as Answer;
    } catch {
      return {};
    }
  }
}

/** As many commands to a request as its limits allow. */
function batched(commands: readonly Command[]): Command[][] {
  const batches: Command[][] = [];
  let bytes = 0;
  for (const command of commands) {
    const size = Buffer.byteLength(JSON.stringify(command.input)) + 300;
    const last = batches.at(-1);
    if (last && last.length < COMMANDS_AT_ONCE && bytes + size <= BODY_BYTES) {
      last.push(command);
      bytes += size;
    } else {
      batches.push([command]);
      bytes = size;
    }
  }
  return batches;
}

/** The id of the thing that a command has made. */
export function idIn(payload: Payload | undefined, thing: string): string {
  const { id } = (payload?.[thing] ?? {}) as { readonly id?: string };
  if (!id) throw new Error(`No ${thing} in ${JSON.stringify(payload)}`);
  return id;
}
