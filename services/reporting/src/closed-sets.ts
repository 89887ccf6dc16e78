import { type Hierarchy, SiteKind, UnitCategory, UnitKind, type UnitLevel } from '@metodnet/contracts';
import type { Grain } from '@metodnet/kernel';
import { closedSet } from '@metodnet/subgraph';
import type { ColumnRole, ColumnType } from './indicator-table/columns.js';
import type { Observation } from './indicator-table/observation.js';
import type { AskedGrain } from './indicator-table/periods.js';
import type { OrderBy, OrderColumn, RankScope, UnitSelection } from './indicator-table/query.js';
import type { ResultStatus } from './indicator-table/result.js';
import type {
  Comparator,
  CustomerGroup,
  DisclosureClass,
  Indicator,
  UnitOfMeasure,
} from './indicators/define-indicator.js';

export const UnitLevelEnum = closedSet<UnitLevel>(
  'UnitLevel',
  'Levels of support of the network, exactly five (NET-01).',
  {
    INTER_REGIONAL: 'межрегиональный · inter-regional',
    REGION: 'региональный · region',
    HUB: 'межмуниципальный, хаб · inter-municipal hub',
    MUNICIPALITY: 'муниципальный · municipality',
    ORGANISATION: 'уровень организации · organisation',
  },
);
export const IndicatorGrainEnum = closedSet<Grain>(
  'IndicatorGrain',
  'Lengths of period that an indicator is defined for.',
  {
    MONTH: 'месяц · month',
    QUARTER: 'квартал · quarter',
    YEAR: 'календарный год · calendar year',
    ACADEMIC_YEAR: 'учебный год с 1 сентября · academic year from 1 September',
  },
);
export const UnitOfMeasureEnum = closedSet<UnitOfMeasure>('UnitOfMeasure', 'What a value is counted in.', {
  PERCENT: 'проценты, 0–100 · per cent, 0–100',
  PERSONS_PER_POST: 'человек на ставку · people per post (FTE)',
  PERSONS_PER_METHODIST: 'человек на одного методиста · people per methodist',
  COUNT: 'штук · how many',
  PERSONS: 'человек · people',
  YES_NO: '1 — да, 0 — нет · 1 yes, 0 no',
});
export const ComparatorEnum = closedSet<Comparator>(
  'Comparator',
  'How a value is compared with its target, unrounded.',
  {
    AT_LEAST: 'не менее · at least',
    AT_MOST: 'не более · at most',
  },
);
export const ComparatorSourceEnum = closedSet<Indicator['comparatorSource']>(
  'ComparatorSource',
  'Whether the document prints the comparator (AMB-03).',
  { PRINTED: 'напечатано · printed', INFERRED: 'прочитано по смыслу · inferred' },
);
export const DisclosureClassEnum = closedSet<DisclosureClass>(
  'DisclosureClass',
  'Whether small figures are suppressed.',
  {
    ORGANISATIONAL: 'никогда · never',
    PERSONAL: 'меньше порога скрываются · below a threshold',
  },
);
export const CustomerGroupEnum = closedSet<CustomerGroup>(
  'CustomerGroup',
  'In whose report the value is asked (AMB-30).',
  {
    QZ: 'качество, муниципальное задание · quality, municipal assignment',
    OB: 'целевые объёмные показатели · target volume indicators',
    MP: 'муниципальная программа · municipal programme',
    ST: 'стандарт качества · quality standard',
    MO: 'плановый результат модели · planned result of the model',
    RG: 'положение · regulation',
  },
);

/** A closed set whose values network describes. */
const asInNetwork = <Value extends string>(name: string, description: string, values: readonly Value[]) =>
  closedSet(
    name,
    description,
    Object.fromEntries(values.map((value) => [value, value.toLowerCase().replaceAll('_', ' ')])) as Record<
      Value,
      string
    >,
  );

export const UnitKindEnum = asInNetwork(
  'UnitKind',
  'Kinds of organisations (CL-10) and of other members (CL-22).',
  UnitKind.options,
);
export const UnitCategoryEnum = asInNetwork(
  'UnitCategory',
  'Dated categories of an organisation (NET-14).',
  UnitCategory.options,
);
export const SiteKindEnum = asInNetwork(
  'SiteKind',
  'Statuses of an organisation as a site (CL-07, NET-13).',
  SiteKind.options,
);
export const HierarchyEnum = closedSet<Hierarchy>(
  'Hierarchy',
  'The two parallel hierarchies over the same units (NET-08).',
  {
    ADMINISTRATIVE: 'административная: регион → муниципалитет → организация · administrative',
    NETWORK:
      'сетевая: регион → хаб → муниципалитет и всё, что ниже · network: region → hub → municipality and all below it',
  },
);
export const UnitSelectionEnum = closedSet<UnitSelection>('UnitSelection', 'Which units, seen from those named.', {
  SELF: 'сами · themselves',
  CHILDREN: 'непосредственно ниже · directly below',
  DESCENDANTS: 'все ниже · everything below',
});
export const GrainEnum = closedSet<AskedGrain>('Grain', 'Length of the periods of an answer.', {
  MONTH: 'месяц · month',
  QUARTER: 'квартал · quarter',
  YEAR: 'календарный год · calendar year',
  ACADEMIC_YEAR: 'учебный год с 1 сентября · academic year from 1 September',
  WHOLE: 'весь промежуток сразу · the whole span at once',
});
export const RankScopeEnum = closedSet<RankScope>(
  'RankScope',
  'Among which units a rank counts, whichever of them the answer shows.',
  {
    PARENT:
      'все того же уровня при той же вышестоящей; пусто, если видны не все · all of the same level and parent; null to who does not see all',
    LEVEL: 'все того же уровня, которые видны · all of the same level that you reach',
  },
);
export const OrderColumnEnum = closedSet<OrderColumn>('OrderColumn', 'By what rows are ordered.', {
  INDICATOR: 'код показателя · code of the indicator',
  UNIT: 'код организации · code of the unit',
  UNIT_NAME: 'название · name of the unit',
  LEVEL: 'уровень, от верхнего · level, from the top',
  PERIOD: 'период · period',
  VALUE: 'значение, пустые в конце · value, absent ones last',
  STATUS: 'результат · status',
  RANK: 'место, пустые в конце · rank, absent ones last',
});
export const SortDirectionEnum = closedSet<OrderBy['direction']>('SortDirection', 'Which way an order runs.', {
  ASC: 'по возрастанию · ascending',
  DESC: 'по убыванию · descending',
});
export const ResultStatusEnum = closedSet<ResultStatus>(
  'ResultStatus',
  'How a figure stands; never a silent zero or null.',
  {
    MET: 'цель достигнута · the target is met',
    NOT_MET: 'цель не достигнута · the target is not met',
    NO_TARGET: 'цель не задана · no target is set',
    NOT_COMPUTABLE: 'нечего делить или не определено для уровня · nothing to divide by, or not defined for the level',
    NOT_SUBMITTED: 'данных не поступало · nothing has been told yet',
    STALE: 'данные устарели · the data are out of date',
    SUPPRESSED: 'скрыто: слишком мало человек · suppressed: too few people',
  },
);
export const PeriodStateEnum = closedSet<Observation['state']>('PeriodState', 'Whether the period is over.', {
  OPEN: 'ещё идёт · still running',
  ENDED: 'закончился · over',
});
export const ColumnTypeEnum = closedSet<ColumnType>('ColumnType', 'What the cells of a column hold; any may be null.', {
  STRING: 'текст · text',
  INTEGER: 'целое · integer',
  NUMBER: 'число; точное целое сверх 2^53 — текстом · number; an exact one beyond 2^53 is text',
  BOOLEAN: 'да или нет · yes or no',
  DATE: 'дата ГГГГ-ММ-ДД · day YYYY-MM-DD',
  DATETIME: 'момент ISO 8601 · moment, ISO 8601',
});
export const ColumnRoleEnum = closedSet<ColumnRole>('ColumnRole', 'What a column is to a pivot table.', {
  DIMENSION: 'измерение · dimension',
  MEASURE: 'показатель · measure',
  ATTRIBUTE: 'свойство · attribute',
});
