import type { GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { requestState } from '../server/request-state.js';
import { type DescribedError, describeError } from './describe-error.js';
import { errorForLog } from './error-for-log.js';

/** An error as it leaves the service: the message in the caller's language, `extensions` of code and details, and where it belongs. */
export function formatError(log: Logger) {
  return ({ path }: Pick<GraphQLFormattedError, 'path'>, error: unknown): GraphQLFormattedError => {
    const described = describeError(error);
    const { correlationId } = requestState.getStore() ?? {};
    // Without the path: it is made of aliases, which are the caller's words.
    if (described.unexpected) log.error({ error: errorForLog(error), correlationId }, 'Unexpected error');
    return {
      ...written(described),
      ...(path ? { path } : {}),
    };
  };
}

/** Message and extensions, for answers that never reach GraphQL too. */
export function written({ code, sentence, details, unexpected }: DescribedError): GraphQLFormattedError {
  const { language = 'ru', correlationId } = requestState.getStore() ?? {};
  return {
    message: sentence[language],
    extensions: {
      code,
      ...(Object.keys(details).length > 0 ? { details } : {}),
      ...(unexpected && correlationId ? { correlationId } : {}),
    },
  };
}
