import { errorForLog } from '../errors/error-for-log.js';
import { startTracing } from '../telemetry/tracing.js';
import { readConfiguration } from './configuration.js';
import type { ServiceDefinition } from './define-service.js';
import { serve } from './serve.js';

/**
 * The whole of a service's `main.ts`: reads the environment, serves, says `{"ready":true,"url":…}` in one line on stdout (logs go to
 * stderr), stops on SIGTERM and SIGINT. What keeps it from starting is said in one line on stderr, with exit code 1. So is an error that
 * nobody has caught, which Node would print with all that hangs on it: queries and their parameters.
 */
export async function runService(definition: ServiceDefinition): Promise<void> {
  process.once('uncaughtException', (error) => {
    const line = { level: 60, service: definition.name, error: errorForLog(error), msg: 'Uncaught' };
    process.stderr.write(`${JSON.stringify(line)}\n`);
    process.exit(1);
  });
  try {
    const configuration = readConfiguration(process.env);
    const stopTracing = await startTracing(definition.name, process.env);
    const serving = await serve(definition, configuration);
    const stop = async () => {
      await serving.stop();
      await stopTracing();
      process.exit(0);
    };
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, stop);
    process.stdout.write(`${JSON.stringify({ ready: true, url: serving.url })}\n`);
  } catch (error) {
    process.stderr.write(`${definition.name} cannot start: ${(error as Error).message}\n`);
    process.exit(1);
  }
}
