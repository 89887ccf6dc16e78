import type { Question } from '../suite/asking.js';
import type { Stage } from '../suite/stage.js';
import { NETWORK, REGIONS, regionId } from './country.js';

/** What the read model of the country has figures of. */
const INDICATORS = ['IND-91', 'IND-92', 'IND-90', 'IND-03', 'IND-04', 'IND-05', 'IND-01', 'IND-D1'] as const;

const QUERY = `query ($query: IndicatorQuery!) {
  indicatorTable(query: $query) { columns { name } rows coverage { expected answered missing } revision nextCursor }
}`;

const twelveQuarters = { from: '2023-Q4', to: '2026-Q3', grain: 'QUARTER' };

/** A region's children in twelve quarters, another region and indicator each time, as the operator of that region. */
export async function childrenOfRegions({ issuer }: Stage): Promise<Question> {
  const tokens = await Promise.all(
    Array.from({ length: REGIONS }, (_, region) =>
      issuer.token({ subject: `operator-${region}`, grants: [{ role: 'regional-operator', unit: regionId(region) }] }),
    ),
  );
  return {
    query: QUERY,
    tokenOf: (index) => tokens[index % REGIONS] ?? '',
    variablesOf: (index) => ({ query: { ...ofRegion(index), select: 'CHILDREN', ...twelveQuarters } }),
  };
}

/** The same as somebody who reaches the whole country. */
export async function childrenFromAbove({ issuer }: Stage): Promise<Question> {
  const token = await issuer.token({
    subject: 'inter-regional',
    grants: [{ role: 'inter-regional-operator', unit: NETWORK }],
  });
  return {
    query: QUERY,
    tokenOf: () => token,
    variablesOf: (index) => ({ query: { ...ofRegion(index), select: 'CHILDREN', ...twelveQuarters } }),
  };
}

/** All regions of the country in twelve quarters. */
export async function regionsOfCountry(stage: Stage): Promise<Question> {
  const { query, tokenOf } = await childrenFromAbove(stage);
  return {
    query,
    tokenOf,
    variablesOf: (index) => ({
      query: { indicators: [indicatorOf(index)], unit: NETWORK, select: 'CHILDREN', ...twelveQuarters },
    }),
  };
}

const indicatorOf = (index: number) => INDICATORS[Math.floor(index / REGIONS) % INDICATORS.length] ?? INDICATORS[0];
const ofRegion = (index: number) => ({ indicators: [indicatorOf(index)], unit: regionId(index % REGIONS) });
