import { wording } from '@metodnet/gateway';
import type { FaultCode } from '@metodnet/kernel';
import { type GraphQLSchema, parse } from 'graphql';
import type { Operation } from './operation.js';
import { fitsShape } from './shape.js';

/** What was asked, of whom, and what came back. */
export interface Exchange {
  readonly actor: string;
  /** `gateway`, or the subgraph that was asked directly. */
  readonly via: string;
  readonly body: string | Uint8Array;
  /** Null when the body is no longer what the walker wrote. */
  readonly operation: Operation | null;
  readonly schema: GraphQLSchema;
  readonly status: number;
  readonly answer: string;
}

/** What nobody may be told, and this actor in particular; and what may be missing without anybody's fault. */
export interface Secrets {
  readonly tables: readonly string[];
  readonly foreign: RegExp | null;
  /** Types of records that subgraphs refer to: one may name what another does not have, or not for this actor. */
  readonly entities: ReadonlySet<string>;
}

const faults: Readonly<Record<FaultCode, true>> = {
  UNAUTHENTICATED: true,
  FORBIDDEN: true,
  NOT_FOUND: true,
  BAD_USER_INPUT: true,
  STALE_VERSION: true,
  IDEMPOTENCY_KEY_REUSED: true,
  TRY_AGAIN: true,
  NOT_SERVED_YET: true,
  UNAVAILABLE: true,
  OVERLOADED: true,
};
const ofGraphQL = [
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_SUPPORTED',
];
const bySubgraphs = new Set([...Object.keys(faults), ...ofGraphQL]);
const byGateway = new Set([...bySubgraphs, ...Object.keys(wording)]);

/** Declared for when something is broken; nothing is. */
const signsOfFailure = new Set([
  'INTERNAL_SERVER_ERROR',
  'UNAVAILABLE',
  'SUBGRAPH_UNAVAILABLE',
  'OUTCOME_UNKNOWN',
  'OVERLOADED',
  'VALUE_MISSING',
]);
const statuses = new Set([200, 400, 401, 403, 413, 415]);

const inside =
  /127\.0\.0\.1|localhost|node_modules|\.[cm]?[jt]s:\d|\bat \w[\w.]* \(|\b(select|insert|update|delete) .+ (from|into|set|where) |violates |constraint|relation "|column "|QueryFailed|TypeORM|ECONN[A-Z]|undefined|is not a function/;

interface AnswerBody {
  readonly data?: unknown;
  readonly errors?: readonly {
    readonly message?: unknown;
    readonly path?: unknown;
    readonly extensions?: { code?: unknown; coordinate?: unknown };
  }[];
}

/** What is wrong with an answer; nothing, as a rule. */
export async function complaintsAbout(exchange: Exchange, { tables, foreign, entities }: Secrets): Promise<string[]> {
  const { status, answer, via, operation, schema } = exchange;
  const complaints: string[] = [];
  if (!statuses.has(status)) complaints.push(`status ${status}`);
  const body = read(answer);
  if (!body) return [...complaints, 'the answer is no JSON object'];
  const { data, errors = [] } = body;
  if (errors.length === 0 && (data === undefined || data === null)) complaints.push('neither data nor errors');

  const declared = via === 'gateway' ? byGateway : bySubgraphs;
  for (const { extensions, message, path } of errors) {
    const code = String(extensions?.code);
    if (!declared.has(code)) complaints.push(`the code ${code} is not declared`);
    else if (signsOfFailure.has(code) && !entities.has(typeIn(extensions?.coordinate)))
      complaints.push(`${code} at ${fieldsOf(path)}`);
    if (typeof message !== 'string' || message === '') complaints.push('an error without a message');
  }
  const told = JSON.stringify(errors);
  const [word] = inside.exec(told) ?? tables.filter((table) => told.includes(table));
  if (word) complaints.push(`tells of the inside: ${word}`);
  if (foreign?.test(answer)) complaints.push(`what is not theirs: ${foreign.exec(answer)?.[0]}`);

  if (operation && data !== undefined && data !== null) {
    const variables = JSON.parse(operation.variables) as Record<string, unknown>;
    const misfit = await fitsShape(schema, parse(operation.text), variables, data);
    if (misfit) complaints.push(`does not fit: ${misfit}`);
  }
  return complaints;
}

function read(answer: string): AnswerBody | null {
  try {
    const body: unknown = JSON.parse(answer);
    return typeof body === 'object' && body !== null && !Array.isArray(body) ? body : null;
  } catch {
    return null;
  }
}

/** The type in `Person.education`, of a value that is missing. */
const typeIn = (coordinate: unknown): string => String(coordinate ?? '').split('.')[0] ?? '';

const fieldsOf = (path: unknown): string =>
  Array.isArray(path) ? path.filter((step) => typeof step === 'string').join('.') : 'the whole';
