import { isDate } from 'node:util/types';
import type { CategoryKind, TrainingKind } from '@metodnet/contracts';
import {
  addDays,
  type CalendarDate,
  isCalendarDate,
  isGlobalId,
  isUnitId,
  type PersonId,
  type UnitId,
} from '@metodnet/kernel';
import type { Education } from '../person/person.js';
import { positions } from '../position/positions.js';
import { subjects } from '../position/subjects.js';
import { TEXT_LIMIT } from '../text/text.js';
import { ROSTER_COLUMNS, type RosterKey, spelling } from './roster-columns.js';
import type { Cell } from './roster-file.js';

/** One line of a roster, read: a job of a person with what the employer's list says of both. */
export interface RosterRow {
  /** Number of the line as a spreadsheet shows it; the header is 1. */
  readonly row: number;
  /** A known person; `new` for somebody who only looks like a known one; null to be found by name and birth date. */
  readonly personId: PersonId | 'new' | null;
  readonly unitId: UnitId;
  readonly personnelNumber: string | null;
  readonly lastName: string;
  readonly firstName: string;
  readonly patronymic: string | null;
  readonly birthDate: CalendarDate;
  readonly phone: string | null;
  readonly email: string | null;
  readonly education: Education;
  readonly pedagogicalSince: CalendarDate | null;
  readonly position: string;
  readonly rateHundredths: number;
  readonly main: boolean;
  readonly teachingLoadHundredths: number;
  readonly subjects: readonly string[];
  readonly from: CalendarDate;
  /** First day no longer employed. */
  readonly to: CalendarDate | null;
  readonly changeFrom: CalendarDate | null;
  readonly category: {
    readonly kind: CategoryKind;
    readonly grantedOn: CalendarDate;
    readonly validUntil: CalendarDate | null;
  } | null;
  readonly training: {
    readonly kind: TrainingKind;
    readonly programme: string;
    readonly hours: number;
    readonly completedOn: CalendarDate;
    readonly inFederalRegister: boolean;
    readonly diagnosedOn: CalendarDate | null;
  } | null;
}

export type CellFault =
  | 'required'
  | 'not-a-date'
  | 'no-such-day'
  | 'not-a-number'
  | 'not-yes-or-no'
  | 'not-in-the-list'
  | 'too-long'
  | 'bad-character'
  | 'not-an-id'
  | 'needed-with-category'
  | 'needed-with-training';

/** What is wrong in one cell, or in a row when no column is named; no value of the cell is repeated. */
export interface RowError<Code extends string = string> {
  readonly row: number;
  readonly column: RosterKey | null;
  readonly code: Code;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** Reads a line; everything that is wrong in it is told, not the first thing only. */
export function readRow(
  row: number,
  cells: Readonly<Partial<Record<RosterKey, Cell>>>,
  unit: UnitId,
): RosterRow | RowError<CellFault>[] {
  const errors: RowError<CellFault>[] = [];
  const wrong = (column: RosterKey, code: CellFault) => {
    errors.push({ row, column, code });
    return undefined;
  };
  const text = (column: RosterKey): string | null => {
    const value = textOf(cells[column] ?? null);
    if (value === '') return null;
    if (value.length > TEXT_LIMIT) return wrong(column, 'too-long') ?? null;
    if (/[\p{Cc}\p{Cs}\ufffd]/u.test(value)) return wrong(column, 'bad-character') ?? null;
    return value;
  };
  const needed = <Value>(column: RosterKey, value: Value | null): Value => {
    if (value === null && !errors.some((error) => error.column === column)) wrong(column, 'required');
    return value as Value;
  };
  const read = <Value>(
    column: RosterKey,
    take: (text: string) => Value | undefined,
    fault: CellFault | ((text: string) => CellFault),
  ): Value | null => {
    const value = text(column);
    if (value === null) return null;
    return take(value) ?? wrong(column, typeof fault === 'function' ? fault(value) : fault) ?? null;
  };
  const date = (column: RosterKey, take = dateOf) =>
    read(column, take, (value) => (isoOf(value) ? 'no-such-day' : 'not-a-date'));
  const oneOf = <Value>(column: RosterKey, list: ReadonlyMap<string, Value>) =>
    read(column, (value) => list.get(spelling(value)), 'not-in-the-list');
  const hundredths = (column: RosterKey) => read(column, hundredthsOf, 'not-a-number');
  const yes = (column: RosterKey) => read(column, (value) => YES_OR_NO.get(spelling(value)), 'not-yes-or-no');

  const kind = oneOf('category', CATEGORIES);
  const grantedOn = date('categoryGrantedOn');
  const validUntil = date('categoryValidUntil');
  if (kind && !grantedOn) wrong('categoryGrantedOn', 'needed-with-category');
  const programme = text('trainingProgramme');
  const trainingKind = oneOf('trainingKind', TRAININGS);
  const hours = read('trainingHours', (value) => (/^\d{1,5}$/.test(value) ? Number(value) : undefined), 'not-a-number');
  const completedOn = date('trainingCompletedOn');
  const training = [programme, trainingKind, hours, completedOn];
  if (training.some((value) => value !== null)) {
    (['trainingProgramme', 'trainingKind', 'trainingHours', 'trainingCompletedOn'] as const).forEach(
      (column, index) => {
        if (training[index] === null && !errors.some((error) => error.column === column))
          wrong(column, 'needed-with-training');
      },
    );
  }
  const lastDay = date('lastDay', (value) => {
    const last = dateOf(value);
    return last && isCalendarDate(addDays(last, 1)) ? last : undefined;
  });
  const result: RosterRow = {
    row,
    personId: read(
      'personId',
      (value) => (isGlobalId(value) ? (value as PersonId) : NEW.has(spelling(value)) ? 'new' : undefined),
      'not-an-id',
    ),
    unitId: read('unit', (value) => (isUnitId(value) ? value : undefined), 'not-an-id') ?? unit,
    personnelNumber: text('personnelNumber'),
    lastName: needed('lastName', text('lastName')),
    firstName: needed('firstName', text('firstName')),
    patronymic: text('patronymic'),
    birthDate: needed('birthDate', date('birthDate')),
    phone: text('phone'),
    email: text('email'),
    education: needed('education', oneOf('education', EDUCATIONS)),
    pedagogicalSince: date('pedagogicalSince', (value) =>
      /^\d{4}$/.test(value) ? dateOf(`${value}-09-01`) : dateOf(value),
    ),
    position: needed('position', oneOf('position', POSITIONS)),
    rateHundredths: needed('rate', hundredths('rate')),
    main: yes('main') ?? true,
    teachingLoadHundredths: hundredths('teachingLoad') ?? 0,
    subjects: read('subjects', subjectsOf, 'not-in-the-list') ?? [],
    from: needed('from', date('from')),
    to: lastDay && addDays(lastDay, 1),
    changeFrom: date('changeFrom'),
    category: kind && grantedOn && { kind, grantedOn, validUntil },
    training:
      programme && trainingKind && hours !== null && completedOn
        ? {
            kind: trainingKind,
            programme,
            hours,
            completedOn,
            inFederalRegister: yes('trainingInRegister') ?? false,
            diagnosedOn: date('trainingDiagnosedOn'),
          }
        : null,
  };
  return errors.length > 0 ? errors.sort((a, b) => ORDER.indexOf(a.column) - ORDER.indexOf(b.column)) : result;
}

const ORDER: readonly (RosterKey | null)[] = ROSTER_COLUMNS.map(({ key }) => key);

/** As it would be typed: dates as days, an apostrophe that guards a formula's sign left out. */
function textOf(cell: Cell): string {
  if (cell === null) return '';
  if (isDate(cell)) return Number.isNaN(cell.getTime()) ? '?' : cell.toISOString().slice(0, 10);
  if (typeof cell === 'boolean') return cell ? 'да' : 'нет';
  return String(cell)
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^'(?=[=+\-@])/, '');
}

/** `2020-09-01`, `01.09.2020`, `1/9/2020`: the day first. Null for what has none of these forms. */
function isoOf(text: string): string | null {
  const match = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(text);
  if (match) return `${match[3]}-${match[2]?.padStart(2, '0')}-${match[1]?.padStart(2, '0')}`;
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : null;
}

/** Nothing for a day that is not in the calendar. */
function dateOf(text: string): CalendarDate | undefined {
  const iso = isoOf(text);
  return iso !== null && isCalendarDate(iso) ? iso : undefined;
}

/** `1,25` → 125; more than two decimals are no hundredths. */
function hundredthsOf(text: string): number | undefined {
  const match = /^(\d{1,4})(?:[.,](\d{1,2}))?$/.exec(text.replace(/\s/g, ''));
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : undefined;
}

function subjectsOf(text: string): string[] | undefined {
  const named = text
    .split(/[;|]/)
    .map(spelling)
    .filter((part) => part !== '');
  const codes = named.map((part) => SUBJECTS.get(part));
  return codes.every((code) => code !== undefined) ? codes : undefined;
}

const listed = <Value>(entries: readonly (readonly [Value, ...string[]])[]): ReadonlyMap<string, Value> =>
  new Map(entries.flatMap(([value, ...names]) => names.map((name) => [spelling(name), value] as const)));

const NEW = new Set(['новый', 'новая', 'new']);
const YES_OR_NO = listed<boolean>([
  [true, 'да', 'yes', 'true', '1', '+', 'основное'],
  [false, 'нет', 'no', 'false', '0', '-', 'совместительство', 'по совместительству'],
]);
const EDUCATIONS = listed<Education>([
  ['higher', 'высшее', 'higher', 'высшее профессиональное', 'высшее педагогическое'],
  ['incomplete-higher', 'неоконченное высшее', 'незаконченное высшее', 'incomplete-higher'],
  ['secondary-vocational', 'среднее профессиональное', 'среднее специальное', 'secondary-vocational'],
  ['general', 'общее', 'среднее общее', 'среднее', 'general'],
]);
const POSITIONS = listed<string>([
  ...positions.map(({ code, ru, en }) => [code, code, ru, en] as const),
  ['head', 'директор', 'заведующий', 'заведующая', 'руководитель', 'начальник'],
  ['deputy-head', 'заместитель директора', 'заместитель заведующего'],
]);
const SUBJECTS = listed<string>(subjects.map(({ code, ru, en }) => [code, code, ru, en] as const));
const CATEGORIES = listed<CategoryKind>([
  ['FIRST', 'первая', 'first', '1'],
  ['HIGHEST', 'высшая', 'highest'],
  ['PEDAGOGUE_METHODIST', 'педагог-методист', 'pedagogue_methodist'],
  ['PEDAGOGUE_MENTOR', 'педагог-наставник', 'pedagogue_mentor'],
]);
const TRAININGS = listed<TrainingKind>([
  ['UPGRADING', 'повышение квалификации', 'пк', 'upgrading'],
  ['RETRAINING', 'профессиональная переподготовка', 'переподготовка', 'пп', 'retraining'],
]);
