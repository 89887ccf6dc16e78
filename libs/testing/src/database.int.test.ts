import pg from 'pg';
import { testDatabase } from './database.js';

describe('A database of a test file', () => {
  const connect = async (url: string) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    return client;
  };

  it('has the tables of store and is entered by an app role without power over row-level security', async () => {
    const database = await testDatabase();
    const app = await connect(database.appUrl);
    const { rows } = await app.query(
      `select to_regclass('outbox') is not null as outbox, rolsuper, rolbypassrls from pg_roles where rolname = current_user`,
    );
    expect(rows).toEqual([{ outbox: true, rolsuper: false, rolbypassrls: false }]);
    await app.end();
    await database.drop();
  });

  it('is its own: what one file writes another does not see', async () => {
    const [one, other] = await Promise.all([testDatabase(), testDatabase()]);
    const [first, second] = await Promise.all([connect(one.ownerUrl), connect(other.ownerUrl)]);
    await first.query('create table seen (id int)');
    const { rows } = await second.query("select to_regclass('seen') as seen");
    expect(rows).toEqual([{ seen: null }]);
    await Promise.all([first.end(), second.end()]);
    await Promise.all([one.drop(), other.drop()]);
  });

  it('is gone after it was dropped, even while somebody is connected', async () => {
    const database = await testDatabase();
    const worker = await connect(database.workerUrl);
    worker.on('error', () => undefined);
    await database.drop();
    await expect(connect(database.workerUrl)).rejects.toThrow(/does not exist/);
  });
});
