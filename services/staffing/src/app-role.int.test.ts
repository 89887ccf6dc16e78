import pg from 'pg';
import { employ, job, register } from './people.fixture.js';
import { head, type Running, running, school } from './staffing.fixture.js';

let app: Running;
let login: pg.Client;
let person: string;
beforeAll(async () => {
  app = await running();
  person = await register(app, head, school);
  await employ(app, head, job(person as never, school));
  login = new pg.Client({ connectionString: app.database.appUrl });
  await login.connect();
});
afterAll(async () => {
  await login?.end();
  await app?.stop();
});

const DENIED = '42501'; // insufficient_privilege

/** What PostgreSQL answers to the app login that has named an actor of great reach. */
async function answerTo(sql: string, params: readonly unknown[] = []): Promise<string> {
  await login.query('begin');
  await login.query(
    `select set_config('metodnet.grants', $1, true), set_config('metodnet.today', '2026-03-15', true), set_config('metodnet.subject', 's', true)`,
    [JSON.stringify([{ role: 'municipal-operator', unit: 'ru-tom-tomsk' }])],
  );
  try {
    return `${(await login.query(sql, [...params])).rowCount} rows`;
  } catch (error) {
    return (error as { code: string }).code;
  } finally {
    await login.query('rollback');
  }
}

describe('The login of the service', () => {
  it('changes a person through the table, by its policies', async () => {
    expect(await answerTo(`update person set phone = null where id = $1`, [person])).toBe('1 rows');
  });

  it('reads people without names and writes nothing through that view', async () => {
    expect(await answerTo('select id from person_opaque where id = $1', [person])).toBe('1 rows');
    expect(await answerTo(`update person_opaque set education = 'general' where id = $1`, [person])).toBe(DENIED);
    expect(await answerTo('delete from person_opaque where id = $1', [person])).toBe(DENIED);
    expect(
      await answerTo("insert into person_opaque (id, unit_id, education, version) values ('x', $1, 'general', 1)", [
        school,
      ]),
    ).toBe(DENIED);
  });

  it('deletes nobody', async () => {
    expect(await answerTo('delete from person where id = $1', [person])).toBe(DENIED);
  });

  it('neither reads nor changes what it has told, and leaves the tree and the table of permissions alone', async () => {
    for (const sql of [
      'select from outbox',
      "update outbox set actor = 'x'",
      'delete from outbox',
      'update relay_state set last_seq = 0',
      "insert into scope.role_grant (id, subject, role, unit, valid_from, valid_to) values ('g', 's', 'auditor', 'ru-tom', '2020-01-01', 'infinity')",
      'select from scope.role_grant',
      "insert into scope.role_permission (role, permission) values ('educator', 'staffing:write')",
      "update scope.unit set owner_id = 'ru'",
      'delete from scope.edge',
      'delete from scope.closure',
      'select from staffing.term',
    ])
      expect([sql, await answerTo(sql)]).toEqual([sql, DENIED]);
  });

  it('writes these tables and no others', async () => {
    const { rows } = await app.worker.query<{ name: string }>(
      `select c.oid::regclass::text as name from pg_class c
        where c.relkind in ('r', 'v', 'p', 'm') and c.relnamespace::regnamespace::text not in ('pg_catalog', 'information_schema')
          and (has_table_privilege('metodnet_app', c.oid, 'insert, update, delete, truncate'))
        order by 1`,
    );
    const protectedRows = await app.worker.query<{ name: string }>(
      `select oid::regclass::text as name from pg_class where relrowsecurity and relforcerowsecurity order by 1`,
    );
    const secured = protectedRows.rows.map(({ name }) => name);
    const written = rows.map(({ name }) => name);
    expect(written.filter((name) => name !== 'outbox' && !secured.includes(name))).toEqual([]);
    expect(written).toContain('person');
    expect(written).not.toContain('schema_migration');
  });
});
