import type { Language, Wording } from '@metodnet/subgraph';
import { fill } from '@metodnet/subgraph';
import { wording as category } from '../category/category.wording.js';
import { wording as employment } from '../employment/employment.wording.js';
import { wording as person } from '../person/person.wording.js';
import { wording as qualification } from '../qualification/qualification.wording.js';
import type { UploadRefusal } from './roster.commands.js';
import type { Unreadable } from './roster-file.js';
import { FILE_LIMIT } from './roster-file.js';
import type { PlanFault } from './roster-plan.js';
import type { CellFault, RowError } from './roster-row.js';
import type { TableFault } from './roster-table.js';

export type RosterFault = CellFault | TableFault | PlanFault | Unreadable;

/** Why a file is not taken. */
export const wording: Wording<UploadRefusal> = {
  'file-too-large': {
    ru: 'Файл слишком велик: не более {limit} байт.',
    en: 'The file is too large: at most {limit} bytes.',
  },
  'not-uploading': { ru: 'Эта загрузка уже не принимает частей.', en: 'This upload takes no more pieces.' },
  'pieces-missing': {
    ru: 'Файл загружен не весь или уже удалён: загрузите его снова.',
    en: 'The file is not complete, or removed by now: upload it again.',
  },
  'is-running': { ru: 'Загрузка уже идёт.', en: 'The import is running already.' },
};

/** What is wrong in a row. */
export const rowWording: Wording<RosterFault> = {
  ...person,
  ...employment,
  ...category,
  ...qualification,
  required: { ru: 'Ячейка должна быть заполнена.', en: 'The cell must be filled in.' },
  'not-a-date': { ru: 'Нужна дата: 01.09.2020 или 2020-09-01.', en: 'A date is needed: 2020-09-01 or 01.09.2020.' },
  'no-such-day': { ru: 'Такого дня нет в календаре.', en: 'There is no such day in the calendar.' },
  'not-a-number': {
    ru: 'Нужно число, не более двух знаков после запятой: 1,25.',
    en: 'A number is needed, with at most two decimals: 1.25.',
  },
  'not-yes-or-no': { ru: 'Нужно «да» или «нет».', en: 'This must be yes or no.' },
  'not-in-the-list': {
    ru: 'Такого значения нет в списке допустимых; см. шаблон.',
    en: 'This is not in the list of values; see the template.',
  },
  'too-long': {
    ru: 'Слишком длинный текст: не более 200 знаков.',
    en: 'The text is too long: at most 200 characters.',
  },
  'bad-character': {
    ru: 'Недопустимый знак: проверьте кодировку файла.',
    en: 'A character that cannot be: check the encoding of the file.',
  },
  'not-an-id': { ru: 'Это не идентификатор и не код.', en: 'This is no id and no code.' },
  'needed-with-category': {
    ru: 'Указана категория: нужна и дата присвоения.',
    en: 'A category is given: the day of granting is needed too.',
  },
  'needed-with-training': {
    ru: 'Указано обучение: нужны вид, программа, часы и дата окончания.',
    en: 'Training is given: kind, programme, hours and the day of completion are all needed.',
  },
  'empty-file': { ru: 'В файле нет строк.', en: 'There are no rows in the file.' },
  'column-missing': { ru: 'В файле нет этой обязательной колонки.', en: 'The file lacks this required column.' },
  'column-unknown': {
    ru: 'Неизвестная колонка № {number}: исправьте её заголовок или удалите её.',
    en: 'Column {number} is unknown: correct its header or remove it.',
  },
  'column-twice': { ru: 'Колонка встречается дважды.', en: 'The column occurs twice.' },
  'too-many-rows': { ru: 'Не более {limit} строк за один раз.', en: 'At most {limit} rows at a time.' },
  'too-many-columns': { ru: 'Не более {limit} колонок.', en: 'At most {limit} columns.' },
  'too-complex': {
    ru: 'Файл слишком сложен: перенесите таблицу в новый файл.',
    en: 'The file is too complex: copy the table into a new file.',
  },
  'not-a-table': { ru: 'Файл не читается: нужен XLSX или CSV.', en: 'The file cannot be read: XLSX or CSV is needed.' },
  'file-too-large': {
    ru: `Файл слишком велик: не более ${FILE_LIMIT / 1024 / 1024} МБ, без лишних пустых строк и столбцов.`,
    en: `The file is too large: at most ${FILE_LIMIT / 1024 / 1024} MB, without needless empty rows and columns.`,
  },
  'encoding-unknown': {
    ru: 'Неизвестная кодировка: нужна UTF-8 или Windows-1251.',
    en: 'Unknown encoding: UTF-8 or Windows-1251 is needed.',
  },
  'unit-not-yours': {
    ru: 'Такой организации здесь нет, или она вам недоступна.',
    en: 'There is no such unit here, or it is not yours.',
  },
  'person-not-found': {
    ru: 'Человека с таким идентификатором нет, или он вам недоступен.',
    en: 'There is nobody of that id, or not in your sight.',
  },
  'person-id-differs': {
    ru: 'У человека с этим идентификатором другие имя или дата рождения.',
    en: 'The person of that id has another name or birth date.',
  },
  'ambiguous-person': {
    ru: 'Людей с этим именем и датой рождения несколько ({candidates}): укажите идентификатор или «новый».',
    en: 'Several people have this name and birth date ({candidates}): give the id, or “new”.',
  },
  'duplicate-row': { ru: 'Повторяет строку {row}.', en: 'Repeats row {row}.' },
  'employed-otherwise': {
    ru: 'Под этим табельным номером уже есть работа с {from}: исправьте её или строку.',
    en: 'Under this personnel number there is a job from {from}: correct it, or the row.',
  },
  'dismissed-otherwise': {
    ru: 'Работа уже окончена: первый день без неё — {to}.',
    en: 'The job is over already: {to} is the first day without it.',
  },
};

/** The sentence of an error in the reader’s language. */
export const sentenceOf = ({ code, params = {} }: RowError, language: Language): string => {
  const sentence = rowWording[code as RosterFault];
  return fill(sentence[language], params);
};
