import pg from 'pg';

/** Drops what this run left on a PostgreSQL that it borrowed, and stops what it started. */
export default async function tearDown() {
  const client = new pg.Client({ connectionString: process.env.TEST_DATABASE_URL });
  await client.connect();
  try {
    const { rows } = await client.query('select datname from pg_database where starts_with(datname, $1)', [
      `metodnet_test_${process.env.METODNET_TEST_RUN}_`,
    ]);
    for (const { datname } of rows) await client.query(`drop database if exists "${datname}" with (force)`);
  } finally {
    await client.end();
  }
  await globalThis.__metodnetTestServers?.stop();
}
