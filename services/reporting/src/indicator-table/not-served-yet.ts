import { Fault } from '@metodnet/kernel';
import type { Indicator } from '../indicators/define-indicator.js';
import type { IndicatorQuery } from './query.js';

/** What is part of the public contract and will come; until then it is refused, never answered with another figure. */
export const notServedYet = (what: string) =>
  new Fault(
    'NOT_SERVED_YET',
    {
      ru: `${what} пока не обслуживается: уберите этот аргумент.`,
      en: `${what} is not served yet: leave it out.`,
    },
    { argument: what },
  );

/** Whether few people could be recognised is decided along the tree as it was; along another one it is not decided yet. */
export function refuseHiddenAlong(indicators: readonly Indicator[], treeAsOf: unknown): void {
  if (treeAsOf && indicators.some(({ disclosure }) => disclosure === 'PERSONAL')) throw notServedYet('treeAsOf');
}

/** Refuses the parts of a query that are not served yet. A figure of the last minute is a figure of now. */
export function refuseNotServed(query: IndicatorQuery, now: Date): void {
  if (query.asOf && Math.abs(now.getTime() - query.asOf.getTime()) > A_MINUTE) throw notServedYet('asOf');
  for (const argument of ['breakdown', 'groups'] as const) {
    if (query[argument] && query[argument].length > 0) throw notServedYet(argument);
  }
  if (query.updatedAfter) throw notServedYet('updatedAfter');
}

const A_MINUTE = 60_000;
