import { Refusal } from '../refusal/refusal.js';

/** What a GraphQL request asks for, however it was sent. */
export interface GraphqlParams {
  readonly text: string | null;
  /** SHA-256 of a trusted document. */
  readonly hash: string | null;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Reads the parameters of a POST body or of a GET's query string. Throws a Refusal. */
export function paramsOf(given: unknown): GraphqlParams {
  if (Array.isArray(given)) throw new Refusal('BATCHING_NOT_SUPPORTED');
  if (!isMap(given)) throw new Refusal('BAD_REQUEST');
  const text = optional(given.query, isText);
  const operationName = optional(given.operationName, isText);
  const variables = optional(given.variables, isMap) ?? {};
  const extensions = optional(given.extensions, isMap) ?? {};
  const persisted = optional(extensions.persistedQuery, isMap) ?? {};
  const hash = optional(persisted.sha256Hash, isText) ?? optional(given.documentId, isText);
  if (text === null && hash === null) throw new Refusal('BAD_REQUEST');
  return { text, hash: hash?.replace(/^sha256:/, '') ?? null, operationName, variables };
}

/** The parameters of a GET: maps come as JSON. */
export function queryStringParams(query: Readonly<Record<string, unknown>>): unknown {
  const decoded = (value: unknown) => (typeof value === 'string' && value !== '' ? parseJson(value) : null);
  return { ...query, variables: decoded(query.variables), extensions: decoded(query.extensions) };
}

/** Throws a Refusal for what is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal('BAD_REQUEST');
  }
}

function optional<Value>(value: unknown, is: (value: unknown) => value is Value): Value | null {
  if (value === undefined || value === null) return null;
  if (!is(value)) throw new Refusal('BAD_REQUEST');
  return value;
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
