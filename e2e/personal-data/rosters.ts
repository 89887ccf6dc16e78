import writeExcelFile from 'write-excel-file/node';
import { type Markers, windows1251 } from './markers.js';

const HEADER = [
  'Фамилия',
  'Имя',
  'Отчество',
  'Дата рождения',
  'Образование',
  'Должность',
  'Ставка',
  'Принят',
  'Табельный номер',
  'Телефон',
  'Электронная почта',
];

/**
 * A spreadsheet of one person whose cells hold the marker of a field. The wrong one has a second row in which every cell that is checked is
 * wrong, so that each of them is complained about.
 */
export function roster(
  markers: Markers,
  field: string,
  { wrong = false, windows = false }: { readonly wrong?: boolean; readonly windows?: boolean } = {},
): Buffer {
  const text = markers.cyrillic(field);
  const digits = markers.digits(field);
  const person = [text, text, text, '10.05.1985', 'высшее', 'Учитель', '1', '01.09.2020'];
  const contacts = [digits, `+${digits}`, markers.mail(field)];
  const rows = [HEADER, [...person, ...contacts]];
  if (wrong) rows.push([text, text, text, ...Array.from({ length: 5 }, () => text), ...contacts]);
  const lines = rows.map((row) => row.join(';')).join('\r\n');
  return windows ? windows1251(lines) : Buffer.from(lines);
}

/** The same as a workbook: its texts are packed. */
export async function workbook(csv: Buffer): Promise<Buffer> {
  const grid = csv
    .toString('utf8')
    .split('\r\n')
    .map((line) => line.split(';').map((value) => ({ value, type: String })));
  return writeExcelFile(grid).toBuffer();
}
