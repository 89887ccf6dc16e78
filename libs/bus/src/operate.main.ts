import { parseArgs } from 'node:util';
import pg from 'pg';
import { operate } from './operate.js';
import { messageOf } from './running.js';

const { values, positionals } = parseArgs({ options: { database: { type: 'string' } }, allowPositionals: true });
const pool = new pg.Pool({ connectionString: values.database ?? process.env.METODNET_WORKER_DATABASE_URL, max: 1 });
try {
  const answer = await operate(pool, positionals);
  if (Array.isArray(answer)) console.table(answer);
  else console.log(answer);
} catch (error) {
  console.error(messageOf(error));
  process.exitCode = 1;
} finally {
  await pool.end();
}
