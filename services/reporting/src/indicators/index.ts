import { Fault } from '@metodnet/kernel';
import type { Measure } from '../ledger/measure.js';
import type { Indicator } from './define-indicator.js';
import { derivedEducatorsPerMethodist } from './derived-educators-per-methodist.js';
import { k24RegionalMethodists } from './k24-regional-methodists.js';
import { k24TeachersPerRegionalMethodist } from './k24-teachers-per-regional-methodist.js';
import { t12EquippedWorkplaces } from './t12-equipped-workplaces.js';
import { t12MethodistsCategory } from './t12-methodists-category.js';
import { t12MethodistsHigherEducation } from './t12-methodists-higher-education.js';
import { t12MethodistsRetrained } from './t12-methodists-retrained.js';
import { t12WorkplacesOnline } from './t12-workplaces-online.js';
import { t21MethodistsRetrained } from './t21-methodists-retrained.js';
import { u14EducatorsHigherEducation } from './u14-educators-higher-education.js';
import { u14EducatorsRetrained } from './u14-educators-retrained.js';
import { u14StaffingCompleteness } from './u14-staffing-completeness.js';

/** Every indicator that is served, in the order of the catalogue. */
export const indicators: readonly Indicator[] = [
  t12EquippedWorkplaces,
  t12WorkplacesOnline,
  t12MethodistsHigherEducation,
  t12MethodistsRetrained,
  t12MethodistsCategory,
  t21MethodistsRetrained,
  k24RegionalMethodists,
  k24TeachersPerRegionalMethodist,
  u14StaffingCompleteness,
  u14EducatorsHigherEducation,
  u14EducatorsRetrained,
  derivedEducatorsPerMethodist,
];

/** Every numerator and denominator, once. */
export const measures: readonly Measure[] = [
  ...new Map(
    indicators.flatMap(({ value }) => [value.numerator, value.denominator]).map((measure) => [measure.name, measure]),
  ).values(),
];

const byCode = new Map(indicators.map((indicator) => [indicator.code, indicator]));

/** The indicator of a code; `D1` reads as `IND-D1`. Throws BAD_USER_INPUT for a code that is not served, repeated only if it looks like one. */
export function indicatorOf(code: string): Indicator {
  const found = byCode.get(code) ?? byCode.get(`IND-${code}`);
  if (found) return found;
  const named = /^[A-Z]{1,4}(-[A-Z0-9]{1,6}){0,2}$/.test(code) ? ` ${code}` : '';
  const known = [...byCode.keys()];
  throw new Fault(
    'BAD_USER_INPUT',
    {
      ru: `Показателя${named} нет. Есть: ${known.join(', ')}.`,
      en: `There is no indicator${named}. There are: ${known.join(', ')}.`,
    },
    { argument: 'indicators', known },
  );
}
