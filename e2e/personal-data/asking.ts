import type { Suite } from '@metodnet/testing/suite';

/** An answer, as far as a journey looks at it. */
export interface Told {
  readonly data?: Readonly<Record<string, Payload | null>> | null;
  readonly errors?: readonly unknown[];
}
// biome-ignore lint/suspicious/noExplicitAny: payloads are as different as mutations
type Payload = any;

/** Puts questions to the gateway, and keeps whatever it was refused with: errors and rejections, with their headers. */
export class Asking {
  readonly refusals: string[] = [];
  #asked = 0;

  constructor(
    private readonly suite: Suite,
    private readonly token: string,
  ) {}

  get asked(): number {
    return this.#asked;
  }

  /** Sends anything, to the gateway unless another address is given; whatever comes back is kept if it is a refusal. */
  async send(
    body: string | null,
    headers: Readonly<Record<string, string>> = {},
    to = this.suite.endpoint,
  ): Promise<Told> {
    this.#asked += 1;
    const response = await fetch(to, {
      method: body === null ? 'GET' : 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${this.token}`, ...headers },
      ...(body !== null && { body }),
    });
    const text = await response.text();
    const told = read(text);
    const rejections = Object.values(told.data ?? {}).map((payload) => payload?.rejection ?? null);
    if (!told.data || told.errors)
      this.refusals.push(JSON.stringify([...response.headers]), told.errors ? JSON.stringify(told.errors) : text);
    this.refusals.push(...rejections.filter(Boolean).map((rejection) => JSON.stringify(rejection)));
    return told;
  }

  ask(query: string, variables: object = {}, headers: Readonly<Record<string, string>> = {}): Promise<Told> {
    return this.send(JSON.stringify({ query, variables }), headers);
  }

  /** Asks what must be answered whole. */
  async get(query: string, variables: object = {}): Promise<Readonly<Record<string, Payload>>> {
    const { data, errors } = await this.ask(query, variables);
    if (!data || errors) throw new Error(`${query.slice(0, 80)}: ${JSON.stringify(errors)}`);
    return data;
  }

  /** Makes a change that must be accepted, and answers what was asked of it. */
  async change(
    mutation: string,
    input: object,
    answer = '',
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Payload> {
    const type = INPUT_TYPES[mutation] ?? `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${answer} rejection { code message } } }`;
    const { data, errors } = await this.ask(query, { input }, headers);
    const payload = data?.[mutation];
    if (!payload || payload.rejection || errors)
      throw new Error(`${mutation}: ${JSON.stringify(payload?.rejection ?? errors)}`);
    return payload;
  }
}

/** Inputs that are not called after their mutation. */
const INPUT_TYPES: Readonly<Record<string, string>> = {
  assignTeacherToRegionalMethodist: 'AssignTeacherInput',
};

/** An answer that is no JSON is a refusal too. */
function read(text: string): Told {
  try {
    return JSON.parse(text) as Told;
  } catch {
    return {};
  }
}
