import { readStartOptions, startHelp } from './options.js';
import { start } from './start.js';
import { type Leaving, onLeaving } from './suite/leaving.js';
import { Stopping } from './suite/stopping.js';

const stopping = new Stopping();
const leaving: Leaving = onLeaving(stopping);

try {
  const options = readStartOptions(process.argv.slice(2));
  if (options.help) console.log(startHelp);
  else await start(options, process.env, stopping, leaving);
  await stopping.stop();
  process.exit(0);
} catch (error) {
  if (!stopping.isStopping)
    console.error(
      `\n${error instanceof Error && error.name === 'Unavailable' ? error.message : ((error as Error).stack ?? error)}`,
    );
  await stopping.stop();
  process.exit(leaving.asked ? leaving.exitCode : 1);
}
