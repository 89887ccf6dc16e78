import type { UnitKind, UnitLevel } from '@metodnet/contracts';
import { type CalendarDate, calendarDate, type UnitId, unitId } from '@metodnet/kernel';
import type { Dataset, DemoUnit } from '../dataset.js';

/** Members of the network since before its oldest act; the documents print no such day. */
export const FOUNDED = calendarDate('2010-01-01');

export const day = calendarDate;
export const code = unitId;

/** The network itself, above every region. */
export const NETWORK = unitId('ru-net');

/** A unit in one line: code, kind, level, official and short name, parent. */
export function unit(
  id: string,
  kind: UnitKind,
  level: UnitLevel,
  parent: UnitId | null,
  name: string,
  shortName: string,
  more: { readonly from?: CalendarDate; readonly oktmo?: string } = {},
): DemoUnit {
  return { id: unitId(id), kind, level, parent, name, shortName, from: FOUNDED, ...more };
}

/** What one place adds to the network. */
export type Place = Pick<Dataset, 'units' | 'memberships' | 'relations' | 'agreements' | 'models' | 'webResources'>;

export const NOWHERE: Place = {
  units: [],
  memberships: [],
  relations: [],
  agreements: [],
  models: [],
  webResources: [],
};
