import { Fault } from '@metodnet/kernel';
import { type DescribedError, describeError } from '../errors/describe-error.js';

const statuses: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  UNAVAILABLE: 503,
  TRY_AGAIN: 503,
  OVERLOADED: 503,
  INTERNAL_SERVER_ERROR: 500,
};

/** A refusal at the door, before GraphQL: an HTTP status and an error of the same form. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly described: DescribedError,
  ) {
    super(described.code);
  }
}

/** What the door answers to an error: its own refusals, faults, and what Fastify found wrong with the request. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  const status = (error as { statusCode?: unknown }).statusCode;
  if (!(error instanceof Fault) && typeof status === 'number' && status >= 400 && status < 500)
    return badRequest(status);
  const described = describeError(error);
  return new Refusal(statuses[described.code] ?? 400, described);
}

/** A request that is no GraphQL over HTTP: too large, of another type, broken. */
export const badRequest = (status: number): Refusal =>
  new Refusal(status, {
    code: 'BAD_REQUEST',
    sentence: {
      ru: 'Нужен запрос POST с телом application/json в UTF-8 допустимого размера.',
      en: 'This takes a POST with a body of application/json in UTF-8, not too large.',
    },
    details: {},
    unexpected: false,
  });

/** What was not signed by the gateway, or too long ago. Says nothing else. */
export const notSigned = (): Refusal =>
  new Refusal(401, {
    code: 'UNAUTHENTICATED',
    sentence: { ru: 'Запрос не подписан шлюзом.', en: 'The request is not signed by the gateway.' },
    details: {},
    unexpected: false,
  });
