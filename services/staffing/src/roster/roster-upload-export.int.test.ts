import type { UnitId } from '@metodnet/kernel';
import type { Actor } from '@metodnet/scope';
import type { Parts } from '@metodnet/subgraph';
import { staffing } from '../service.js';
import {
  auditor,
  head,
  municipal,
  neighbour,
  nobody,
  otherHead,
  otherSchool,
  type Running,
  running,
  school,
  tomsk,
} from '../staffing.fixture.js';
import { csv, finished, HEADER, importFile, line } from './roster.fixture.js';
import { rosterStore } from './roster-store.js';

let app: Running;
beforeAll(async () => {
  app = await running();
  await importFile(app, head, school, csv(...Array.from({ length: 6 }, (_, index) => line(index + 1))));
});
afterAll(() => app?.stop());

describe('Uploading in pieces', () => {
  const BEGIN =
    'mutation ($input: BeginRosterUploadInput!) { beginRosterUpload(input: $input) { rosterImport { id state } } }';
  const APPEND =
    'mutation ($input: AppendRosterChunkInput!) { appendRosterChunk(input: $input) { rosterImport { id } rejection { code } } }';
  const START =
    'mutation ($input: StartRosterImportInput!) { startRosterImport(input: $input) { rosterImport { state } rejection { code } } }';

  it('checks and then imports the same upload, whatever the order of the pieces; the file is removed afterwards', async () => {
    const file = Buffer.from(csv(line(71), line(72)));
    const { beginRosterUpload } = await app.ask(head, BEGIN, { input: { unit: school, fileName: 'big.csv' } });
    const { id } = beginRosterUpload.rosterImport;
    const append = (ordinal: number) =>
      app.ask(head, APPEND, {
        input: { id, ordinal, contentBase64: file.subarray(ordinal * 100, ordinal * 100 + 100).toString('base64') },
      });
    const start = (dryRun: boolean, who = head) =>
      app.ask(who, START, { input: { id, dryRun } }).then((data) => data.startRosterImport);
    const pieces = Math.ceil(file.length / 100);
    for (let ordinal = pieces - 1; ordinal > 0; ordinal--) await append(ordinal);
    expect((await start(true)).rejection.code).toBe('pieces-missing');
    await append(0);
    await append(0);
    await expect(start(true, otherHead)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await start(true)).rejection).toBeNull();
    expect(await finished(app, head, id)).toMatchObject({ state: 'SUCCEEDED', dryRun: true });
    expect((await start(false)).rejection).toBeNull();
    expect(await finished(app, head, id)).toMatchObject({
      state: 'SUCCEEDED',
      dryRun: false,
      summary: { registered: 2 },
    });
    expect((await app.worker.query('select from roster_chunk where import_id = $1', [id])).rowCount).toBe(0);
    expect((await start(false)).rejection.code).toBe('pieces-missing');
  });
});

describe('A file that was uploaded and never imported', () => {
  it('is removed after a day, whoever uploads next or nobody', async () => {
    const content = Buffer.from(csv(line(81))).toString('base64');
    const check = async (who: Actor, unit: UnitId, age: string) => {
      const { importRoster } = await app.ask(
        who,
        'mutation ($input: ImportRosterInput!) { importRoster(input: $input) { rosterImport { id } } }',
        { input: { unit, fileName: 'r.csv', contentBase64: content, dryRun: true } },
      );
      await finished(app, who, importRoster.rosterImport.id);
      await app.worker.query('update roster_import set created_at = now() - $2::interval where id = $1', [
        importRoster.rosterImport.id,
        age,
      ]);
      return importRoster.rosterImport.id as string;
    };
    await check(head, school, '24 hours 1 minute');
    await check(otherHead, otherSchool, '3 days');
    const kept = [await check(head, school, '23 hours 59 minutes'), await check(otherHead, otherSchool, '1 minute')];

    await rosterStore.forgetOld({
      query: async <Row extends object>(text: string) => (await app.worker.query(text)).rows as Row[],
    });

    const { rows } = await app.worker.query('select distinct import_id from roster_chunk');
    expect(rows.map((row) => row.import_id).sort()).toEqual(kept.sort());
  });

  it('is seen to by the service itself, every hour or oftener', () => {
    const { chores = [] } = staffing.build({} as Parts);
    expect(chores).toEqual([expect.objectContaining({ run: rosterStore.forgetOld })]);
    expect(chores[0]?.everyMs).toBeLessThanOrEqual(60 * 60 * 1000);
  });
});

describe('Asking twice with the same Idempotency-Key', () => {
  it('imports once', async () => {
    const IMPORT = 'mutation ($input: ImportRosterInput!) { importRoster(input: $input) { rosterImport { id } } }';
    const input = {
      unit: school,
      fileName: 'a.csv',
      contentBase64: Buffer.from(csv(line(91))).toString('base64'),
      dryRun: false,
    };
    const once = () =>
      app
        .ask({ ...head, request: { id: 'r', idempotency: { key: 'k', bodyHash: 'h' } } }, IMPORT, { input })
        .then((data) => data.importRoster.rosterImport.id);
    const id = await once();
    await finished(app, head, id);
    expect(await once()).toBe(id);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await finished(app, head, id)).toMatchObject({ state: 'SUCCEEDED', summary: { registered: 1 } });
  });
});

describe('Exporting a roster', () => {
  const EXPORT =
    'query ($unit: ID!, $format: RosterFormat) { rosterExport(unit: $unit, format: $format) { fileName rows content } }';
  const fileOf = async (format: 'CSV' | 'XLSX', who = municipal) => {
    const { rosterExport } = await app.ask(who, EXPORT, { unit: tomsk, format });
    return { rows: rosterExport.rows as number, content: Buffer.from(rosterExport.content, 'base64') };
  };

  it.each(['CSV', 'XLSX'] as const)('writes %s that an import finds nothing new in', async (format) => {
    const { rows, content } = await fileOf(format);
    expect(rows).toBeGreaterThan(5);
    expect(await importFile(app, municipal, tomsk, content)).toMatchObject({
      state: 'SUCCEEDED',
      errors: [],
      rowsTotal: rows,
      summary: { unchanged: rows },
    });
  });

  it('lets no text become a formula', async () => {
    const evil = `${HEADER}\n${line(81).replace('Петровна', '=HYPERLINK("http://x")')}`;
    await importFile(app, head, school, evil.replace('=HYPERLINK("http://x")', '"=HYPERLINK(""http://x"")"'));
    const text = (await fileOf('CSV')).content.toString();
    expect(text).toContain(`"'=HYPERLINK(""http://x"")"`);
    expect(text).toContain(`'+7 900 81`);
    expect(text).not.toMatch(/(^|;)"?[=+]/m);
  });

  it('is refused to those who may not read names', async () => {
    for (const who of [auditor, neighbour, nobody])
      await expect(fileOf('CSV', who)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
