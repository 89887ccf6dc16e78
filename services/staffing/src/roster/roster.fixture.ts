import type { UnitId } from '@metodnet/kernel';
import type { Actor } from '@metodnet/scope';
import type { Running } from '../staffing.fixture.js';

export const HEADER = 'Фамилия;Имя;Отчество;Дата рождения;Образование;Должность;Ставка;Принят;Табельный номер;Телефон';

/** A line of a roster: teacher number `n` of somewhere. */
export const line = (n: number, given: Partial<Record<'position' | 'rate' | 'from' | 'birth', string>> = {}) =>
  [
    `Строкина${n}`,
    'Мария',
    'Петровна',
    given.birth ?? `${String((n % 28) + 1).padStart(2, '0')}.05.${1960 + (n % 40)}`,
    'высшее',
    given.position ?? 'Учитель',
    given.rate ?? '1',
    given.from ?? '01.09.2020',
    `T-${n}`,
    `+7 900 ${n}`,
  ].join(';');

export const csv = (...lines: string[]) => [HEADER, ...lines].join('\r\n');

/** Cyrillic letters in Windows-1251, as old spreadsheets write them. */
export const windows1251 = (text: string): Buffer =>
  Buffer.from(
    [...text].map((letter) => {
      const code = letter.codePointAt(0) as number;
      if (code >= 0x410 && code <= 0x44f) return code - 0x410 + 0xc0;
      return letter === 'ё' ? 0xb8 : letter === 'Ё' ? 0xa8 : code;
    }),
  );

const SEEN = `id state stage dryRun rowsTotal rowsDone errorsTotal
  summary { registered matched detailsChanged employed changed dismissed categories trainings unchanged }
  errors { row column code message } duplicates { row kind personId otherRow }`;

/** Imports a file and waits until it is over. */
export async function importFile(app: Running, who: Actor, unit: UnitId, file: string | Buffer, dryRun = false) {
  const contentBase64 = Buffer.from(file as Buffer).toString('base64');
  const { importRoster } = await app.ask(
    who,
    'mutation ($input: ImportRosterInput!) { importRoster(input: $input) { rosterImport { id state } rejection { code } } }',
    { input: { unit, fileName: 'roster.csv', contentBase64, dryRun } },
  );
  if (importRoster.rejection) throw new Error(importRoster.rejection.code);
  return finished(app, who, importRoster.rosterImport.id);
}

export async function finished(app: Running, who: Actor, id: string) {
  for (;;) {
    const { rosterImport } = await app.ask(who, `query ($id: ID!) { rosterImport(id: $id) { ${SEEN} } }`, { id });
    if (!['QUEUED', 'RUNNING', 'UPLOADING'].includes(rosterImport.state)) return rosterImport;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
