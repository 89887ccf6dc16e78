import type { Suite } from '@metodnet/testing/suite';
import { REGION, registrarToken } from './territory.js';

const TABLE = `query Coverage($query: IndicatorQuery!) { indicatorTable(query: $query) { coverage { heard { unit dataAsOf } } } }`;

/** How far reporting says that its data of a municipality reach. */
export async function heardOf(suite: Suite, municipality: string): Promise<Date | null> {
  const query = { indicators: ['IND-03'], unit: REGION, from: '2026-Q3', to: '2026-Q3' };
  const response = await fetch(suite.endpoint, {
    method: 'POST',
    headers: { authorization: `Bearer ${await registrarToken(suite)}`, 'content-type': 'application/json' },
    body: JSON.stringify({ query: TABLE, variables: { query } }),
  });
  const { data } = (await response.json()) as {
    readonly data?: {
      readonly indicatorTable: { readonly coverage: { readonly heard: { unit: string; dataAsOf: string }[] } };
    };
  };
  const heard = data?.indicatorTable.coverage.heard.find(({ unit }) => unit === municipality);
  return heard ? new Date(heard.dataAsOf) : null;
}
