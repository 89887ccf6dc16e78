import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { permissions } from '@metodnet/scope';
import { type TestDatabase, testDatabase } from '@metodnet/testing';
import pg from 'pg';
import { expectedMigrations, migrate, storeMigrations } from './migrate.js';

let database: TestDatabase;
let owner: pg.Client;
let dir: string;
const sources = () => [storeMigrations, { name: 'sample', dir }];
const file = (name: string, sql: string) => writeFile(join(dir, name), sql);
const applied = async () =>
  (await owner.query("select name from schema_migration where name like 'sample/%' order by name")).rows.map(
    (row) => row.name,
  );

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'metodnet-migrate-'));
  database = await testDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
});
afterEach(async () => {
  await owner.end();
  await database.drop();
  await rm(dir, { recursive: true });
});

describe('Migrating', () => {
  it('applies each file once, in the order of numbers, however many processes start at the same time', async () => {
    await file('0002-fill.sql', 'insert into thing values (1)');
    await file('0001-make.sql', 'create table thing (n integer)');
    await Promise.all([migrate(database.ownerUrl, sources()), migrate(database.ownerUrl, sources())]);
    await migrate(database.ownerUrl, sources());
    expect((await owner.query('select n from thing')).rows).toEqual([{ n: 1 }]);
    expect(await applied()).toEqual(['sample/0001-make.sql', 'sample/0002-fill.sql']);
  });

  it('leaves nothing of a file that fails, and keeps those before it', async () => {
    await file('0001-make.sql', 'create table thing (n integer)');
    await file('0002-broken.sql', 'insert into thing values (1); select no_such_function()');
    await expect(migrate(database.ownerUrl, sources())).rejects.toThrow('Migration sample/0002-broken.sql failed');
    expect((await owner.query('select n from thing')).rows).toEqual([]);
    expect(await applied()).toEqual(['sample/0001-make.sql']);
  });

  it('refuses a file that was changed after it had been applied', async () => {
    await file('0001-make.sql', 'create table thing (n integer)');
    await migrate(database.ownerUrl, sources());
    await file('0001-make.sql', 'create table thing (n bigint)');
    await expect(migrate(database.ownerUrl, sources())).rejects.toThrow('sample/0001-make.sql has been changed');
  });

  it('names what it expects, so that readiness can compare', async () => {
    await file('0001-make.sql', 'create table thing (n integer)');
    expect(await expectedMigrations(sources())).toEqual([
      'store/0001-outbox.sql',
      'store/0002-scope.sql',
      'sample/0001-make.sql',
    ]);
  });

  it('writes the table of permissions as the code has it, and mends what differs', async () => {
    await owner.query("delete from scope.role_permission where role = 'auditor'");
    await owner.query("insert into scope.role_permission values ('educator', 'staffing:write')");
    await migrate(database.ownerUrl, sources());
    const held = async (role: string) =>
      (await owner.query('select permission from scope.role_permission where role = $1 order by 1', [role])).rows.map(
        (row) => row.permission,
      );
    expect(await held('auditor')).toEqual([...permissions.auditor].sort());
    expect(await held('educator')).toEqual([...permissions.educator].sort());
  });
});
