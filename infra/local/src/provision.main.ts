import { setTimeout as pause } from 'node:timers/promises';
import { provision } from '@metodnet/store';
import { serverVersion } from '@metodnet/testing/servers';
import { SERVICES } from '@metodnet/testing/suite';

// Makes the services' databases and logins on a given PostgreSQL; safe to repeat. Each service brings its own tables.
const { METODNET_POSTGRES_URL: admin, METODNET_DATABASE_PASSWORD: password } = process.env;
if (!admin || !password) {
  console.error('METODNET_POSTGRES_URL (an administrator’s) and METODNET_DATABASE_PASSWORD are needed.');
  process.exit(1);
}
await answering(admin);
for (const name of SERVICES) {
  await provision(admin, { database: `metodnet_${name}`, password });
  console.log(`metodnet_${name} is there`);
}

/** A server that is being initialised answers for a moment and goes away again. */
async function answering(url: string): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await serverVersion(url);
      return;
    } catch (error) {
      if (tries === 30) throw error;
      await pause(1_000);
    }
  }
}
