import { createHash, randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { type DatabaseUrls, type MigrationSource, migrate, provision, storeMigrations } from '@metodnet/store';
import pg from 'pg';
import { setting } from './setting.js';

/** A database of one test file, with the three ways in that a service has. */
export interface TestDatabase extends DatabaseUrls {
  readonly name: string;
  /** Removes it; what a test forgets is removed when the run ends. */
  drop(): Promise<void>;
}

/** Every login of the tests has it: a cluster of the tests is reachable from this machine only. */
const PASSWORD = 'test';

/**
 * A fresh database with the migrations of `store` and of the given sources: a copy of a template that is migrated once per run, so that a
 * test file waits a fraction of a second. Tests connect as the app or the worker, never as a superuser, or row-level security would not hold.
 */
export async function testDatabase(...sources: readonly MigrationSource[]): Promise<TestDatabase> {
  const admin = setting('TEST_DATABASE_URL');
  const prefix = `metodnet_test_${setting('METODNET_TEST_RUN')}_`;
  const template = await ensureTemplate(admin, prefix, [storeMigrations, ...sources]);
  const name = `${prefix}${randomBytes(6).toString('hex')}`;
  const urls = await provision(admin, { database: name, template, password: PASSWORD });
  return { ...urls, name, drop: () => asAdmin(admin, (client) => drop(client, name)) };
}

async function ensureTemplate(admin: string, prefix: string, sources: readonly MigrationSource[]): Promise<string> {
  const template = `${prefix}template_${(await digest(sources)).slice(0, 12)}`;
  await asAdmin(admin, async (client) => {
    await client.query('select pg_advisory_lock(hashtext($1))', [template]);
    const { rowCount } = await client.query('select from pg_database where datname = $1', [template]);
    if (rowCount) return;
    const { ownerUrl } = await provision(admin, { database: template, password: PASSWORD });
    try {
      await migrate(ownerUrl, sources);
    } catch (error) {
      await drop(client, template);
      throw error;
    }
  });
  return template;
}

async function digest(sources: readonly MigrationSource[]): Promise<string> {
  const hash = createHash('sha256');
  for (const { name, dir } of sources) {
    const folder = new URL(`${typeof dir === 'string' ? `file://${dir}` : dir.href}`.replace(/\/?$/, '/'));
    for (const file of (await readdir(folder)).sort())
      hash
        .update(name)
        .update(file)
        .update(await readFile(new URL(file, folder)));
  }
  return hash.digest('hex');
}

const drop = (client: pg.Client, name: string) =>
  client.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`).then(() => undefined);

async function asAdmin(url: string, act: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await act(client);
  } finally {
    await client.end();
  }
}
