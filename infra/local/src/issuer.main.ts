import { startIssuer, Unavailable } from '@metodnet/testing/servers';
import { dataFolder } from './checkout.js';
import { refuseInProduction } from './development-only.js';
import { Keeper } from './suite/kept.js';
import { RunningNote } from './suite/running.js';

// The development issuer alone, for docker compose: METODNET_DATA keeps its key, METODNET_ISSUER is how others reach it.
try {
  refuseInProduction(process.env);
  const dir = dataFolder(process.env.METODNET_DATA ?? null);
  const note = RunningNote.claim(dir);
  const { kept } = await Keeper.open(dir);
  const issuer = await startIssuer({
    key: kept.issuerKey,
    host: process.env.METODNET_HOST ?? '127.0.0.1',
    port: Number(process.env.METODNET_PORT ?? 0),
    ...(process.env.METODNET_ISSUER && { publicUrl: process.env.METODNET_ISSUER }),
  });
  note.tell('', issuer.url);
  console.log(JSON.stringify({ ready: true, url: issuer.url }));
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void issuer.stop().then(() => process.exit(0)));
  }
} catch (error) {
  console.error(error instanceof Unavailable ? error.message : error);
  process.exitCode = 1;
}
