/** A column of a roster file: what it is called in either language and elsewhere, and what it may hold. */
export interface RosterColumn {
  readonly key: string;
  readonly ru: string;
  readonly en: string;
  /** Other headers by which it is known, lower-case. */
  readonly also: readonly string[];
  readonly required: boolean;
  /** An example, as the template shows it. */
  readonly example: string;
}

const column = <Key extends string>(
  key: Key,
  ru: string,
  en: string,
  example: string,
  also: readonly string[] = [],
  required = false,
) => ({
  key,
  ru,
  en,
  also,
  required,
  example,
});
const needed = <Key extends string>(key: Key, ru: string, en: string, example: string, also: readonly string[] = []) =>
  column(key, ru, en, example, also, true);

/** The columns in the order of the template and of exports; a file may have them in any order and leave out what it does not need. */
export const ROSTER_COLUMNS = [
  column('personId', 'Идентификатор человека', 'person_id', '', ['id человека']),
  column('unit', 'Организация (код)', 'unit', '', ['организация', 'код организации']),
  column('personnelNumber', 'Табельный номер', 'personnel_number', '101', ['таб. номер', 'таб. №']),
  needed('lastName', 'Фамилия', 'last_name', 'Иванова'),
  needed('firstName', 'Имя', 'first_name', 'Мария'),
  column('patronymic', 'Отчество', 'patronymic', 'Петровна'),
  needed('birthDate', 'Дата рождения', 'birth_date', '10.05.1990'),
  column('phone', 'Телефон', 'phone', ''),
  column('email', 'Электронная почта', 'email', '', ['e-mail', 'почта']),
  needed('education', 'Образование', 'education', 'высшее'),
  column('pedagogicalSince', 'Начало педагогического стажа', 'pedagogical_since', '01.09.2012', [
    'педагогический стаж с',
    'стаж с',
  ]),
  needed('position', 'Должность', 'position', 'Учитель'),
  needed('rate', 'Ставка', 'rate', '1,25', ['размер ставки']),
  column('main', 'Основное место работы', 'main', 'да', ['основное']),
  column('teachingLoad', 'Учебная нагрузка', 'teaching_load', '1,25', ['нагрузка']),
  column('subjects', 'Предметы', 'subjects', 'Математика; Информатика', ['предмет']),
  needed('from', 'Принят', 'employed_from', '01.09.2020', ['принята', 'дата приёма', 'дата приема']),
  column('lastDay', 'Последний рабочий день', 'last_day', '', ['уволен', 'дата увольнения']),
  column('changeFrom', 'Изменения с', 'changed_from', ''),
  column('category', 'Квалификационная категория', 'category', 'первая', ['категория']),
  column('categoryGrantedOn', 'Категория присвоена', 'category_granted_on', '15.03.2023'),
  column('categoryValidUntil', 'Категория действует до', 'category_valid_until', '15.03.2028'),
  column('trainingKind', 'Вид обучения', 'training_kind', 'повышение квалификации'),
  column('trainingProgramme', 'Программа обучения', 'training_programme', 'Современный урок', ['программа дпо']),
  column('trainingHours', 'Часов обучения', 'training_hours', '72', ['часов']),
  column('trainingCompletedOn', 'Обучение окончено', 'training_completed_on', '20.11.2024'),
  column('trainingInRegister', 'Программа в Федеральном реестре', 'training_in_register', 'да'),
  column('trainingDiagnosedOn', 'Выбрана по диагностике от', 'training_diagnosed_on', ''),
] as const;

export type RosterKey = (typeof ROSTER_COLUMNS)[number]['key'];

const byHeader = new Map<string, RosterKey>(
  ROSTER_COLUMNS.flatMap(({ key, ru, en, also }) => [ru, en, ...also].map((name) => [spelling(name), key] as const)),
);

/** The column that a header means, or nothing. */
export const columnOf = (header: string): RosterKey | undefined => byHeader.get(spelling(header));

/** Texts that people spell differently, alike: case, ё, spaces, an asterisk after what is required. */
export function spelling(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[*\u00a0]/g, ' ')
    .trim()
    .replace(/\s+/g, ' ')
    .toLowerCase()
    .replaceAll('ё', 'е');
}
