import type { Sentence } from '@metodnet/kernel';
import { additive } from '../indicators/define-indicator.js';
import type { Observation } from './observation.js';
import { told, toNumber } from './quotient.js';

export type ColumnType = 'STRING' | 'INTEGER' | 'NUMBER' | 'BOOLEAN' | 'DATE' | 'DATETIME';
export type ColumnRole = 'DIMENSION' | 'MEASURE' | 'ATTRIBUTE';

/** A cell as JSON has it. */
export type Cell = string | number | boolean | null;

export interface Column {
  /** Stable, ASCII, snake_case. */
  readonly name: string;
  readonly type: ColumnType;
  readonly role: ColumnRole;
  readonly title: Sentence;
  read(row: Observation, asOf: Date): Cell;
}

const column = (
  name: string,
  type: ColumnType,
  role: ColumnRole,
  ru: string,
  en: string,
  read: Column['read'],
): Column => ({ name, type, role, title: { ru, en }, read });

const figure = (which: 'numerator' | 'denominator') => (row: Observation) => {
  const value = row.result[which];
  return value === null ? null : told(value, row.indicator.value.hundredths[which]);
};

/** The columns of every table, in an order that clients may rely on: a new one comes at the end, none is renamed. */
export const columns: readonly Column[] = [
  column('observation', 'STRING', 'ATTRIBUTE', 'Значение', 'Observation', ({ id }) => id),
  column('indicator', 'STRING', 'DIMENSION', 'Показатель', 'Indicator', ({ indicator }) => indicator.code),
  column('variant', 'STRING', 'DIMENSION', 'Прочтение', 'Variant', ({ indicator }) => indicator.variant),
  column('unit', 'STRING', 'DIMENSION', 'Организация', 'Unit', ({ unit }) => unit.id),
  column('unit_name', 'STRING', 'ATTRIBUTE', 'Название', 'Unit name', ({ unitName }) => unitName),
  column('level', 'STRING', 'ATTRIBUTE', 'Уровень', 'Level', ({ unit }) => unit.level),
  column('parent', 'STRING', 'ATTRIBUTE', 'Вышестоящая', 'Parent', ({ parent }) => parent),
  column('period', 'STRING', 'DIMENSION', 'Период', 'Period', ({ period }) => period.name),
  column('period_start', 'DATE', 'ATTRIBUTE', 'Первый день', 'First day', ({ period }) => period.start),
  column('period_end', 'DATE', 'ATTRIBUTE', 'Последний день', 'Last day', ({ period }) => period.end),
  column('numerator', 'NUMBER', 'MEASURE', 'Числитель', 'Numerator', figure('numerator')),
  column('denominator', 'NUMBER', 'MEASURE', 'Знаменатель', 'Denominator', figure('denominator')),
  column('value', 'NUMBER', 'MEASURE', 'Значение показателя', 'Value', ({ result: { quotient } }) =>
    quotient ? toNumber(quotient) : null,
  ),
  column(
    'unit_of_measure',
    'STRING',
    'ATTRIBUTE',
    'Единица',
    'Unit of measure',
    ({ indicator }) => indicator.value.unit,
  ),
  column('comparator', 'STRING', 'ATTRIBUTE', 'Сравнение', 'Comparator', ({ result }) => result.comparator),
  column('target', 'NUMBER', 'MEASURE', 'Цель', 'Target', ({ result: { target } }) =>
    target ? Number(target.value) : null,
  ),
  column('target_source', 'STRING', 'ATTRIBUTE', 'Чья цель', 'Target source', ({ result: { target } }) =>
    target ? `${target.unitId}: ${target.act}` : null,
  ),
  column('status', 'STRING', 'ATTRIBUTE', 'Результат', 'Status', ({ result }) => result.status),
  column('state', 'STRING', 'ATTRIBUTE', 'Состояние периода', 'State of the period', ({ state }) => state),
  column('rank', 'INTEGER', 'MEASURE', 'Место', 'Rank', ({ rank }) => rank?.rank ?? null),
  column('rank_of', 'INTEGER', 'MEASURE', 'Из скольких', 'Ranked among', ({ rank }) => rank?.of ?? null),
  column('additive', 'BOOLEAN', 'ATTRIBUTE', 'Складывается', 'Additive', ({ indicator }) => additive(indicator)),
  column(
    'definition_version',
    'INTEGER',
    'ATTRIBUTE',
    'Версия определения',
    'Version of the definition',
    (row) => row.indicator.version,
  ),
  column('as_of', 'DATETIME', 'ATTRIBUTE', 'По состоянию на', 'As of', (_row, asOf) => asOf.toISOString()),
  column('minimum', 'NUMBER', 'MEASURE', 'Наименьшее', 'Minimum', ({ distribution }) => distribution?.minimum ?? null),
  column('median', 'NUMBER', 'MEASURE', 'Медиана', 'Median', ({ distribution }) => distribution?.median ?? null),
  column('maximum', 'NUMBER', 'MEASURE', 'Наибольшее', 'Maximum', ({ distribution }) => distribution?.maximum ?? null),
];
