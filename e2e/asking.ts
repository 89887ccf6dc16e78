import type { TokenRequest } from '@metodnet/testing/servers';
import type { Suite } from '@metodnet/testing/suite';

/** An answer over HTTP, as a client of the gateway sees it. */
export interface Answer {
  readonly status: number;
  readonly data: Record<string, unknown> | null;
  readonly errors: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions?: { readonly code?: string };
  }[];
}

/** Puts questions to a running suite as somebody. */
export class Client {
  constructor(
    private readonly endpoint: string,
    private readonly token: string | null,
    private readonly headers: Readonly<Record<string, string>> = {},
  ) {}

  static async of({ endpoint, issuer }: Suite, request: TokenRequest): Promise<Client> {
    return new Client(endpoint, await issuer.token(request));
  }

  /** Posts any body; what comes back is an answer, whatever its status. */
  async post(body: string): Promise<Answer> {
    const response = await fetch(this.endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'accept-language': 'en',
        ...(this.token === null ? {} : { authorization: `Bearer ${this.token}` }),
        ...this.headers,
      },
      body,
    });
    const answered = (await response.json()) as Partial<Pick<Answer, 'data' | 'errors'>>;
    return { status: response.status, data: answered.data ?? null, errors: answered.errors ?? [] };
  }

  ask(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Answer> {
    return this.post(JSON.stringify({ query, variables }));
  }

  /** Asks what must be answered whole. */
  async get<Data>(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Data> {
    const answer = await this.ask(query, variables);
    if (answer.errors.length > 0 || !answer.data) throw new Error(JSON.stringify(answer));
    return answer.data as Data;
  }

  /** The codes of the errors of an answer. */
  async codes(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<(string | undefined)[]> {
    const { errors } = await this.ask(query, variables);
    return errors.map(({ extensions }) => extensions?.code);
  }
}

/** Tries until the check holds or the time is over; the last failure is thrown. */
export async function eventually<Result>(check: () => Promise<Result>, withinMs = 5000): Promise<Result> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
