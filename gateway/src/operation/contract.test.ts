import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSupergraph } from '../supergraph/supergraph.js';
import { defaultLimits } from './limits.js';
import { Operations } from './operations.js';

/** The limits against the supergraph that is served: what the services document must pass at its largest page. */
const supergraph = readSupergraph(readFileSync(join(import.meta.dirname, '../../supergraph.graphql'), 'utf8'));
const operations = new Operations(supergraph, defaultLimits);
const costOf = (text: string) => operations.prepare(text, null).cost({});
const query =
  'query: { indicators: ["IND-03"] unit: "ru-tom" select: DESCENDANTS levels: [HUB] from: "2026-Q3" to: "2026-Q3" }';
const table = (first: number) =>
  `indicatorTable(first: ${first} ${query}) { columns { name title { ru en } } rows coverage { expected answered missing stale { unit dataAsOf } } revision nextCursor }`;

describe('What the services document, at the largest page', () => {
  it.each([
    ['a table', `{ ${table(10_000)} }`, 1 + 5 * 2 + 10_000 + 1 + 5],
    [
      'observations',
      `{ observations(first: 1000 ${query}) { totalCount pageInfo { endCursor } edges { cursor node { id value target } } nodes { id } } }`,
      1 + 1 + 1000 * 2 + 1000,
    ],
    [
      'the facts behind a figure',
      '{ facts(observation: "o", first: 1000) { nodes { type recordedAt producer seq inNumerator inDenominator entity { ... on Employment { id person { lastName firstName } unit { shortName } } ... on Person { id } ... on Unit { id } } } } }',
      1 + 1000 * (1 + 1 + 1 + 1),
    ],
    [
      'a region with its hubs and schools',
      '{ unit(id: "ru-tom") { name children(first: 1000 levels: [HUB]) { nodes { shortName members { agreement from unit { shortName } } } } descendants(kinds: [SCHOOL] first: 1000) { totalCount nodes { shortName contingent { asOf total } } } } }',
      1 + (1 + 1000 * (1 + 5 * 2)) + (1 + 1000 * 2),
    ],
    [
      'a hub as it was',
      '{ units(within: "ru-tom-hub-tomsk" hierarchy: NETWORK first: 1000) { nodes { shortName parent(hierarchy: NETWORK) { id } } } }',
      1 + 1000 * 2,
    ],
    [
      'who has published an act',
      '{ actCompliance(actId: "a" first: 1000) { totalCount nodes { unit { shortName } state publishedOn act { number } } } }',
      1 + 1000 * 3,
    ],
    [
      'all that is kept about the people of a unit',
      '{ persons(unit: "ru-tom-tomsk" first: 500) { nodes { lastName steward { id } admissions { status } categories { kind } qualifications { programme } employments { unit { shortName } terms { position { code } } } } } }',
      1 + 500 * (1 + 1 + 5 + 5 + 5 + 5 * (1 + 1 + 5 * 2)),
    ],
  ])('%s', (_, text, cost) => {
    expect(costOf(text)).toBe(cost);
    expect(() => operations.variablesOf(operations.prepare(text, null), {})).not.toThrow();
  });
});

describe('What would bring a node down', () => {
  it.each([
    ['tables by the dozen', `{ ${['a', 'b', 'c', 'd', 'e'].map((alias) => `${alias}: ${table(10_000)}`).join(' ')} }`],
    ['pages in pages', '{ units(first: 300) { nodes { descendants(first: 300) { nodes { id } } } } }'],
    ['the staff of every unit', '{ units(first: 1000) { nodes { staff(first: 500) { nodes { id } } } } }'],
    [
      'people in circles',
      '{ persons(unit: "u" first: 500) { nodes { employments { person { employments { person { employments { id } } } } } } } }',
    ],
    ['default pages, four deep', `{ unit(id: "u") { ${'children { nodes { '.repeat(4)} id ${'} }'.repeat(4)} } }`],
  ])('%s', (_, text) => {
    expect(costOf(text)).toBeGreaterThan(defaultLimits.cost);
  });
});
