import { type DestinationStream, destination, type Logger, pino } from 'pino';
import { requestState } from '../server/request-state.js';
import type { LogLevel } from '../service/configuration.js';

/** Where a process writes what happens, as JSON lines on stderr; lines of a request carry its correlation id. */
export function makeLogger(
  service: string,
  node: string,
  level: LogLevel,
  to: DestinationStream = destination(2),
): Logger {
  return pino(
    {
      level,
      base: { service, node },
      mixin: () => {
        const state = requestState.getStore();
        return state ? { correlationId: state.correlationId } : {};
      },
      // Belt and braces: nobody gives these to a logger, and if somebody did they would not be written.
      redact: { paths: [...secrets, ...secrets.map((name) => `*.${name}`)], censor: '[redacted]' },
    },
    to,
  );
}

const secrets = ['variables', 'query', 'parameters', 'authorization', 'headers', 'body', 'password', 'secret', 'token'];
