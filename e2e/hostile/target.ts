import { createHmac } from 'node:crypto';
import { request } from 'node:http';

/** What is sent to a target; what is not named is as a well-behaved client has it. */
export interface Sent {
  readonly method?: string;
  readonly path?: string;
  readonly body?: string | Buffer;
  /** A list of values sends the header several times. */
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  /** Null sends none. */
  readonly token?: string | null;
  /** To a subgraph: whether it is signed with the gateway's secret, as whoever has stolen it could. */
  readonly signed?: boolean;
}

export interface Heard {
  readonly status: number;
  readonly text: string;
  readonly ms: number;
  readonly data: Readonly<Record<string, unknown>> | null | undefined;
  readonly errors: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions?: { readonly code?: string; readonly details?: Readonly<Record<string, unknown>> };
  }[];
  /** The first of the errors, or `served`. */
  readonly code: string | undefined;
}

/** The gateway or one of the subgraphs, and whoever stands before it. */
export class Target {
  constructor(
    readonly name: string,
    /** Without a path. */
    readonly url: string,
    private readonly token: string,
    /** Signs what is sent; the gateway needs no signature. */
    private readonly secret: string | null,
    private readonly onHeard: (target: Target, sent: Sent, heard: Heard) => void,
  ) {}

  get isGateway(): boolean {
    return this.secret === null;
  }

  async send(sent: Sent): Promise<Heard> {
    const { method = 'POST', path = '/graphql', body = '', token = this.token, signed = true } = sent;
    const headers = {
      'content-type': 'application/json',
      'accept-language': 'en',
      ...(token !== null && { authorization: `Bearer ${token}` }),
      ...(signed &&
        this.secret !== null && { 'x-metodnet-signature': signatureOf(this.secret, body.length > 0 ? body : path) }),
      ...(body.length > 0 && { 'content-length': String(Buffer.byteLength(body)) }),
      ...sent.headers,
    };
    const begun = performance.now();
    const { status, text } = await new Promise<{ status: number; text: string }>((resolve, reject) => {
      const asking = request(`${this.url}${path}`, { method, headers: headers as never });
      asking.on('error', reject).on('response', (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }));
      });
      asking.end(body);
    });
    const { data, errors = [] } = parsed(text);
    const heard = { status, text, ms: performance.now() - begun, data, errors, code: codeIn(errors, data) };
    this.onHeard(this, sent, heard);
    return heard;
  }

  ask(query: string, variables: unknown = {}, sent: Sent = {}): Promise<Heard> {
    return this.send({ ...sent, body: JSON.stringify({ query, variables }) });
  }
}

const signatureOf = (secret: string, content: string | Buffer, at = Date.now()): string =>
  `t=${at},v1=${createHmac('sha256', secret).update(`${at}.`).update(content).digest('hex')}`;

function parsed(text: string): Partial<Pick<Heard, 'data' | 'errors'>> {
  try {
    return (JSON.parse(text) ?? {}) as Partial<Pick<Heard, 'data' | 'errors'>>;
  } catch {
    return {};
  }
}

const codeIn = (errors: Heard['errors'], data: Heard['data']): string | undefined =>
  errors.length > 0 ? errors[0]?.extensions?.code : data ? 'served' : undefined;
