import { Hierarchy } from '@metodnet/contracts';
import { type CalendarDate, isCalendarDate, isUnitId, notFound } from '@metodnet/kernel';
import { type Indicator, read } from '../indicators/define-indicator.js';
import { indicatorOf } from '../indicators/index.js';
import { type AskedPeriod, namedPeriod } from './periods.js';

/** Which figure it is: an observation's id says it in full, so that nothing has to be kept. */
export interface ObservationKey {
  readonly indicator: Indicator;
  readonly unit: string;
  readonly period: AskedPeriod;
  readonly hierarchy: Hierarchy;
  /** The day whose tree was asked for; null is the tree of the period. */
  readonly treeAsOf: CalendarDate | null;
}

/** `IND-03~ru-tom-tomsk~2024-Q1~ADMINISTRATIVE~as-was`; a reading other than the default comes last: `…~annual`. */
export const observationId = ({ indicator, unit, period, hierarchy, treeAsOf }: ObservationKey): string =>
  [indicator.code, unit, period.name, hierarchy, treeAsOf ?? 'as-was', ...otherReading(indicator)].join('~');

const otherReading = ({ variant, readings: [usual] }: Indicator): string[] =>
  !usual || usual.name === variant ? [] : [variant];

/** Reads an observation's id; NOT_FOUND for anything else. */
export function readObservationId(id: string): ObservationKey {
  const [code = '', unit = '', name = '', along, tree = '', variant, ...rest] = id.split('~');
  const period = namedPeriod(name);
  const hierarchy = Hierarchy.safeParse(along);
  const treeAsOf = isCalendarDate(tree) ? tree : null;
  if (rest.length > 0 || !period || !hierarchy.success || !isUnitId(unit) || (!treeAsOf && tree !== 'as-was')) {
    throw noObservation();
  }
  const usual = indicatorOf(code);
  if (variant === undefined) return { indicator: usual, unit, period, hierarchy: hierarchy.data, treeAsOf };
  const reading = usual.readings.find((one) => one.name === variant);
  if (!reading) throw noObservation();
  return { indicator: read(usual, reading), unit, period, hierarchy: hierarchy.data, treeAsOf };
}

const noObservation = () => notFound({ ru: 'Значение', en: 'The observation' });
