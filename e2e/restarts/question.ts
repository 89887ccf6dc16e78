import type { Suite } from '@metodnet/testing/suite';
import { ALPHA, REGION } from '../journey.network.js';

/** A question that all subgraphs answer together; two of its parts lead from one of them to another. */
export const QUESTION = {
  query: `query ($unit: ID!, $table: IndicatorQuery!, $observation: ID!) {
    units(within: $unit, levels: [ORGANISATION]) { nodes { id shortName staff { totalCount } } }
    employments(unit: $unit, first: 2) { nodes { id main unit { id shortName } person { lastName } } }
    events(within: $unit) { totalCount }
    indicatorTable(query: $table) { coverage { expected answered missing } }
    facts(observation: $observation, first: 1) { edges { node { type entity { ... on Employment { unit { shortName } } ... on Person { unit: steward { shortName } } } } } }
  }`,
  variables: {
    unit: ALPHA,
    table: { indicators: ['IND-03'], unit: ALPHA, from: '2026-Q2', to: '2026-Q2' },
    observation: `IND-03~${ALPHA}~2026-Q2~ADMINISTRATIVE~as-was`,
  },
};

export interface Answered {
  readonly data: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly {
    readonly path?: readonly (string | number)[];
    readonly extensions: { readonly code: string };
  }[];
  readonly extensions?: { readonly homes?: readonly { readonly subgraph: string; readonly status: string }[] };
}

/** Asks the gateway as somebody who may see all of it. */
export async function analystOf({ endpoint, issuer }: Suite) {
  const token = await issuer.token({
    subject: 'analyst',
    grants: [
      { role: 'regional-operator', unit: REGION },
      { role: 'municipal-operator', unit: ALPHA },
    ],
  });
  return async (body: object, headers: Record<string, string> = {}): Promise<Answered> => {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
      body: JSON.stringify(body),
    });
    return (await response.json()) as Answered;
  };
}

/** The places at which errors stand, each as far down as the answer goes: `employments.nodes.0.unit`. */
export function placesOf({ data, errors = [] }: Answered): string[] {
  const places = errors.map(({ path = [] }) => {
    const walked: (string | number)[] = [];
    let value: unknown = data;
    for (const step of path) {
      if (value === null || value === undefined) break;
      walked.push(step);
      value = (value as Record<string | number, unknown>)[step];
    }
    return walked.join('.');
  });
  return [...new Set(places)].sort();
}
