import writeExcelFile from 'write-excel-file/node';
import {
  auditor,
  head,
  municipal,
  neighbour,
  nobody,
  otherHead,
  otherSchool,
  preschool,
  type Running,
  running,
  school,
  tomsk,
} from '../staffing.fixture.js';
import { csv, finished, HEADER, importFile, line, windows1251 } from './roster.fixture.js';

let app: Running;
beforeAll(async () => {
  app = await running();
});
afterAll(() => app?.stop());

const count = async (table: string) => Number((await app.worker.query(`select count(*) from ${table}`)).rows[0].count);
const everything = () => Promise.all(['person', 'employment', 'qualification', 'category', 'outbox'].map(count));

describe('Importing a roster', () => {
  it('only checks at first, and leaves nothing behind', async () => {
    const before = await everything();
    const checked = await importFile(app, head, school, csv(line(1), line(2)), true);
    expect(checked).toMatchObject({
      state: 'SUCCEEDED',
      dryRun: true,
      rowsTotal: 2,
      summary: { registered: 2, employed: 2 },
    });
    expect(await everything()).toEqual(before);
  });

  it('registers and employs, and is harmless when repeated', async () => {
    const file = csv(line(1), line(2), line(3, { rate: '0,75', position: 'Педагог-психолог' }));
    expect(await importFile(app, head, school, file)).toMatchObject({
      state: 'SUCCEEDED',
      summary: { registered: 3, employed: 3 },
    });
    const before = await everything();
    const again = await importFile(app, head, school, file);
    expect(again).toMatchObject({
      state: 'SUCCEEDED',
      summary: { registered: 0, matched: 3, employed: 0, changed: 0, unchanged: 3 },
    });
    expect(again.duplicates).toHaveLength(3);
    expect(await everything()).toEqual(before);
  });

  it('recognises a job by its number: another rate or position is a change, a last day an end', async () => {
    const file = `${HEADER};Последний рабочий день\n${line(1, { rate: '0.5' })};\n${line(2)};31.01.2026`;
    expect(await importFile(app, head, school, file)).toMatchObject({
      state: 'SUCCEEDED',
      summary: { changed: 1, dismissed: 1, unchanged: 0 },
    });
    const { rows } = await app.worker.query(
      "select terms, valid_to::text from employment where personnel_number in ('T-1', 'T-2') order by personnel_number",
    );
    expect(rows[0].terms).toMatchObject([
      { from: '2020-09-01', to: '2026-03-15', rateHundredths: 100 },
      { from: '2026-03-15', to: null, rateHundredths: 50 },
    ]);
    expect(rows[1].valid_to).toBe('2026-02-01');
  });

  it('writes nothing when one row is wrong, and tells every fault by row and column', async () => {
    const before = await everything();
    const bad = [
      line(11),
      line(12, { rate: 'много' }),
      line(13, { position: 'Волшебник' }),
      line(14, { birth: '31.02.1990' }),
      line(15, { rate: '2,01' }),
      line(16, { birth: 'весной' }),
      line(11),
    ];
    const refused = await importFile(app, head, school, csv(...bad));
    expect(refused).toMatchObject({ state: 'REFUSED', rowsTotal: 7, errorsTotal: 4 });
    expect(refused.errors).toMatchObject([
      { row: 3, column: 'Ставка', code: 'not-a-number' },
      { row: 4, column: 'Должность', code: 'not-in-the-list' },
      { row: 5, column: 'Дата рождения', code: 'no-such-day' },
      { row: 7, column: 'Дата рождения', code: 'not-a-date' },
    ]);
    expect(JSON.stringify(refused)).not.toContain('Строкина');
    const later = await importFile(app, head, school, csv(line(11), line(15, { rate: '2,01' }), line(11)));
    expect(later.errors).toMatchObject([
      { row: 3, column: 'Ставка', code: 'rate-out-of-range' },
      { row: 4, column: null, code: 'duplicate-row', message: 'Повторяет строку 2.' },
    ]);
    expect(await everything()).toEqual(before);
  });

  it('counts a person’s jobs over the whole file and beyond it', async () => {
    const two = csv(line(21, { rate: '1,25' }), line(21, { rate: '1', position: 'Тьютор' }));
    const refused = await importFile(app, otherHead, otherSchool, two);
    expect(refused).toMatchObject({ state: 'REFUSED', summary: { registered: 1, employed: 2 } });
    expect(refused.errors).toMatchObject([
      { row: 2, code: 'has-a-main-job', column: 'Основное место работы' },
      { row: 3, code: 'has-a-main-job' },
    ]);
    const secondary = `${HEADER};Основное место работы\n${line(21, { rate: '1,25' })};да\n${line(21, { rate: '0,76', position: 'Тьютор' })};нет`;
    expect((await importFile(app, otherHead, otherSchool, secondary)).errors).toMatchObject([
      { row: 2, code: 'too-many-rates' },
      { row: 3 },
    ]);
    const fits = await importFile(app, otherHead, otherSchool, secondary.replace('0,76', '0,75'));
    expect(fits).toMatchObject({ state: 'SUCCEEDED', summary: { registered: 1, employed: 2 } });
    expect(fits.duplicates).toMatchObject([{ row: 3, kind: 'SAME_PERSON_IN_FILE', otherRow: 2 }]);
  });

  it('takes a row for somebody already registered, where that is in sight', async () => {
    const rows = `${HEADER};Основное место работы\n${line(3, { rate: '0,5' })};нет`;
    expect(await importFile(app, municipal, preschool, rows)).toMatchObject({
      state: 'SUCCEEDED',
      summary: { registered: 0, matched: 1, employed: 1 },
    });
    expect(await importFile(app, otherHead, otherSchool, rows.replace('T-3', 'T-33'))).toMatchObject({
      summary: { registered: 1 },
    });
  });

  it('spreads over the units below by their codes, and not beyond them', async () => {
    const rows = (unit: string) => `${HEADER};Организация (код)\n${line(31)};${unit}`;
    expect(await importFile(app, municipal, tomsk, rows(school))).toMatchObject({ state: 'SUCCEEDED' });
    for (const unit of ['ru-tom-seversk-school-1', 'ru-tom-nowhere']) {
      expect((await importFile(app, municipal, tomsk, rows(unit))).errors).toMatchObject([
        { row: 2, code: 'unit-not-yours' },
      ]);
    }
  });

  it('enters categories and training once', async () => {
    const extra =
      ';Квалификационная категория;Категория присвоена;Вид обучения;Программа обучения;Часов обучения;Обучение окончено';
    const rows = `${HEADER}${extra}\n${line(41)};высшая;01.02.2023;ПК;Современный урок;72;20.11.2024`;
    expect((await importFile(app, head, school, rows)).summary).toMatchObject({ categories: 1, trainings: 1 });
    expect((await importFile(app, head, school, rows)).summary).toMatchObject({
      categories: 0,
      trainings: 0,
      unchanged: 1,
    });
    const half = rows.replace('72', '').replace('01.02.2023', '');
    expect((await importFile(app, head, school, half)).errors).toMatchObject([
      { column: 'Категория присвоена', code: 'needed-with-category' },
      { column: 'Часов обучения', code: 'needed-with-training' },
    ]);
  });

  it.each([
    ['an auditor', auditor],
    ['a neighbour', neighbour],
    ['nobody', nobody],
    ['the head of another school', otherHead],
  ])('is refused to %s', async (_, who) => {
    await expect(importFile(app, who, school, csv(line(51)))).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('Reading files', () => {
  const rows = csv(line(61), line(62));
  const commas = rows.replaceAll(';', ',');
  it.each([
    ['UTF-8 with semicolons', rows],
    ['UTF-8 with a mark', `\ufeff${rows}`],
    ['UTF-8 with commas', commas],
    ['UTF-8 with tabs and bare line feeds', rows.replaceAll(';', '\t').replaceAll('\r\n', '\n')],
    ['Windows-1251 with semicolons', windows1251(rows)],
    ['Windows-1251 with commas', windows1251(commas)],
  ])('takes CSV in %s', async (_, file) => {
    expect(await importFile(app, head, school, file, true)).toMatchObject({
      state: 'SUCCEEDED',
      rowsTotal: 2,
      summary: { registered: 2 },
    });
  });

  it('takes XLSX with real dates and numbers, and English headers', async () => {
    const header = ['last_name', 'First_Name', 'birth_date', 'education', 'position', 'rate', 'employed_from', 'main'];
    const row = [
      'Иксова',
      'Анна',
      new Date('1990-05-10T00:00:00Z'),
      'higher',
      'teacher',
      0.5,
      new Date('2020-09-01T00:00:00Z'),
      true,
    ];
    const file = await writeExcelFile([header, row], { dateFormat: 'dd.mm.yyyy' }).toBuffer();
    expect(await importFile(app, head, school, file)).toMatchObject({
      state: 'SUCCEEDED',
      summary: { registered: 1, employed: 1 },
    });
    const { rows: saved } = await app.worker.query(
      "select birth_date::text, e.valid_from::text, terms from person p join employment e on e.person_id = p.id where last_name = 'Иксова'",
    );
    expect(saved).toMatchObject([
      { birth_date: '1990-05-10', valid_from: '2020-09-01', terms: [{ rateHundredths: 50 }] },
    ]);
  });

  it.each([
    ['an empty file', '', 'empty-file'],
    ['a header alone', HEADER, 'empty-file'],
    ['a column nobody knows', csv(line(1)).replace('Телефон', 'Знак зодиака'), 'column-unknown'],
    ['a missing column', csv(line(1)).replace('Должность', ''), 'column-missing'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]), 'not-a-table'],
    ['a broken workbook', Buffer.from('PK\u0003\u0004broken', 'latin1'), 'not-a-table'],
  ])('refuses %s', async (_, file, code) => {
    const refused = await importFile(app, head, school, file);
    expect(refused).toMatchObject({ state: 'REFUSED' });
    expect(refused.errors[0].code).toBe(code);
  });
});

describe('A large roster', () => {
  it('of 10,000 rows is in within a minute, seen while it runs', async () => {
    const file = csv(...Array.from({ length: 10_000 }, (_, index) => line(1_000 + index)));
    const began = Date.now();
    const { beginRosterUpload } = await app.ask(
      municipal,
      'mutation ($input: BeginRosterUploadInput!) { beginRosterUpload(input: $input) { rosterImport { id } } }',
      {
        input: { unit: school, fileName: 'large.csv' },
      },
    );
    const { id } = beginRosterUpload.rosterImport;
    await app.ask(
      municipal,
      'mutation ($input: AppendRosterChunkInput!) { appendRosterChunk(input: $input) { rejection { code } } }',
      {
        input: { id, ordinal: 0, contentBase64: Buffer.from(file).toString('base64') },
      },
    );
    await app.ask(
      municipal,
      'mutation ($input: StartRosterImportInput!) { startRosterImport(input: $input) { rejection { code } } }',
      { input: { id, dryRun: false } },
    );
    const stages = new Set<string>();
    for (;;) {
      const { rows } = await app.worker.query('select state, stage, rows_done from roster_import where id = $1', [id]);
      stages.add(`${rows[0].stage} ${rows[0].rows_done > 0 && rows[0].rows_done < 10_000 ? 'under way' : ''}`.trim());
      if (rows[0].stage === 'done') break;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(await finished(app, municipal, id)).toMatchObject({
      state: 'SUCCEEDED',
      rowsTotal: 10_000,
      summary: { registered: 10_000, employed: 10_000 },
    });
    expect(Date.now() - began).toBeLessThan(60_000);
    expect([...stages]).toEqual(expect.arrayContaining(['checking under way', 'writing under way']));
  }, 90_000);
});

describe('Domain events of an import', () => {
  it('carry nothing that names anybody', async () => {
    const { rows } = await app.worker.query(
      "select count(*)::int as all, count(*) filter (where payload::text ~ 'Строкина|Иксова|Мария|\"T-[0-9]|7 900|19[0-9][0-9]-05-') as telling from outbox where type like 'staffing.person%' or type like 'staffing.emp%'",
    );
    expect(rows[0].all).toBeGreaterThan(20_000);
    expect(Number(rows[0].telling)).toBe(0);
  });
});
