import { configFrom } from './config.js';
import { startGateway } from './start-gateway.js';
import { endOnUncaught } from './telemetry/error-for-log.js';
import { startTracing } from './telemetry/tracing.js';

endOnUncaught((line) => process.stderr.write(`${line}\n`));
const stopTracing = await startTracing(process.env);
const gateway = await startGateway(configFrom(process.env));
process.stdout.write(`${JSON.stringify({ ready: true, url: gateway.url })}\n`);

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    gateway
      .stop()
      .then(stopTracing)
      .then(
        () => process.exit(0),
        () => process.exit(1),
      );
  });
}
