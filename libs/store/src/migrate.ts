import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Role } from '@metodnet/contracts';
import { depthOf, permissions } from '@metodnet/scope';
import pg from 'pg';

/** A folder of forward-only `NNNN-what.sql` files; the source's name keeps its numbers apart from those of others. */
export interface MigrationSource {
  readonly name: string;
  readonly dir: string | URL;
}

/** Outbox, idempotency and scope: the first migrations of every service. */
export const storeMigrations: MigrationSource = { name: 'store', dir: new URL('../migrations/', import.meta.url) };

interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

/**
 * Brings a database up to date: each file once, in the order of sources and numbers, each in a transaction of its own.
 * Throws when a file that has been applied was changed afterwards. Safe to call from several processes at once.
 */
export async function migrate(ownerUrl: string, sources: readonly MigrationSource[]): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock(hashtext('metodnet:migrate'))");
    await client.query(
      `create table if not exists public.schema_migration
         (name text primary key, checksum text not null, applied_at timestamptz not null default clock_timestamp())`,
    );
    await client.query('grant select on public.schema_migration to metodnet_app, metodnet_worker');
    const applied = new Map(
      (await client.query<{ name: string; checksum: string }>('select name, checksum from schema_migration')).rows.map(
        ({ name, checksum }) => [name, checksum],
      ),
    );
    for (const migration of await migrationsOf(sources)) {
      const before = applied.get(migration.name);
      if (before === undefined) await apply(client, migration);
      else if (before !== migration.checksum)
        throw new Error(`The applied migration ${migration.name} has been changed`);
    }
    await writePermissions(client);
  } finally {
    await client.end();
  }
}

/** Names of the migrations that the code expects, in order: what readiness compares with the database. */
export const expectedMigrations = async (sources: readonly MigrationSource[]): Promise<string[]> =>
  (await migrationsOf(sources)).map(({ name }) => name);

async function migrationsOf(sources: readonly MigrationSource[]): Promise<Migration[]> {
  const migrations: Migration[] = [];
  for (const { name, dir } of sources) {
    const folder = typeof dir === 'string' ? dir : fileURLToPath(dir);
    for (const file of (await readdir(folder)).filter((entry) => entry.endsWith('.sql')).sort()) {
      const sql = await readFile(`${folder}/${file}`, 'utf8');
      migrations.push({ name: `${name}/${file}`, sql, checksum: createHash('sha256').update(sql).digest('hex') });
    }
  }
  return migrations;
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query(sql);
    await client.query('insert into schema_migration (name, checksum) values ($1, $2)', [name, checksum]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`Migration ${name} failed: ${(error as Error).message}`, { cause: error });
  }
}

/** The table in libs/scope is the source; the database follows it at every start. */
async function writePermissions(client: pg.Client): Promise<void> {
  const held = await client.query("select to_regclass('scope.role_permission') is not null as present");
  if (!held.rows[0].present) return;
  const pairs = Object.entries(permissions).flatMap(([role, list]) =>
    [...new Set(list)].map((permission) => ({
      role,
      permission,
      depth: depthOf(role as Role, permission),
    })),
  );
  await client.query('begin');
  await client.query(
    `delete from scope.role_permission
      where (role, permission) not in (select role, permission from jsonb_to_recordset($1::jsonb) as p(role text, permission text))`,
    [JSON.stringify(pairs)],
  );
  await client.query(
    `insert into scope.role_permission
       select role, permission, depth from jsonb_to_recordset($1::jsonb) as p(role text, permission text, depth integer)
     on conflict (role, permission) do update set depth = excluded.depth`,
    [JSON.stringify(pairs)],
  );
  await client.query('commit');
}
