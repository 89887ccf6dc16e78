import { Fault, forbidden, type Sentence } from '@metodnet/kernel';
import { GraphQLError } from 'graphql';
import { describeGraphQLError } from './graphql-errors.js';

/** What a caller is told of an error: a code for programs, a sentence for people, details without values. */
export interface DescribedError {
  readonly code: string;
  readonly sentence: Sentence;
  readonly details: Readonly<Record<string, unknown>>;
  /** Not foreseen: the caller gets the correlation id and nothing else, the log gets the rest. */
  readonly unexpected: boolean;
}

/** Sorts an error of any origin into what its caller may know. Never repeats a value, SQL or a stack. */
export function describeError(error: unknown): DescribedError {
  const cause = rootOf(error);
  if (cause instanceof Fault) return ofFault(cause);
  // Apollo Server gives the code to the outermost.
  if (cause instanceof GraphQLError) return describeGraphQLError(error as GraphQLError) ?? unexpected;
  const paths = invalidPaths(cause);
  if (paths) return ofFault(invalidInput(paths));
  const fault = faultOfDatabase(cause);
  return fault ? ofFault(fault) : unexpected;
}

/** GraphQL wraps what resolvers, scalars and rules throw, at times twice. */
export function rootOf(error: unknown): unknown {
  let cause = error;
  while (cause instanceof GraphQLError && cause.originalError) cause = cause.originalError;
  return cause;
}

const ofFault = ({ code, sentence, details }: Fault): DescribedError => ({
  code,
  sentence,
  details,
  unexpected: false,
});

const unexpected: DescribedError = {
  code: 'INTERNAL_SERVER_ERROR',
  sentence: {
    ru: 'Что-то сломалось у нас. Сообщите администратору номер обращения (correlationId).',
    en: 'Something broke on our side. Give the administrator the correlationId.',
  },
  details: {},
  unexpected: true,
};

/** Which fields did not fit, from zod's issues; their values stay where they were. */
function invalidPaths(error: unknown): string[] | null {
  if (!(error instanceof Error) || error.name !== 'ZodError' || !('issues' in error)) return null;
  const issues = error.issues as readonly { readonly path: readonly PropertyKey[] }[];
  return [...new Set(issues.map(({ path }) => path.map(String).join('.')))].slice(0, 20);
}

const invalidInput = (paths: readonly string[]) =>
  new Fault(
    'BAD_USER_INPUT',
    {
      ru: `Не подходит: ${paths.join(', ') || 'значение'}.`,
      en: `Not acceptable: ${paths.join(', ') || 'the value'}.`,
    },
    { paths },
  );

const tryAgain = () =>
  new Fault('TRY_AGAIN', {
    ru: 'Слишком много одновременных изменений. Повторите через несколько секунд.',
    en: 'Too many changes at the same time. Repeat in a few seconds.',
  });

/** The service cannot answer now; nothing is wrong with the request. */
export const unavailable = () =>
  new Fault('UNAVAILABLE', {
    ru: 'Сервис не успел ответить. Повторите позже.',
    en: 'The service could not answer in time. Repeat later.',
  });

const unacceptableValue = () =>
  new Fault('BAD_USER_INPUT', {
    ru: 'Одно из значений не может быть сохранено или найдено: в нём недопустимые символы или оно слишком велико.',
    en: 'One of the values cannot be stored or looked up: it has characters that are not allowed, or is too large.',
  });

/** The outbox's own limit: what is told of a record travels as one message. */
const tooMuchToTell = () =>
  new Fault('BAD_USER_INPUT', {
    ru: 'В записи стало слишком много данных: её нельзя сообщить сети одним событием. Сократите списки и тексты.',
    en: 'The record would hold too much to be told to the network as one event. Shorten its lists and texts.',
  });

const byState: Readonly<Record<string, () => Fault>> = {
  '22001': unacceptableValue, // too long
  '22003': unacceptableValue, // out of range
  '22007': unacceptableValue, // not a date
  '22008': unacceptableValue, // no such date
  '22021': unacceptableValue, // NUL, or not UTF-8
  '22P02': unacceptableValue, // not a number, uuid …
  '22P05': unacceptableValue, // \u0000 in JSON
  '54000': unacceptableValue, // longer than an index or a search takes
  '23505': tryAgain, // somebody was first: the rule will say so at the next attempt
  '40001': tryAgain,
  '40P01': tryAgain,
  '42501': () => forbidden('row-level security'),
  '55P03': unavailable,
};

/** Connection, resources (a full disk), an operator's doing, the system under it: the database's state and not the request's. */
const ofDatabaseItself = /^(08|53|57|58)/;

function faultOfDatabase(error: unknown): Fault | null {
  const code = sqlState(error);
  if (code === '23514' && constraintOf(error) === 'payload_fits') return tooMuchToTell();
  if (code) return byState[code]?.() ?? (ofDatabaseItself.test(code) ? unavailable() : null);
  return error instanceof Error && lostConnection.test(`${(error as NodeJS.ErrnoException).code} ${error.message}`)
    ? unavailable()
    : null;
}

const lostConnection = /ECONNREFUSED|ECONNRESET|EPIPE|timeout exceeded when trying to connect|Connection terminated/;

/** PostgreSQL's five-character state, whether pg threw it or TypeORM around it. */
export function sqlState(error: unknown): string | null {
  const { code, driverError } = (error ?? {}) as { code?: unknown; driverError?: { code?: unknown } };
  const state = driverError?.code ?? code;
  // A system's own codes are letters alone: EPIPE.
  return typeof state === 'string' && /^(?=.*\d)[0-9A-Z]{5}$/.test(state) ? state : null;
}

function constraintOf(error: unknown): unknown {
  const { driverError, constraint } = error as { driverError?: { constraint?: unknown }; constraint?: unknown };
  return driverError?.constraint ?? constraint;
}
