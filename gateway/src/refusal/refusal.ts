import type { GraphQLError, SourceLocation } from 'graphql';
import { withoutValues } from './without-values.js';
import { type RefusalCode, wording } from './wording.js';

export type Language = 'ru' | 'en';
export type Details = Readonly<Record<string, string | number>>;

/** One entry of `errors` as it leaves the gateway. */
export interface ResponseError {
  readonly message: string;
  readonly locations?: readonly SourceLocation[];
  readonly path?: readonly (string | number)[];
  readonly extensions: Readonly<Record<string, unknown>> & { readonly code: string };
}

/** The whole request is refused: nothing was executed, so the answer has no `data`. */
export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    readonly details: Details = {},
    /** For clients that ask for application/graphql-response+json, and for refusals that are not GraphQL's own. */
    readonly status: number = 400,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(code);
    this.name = 'Refusal';
  }
}

/** What graphql-js found wrong with an operation or its variables, each fault to be told by itself where it stands. */
export class InvalidOperation extends Refusal {
  constructor(
    code: RefusalCode,
    readonly faults: readonly GraphQLError[],
  ) {
    super(code, { reason: faults.map(withoutValues).join(' ') });
    this.name = 'InvalidOperation';
  }
}

/**
 * Refusals that GraphQL over HTTP tells with status 200 to clients that ask for application/json: such clients take
 * any other status for a failure of the transport.
 */
const told = new Set<RefusalCode>([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_USER_INPUT',
]);

export const isToldWith200 = (refusal: Refusal): boolean => told.has(refusal.code);

/** A refusal or a missing part in the caller's language. */
export function errorOf(
  code: RefusalCode,
  language: Language,
  details: Details = {},
  path?: readonly (string | number)[],
): ResponseError {
  const message = wording[code][language].replace(/\{(\w+)\}/g, (_, name: string) => String(details[name] ?? ''));
  const { reason: _, ...rest } = details;
  return { message, ...(path && { path }), extensions: { code, ...rest } };
}

/** A refused request's `errors`: one, or as many as were found wrong. */
export function errorsOf(refusal: Refusal, language: Language): ResponseError[] {
  const { code, details } = refusal;
  if (!(refusal instanceof InvalidOperation)) return [errorOf(code, language, details)];
  return refusal.faults.map((fault) => ({
    ...errorOf(code, language, { reason: withoutValues(fault) }),
    ...(fault.locations && { locations: fault.locations }),
  }));
}

/** Russian unless English is preferred to it. */
export function languageOf(acceptLanguage: string | undefined): Language {
  const preferred = (acceptLanguage ?? '')
    .split(',')
    .map((range) => {
      const [tag = '', quality = ''] = range
        .trim()
        .toLowerCase()
        .split(/;\s*q=/);
      return { language: tag.slice(0, 2), quality: quality === '' ? 1 : Number(quality) };
    })
    .filter(({ language, quality }) => (language === 'ru' || language === 'en') && quality > 0)
    .sort((one, other) => other.quality - one.quality)[0];
  return preferred?.language === 'en' ? 'en' : 'ru';
}
