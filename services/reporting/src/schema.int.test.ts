import { buildSubgraph, type Parts } from '@metodnet/subgraph';
import { type GraphQLSchema, graphql } from 'graphql';
import { columns } from './indicator-table/columns.js';
import { actor, type Reporting, Story, startReporting } from './reporting.fixture.js';
import { reporting as definition } from './service.js';

const region = actor({ 'regional-operator': 'ru-tom' });

describe('Asking the published schema', () => {
  let reporting: Reporting;
  let schema: GraphQLSchema;
  const tomsk = 'ru-tom-tomsk';

  beforeAll(async () => {
    reporting = await startReporting();
    const story = new Story();
    story.unit('ru-tom', 'REGION', 'REGION');
    story.unit(tomsk, 'MUNICIPALITY', 'MUNICIPALITY', 'ru-tom', 'REGION');
    story.unit(`${tomsk}-imc`, 'METHODICAL_CENTRE', 'ORGANISATION', tomsk, 'MUNICIPALITY', tomsk);
    story.employ(tomsk, story.person(tomsk, { higherEducation: true }), `${tomsk}-imc`, { methodist: true, rate: 25 });
    await reporting.hear(story);
    schema = await buildSubgraph(definition.build(reporting.parts as Parts));
  });
  afterAll(() => reporting.stop());

  const ask = async (source: string, variables: Record<string, unknown> = {}) => {
    const contextValue = { actor: region, scopes: new Set(), language: 'ru' };
    const { data, errors } = await graphql({ schema, source, variableValues: variables, contextValue });
    return {
      data: JSON.parse(JSON.stringify(data ?? null)),
      codes: (errors ?? []).map(({ originalError }) => (originalError as { code?: string })?.code),
    };
  };

  it('answers a table whose rows follow its columns', async () => {
    const { data, codes } = await ask(
      `query ($query: IndicatorQuery!) {
         indicatorTable(query: $query) {
           columns { name type role title { ru en } } rows revision nextCursor
           coverage { expected answered missing heard { unit dataAsOf } stale { unit } }
         }
       }`,
      {
        query: {
          indicators: ['D1', 'IND-03'],
          unit: 'ru-tom',
          select: 'CHILDREN',
          from: '2026-Q2',
          to: '2026-Q2',
          grain: null,
        },
      },
    );
    expect(codes).toEqual([]);
    const { rows, coverage, nextCursor } = data.indicatorTable;
    const named = rows.map((row: unknown[]) =>
      Object.fromEntries(columns.map(({ name }, index) => [name, row[index]])),
    );
    expect(named).toMatchObject([
      {
        ...{ observation: `IND-D1~${tomsk}~2026-Q2~ADMINISTRATIVE~as-was`, indicator: 'IND-D1', variant: 'default' },
        ...{ unit: tomsk, unit_name: tomsk, level: 'MUNICIPALITY', parent: 'ru-tom', period: '2026-Q2' },
        ...{ period_start: '2026-04-01', period_end: '2026-06-30', numerator: 1, denominator: 0.25, value: 4 },
        ...{ unit_of_measure: 'PERSONS_PER_POST', comparator: 'AT_MOST', target: 260, status: 'MET', state: 'ENDED' },
        ...{ rank: 1, rank_of: 1, additive: false, definition_version: 1, minimum: null },
      },
      { indicator: 'IND-03', numerator: 1, denominator: 1, value: 100, target: 80, status: 'MET' },
    ]);
    expect(named[0].target_source).toMatch(/^ru-tom-tomsk: T12 §6/);
    expect({ coverage, nextCursor }).toEqual({
      coverage: {
        ...{ expected: 1, answered: 1, missing: [], stale: [] },
        heard: [{ unit: tomsk, dataAsOf: '2026-11-01T00:00:00.000Z' }],
      },
      nextCursor: null,
    });
  });

  it('answers the same figures as a list, and leads to their events and entities', async () => {
    const { data } = await ask(
      `query ($query: IndicatorQuery!) {
         observations(query: $query, first: 1) {
           totalCount pageInfo { hasNextPage endCursor }
           edges { cursor node { id unit unitName period numerator denominator value status rankOf asOf } }
         }
       }`,
      { query: { indicators: ['IND-03'], units: [tomsk, 'ru-tom'], from: '2026-M06', to: '2026-M06' } },
    );
    const { totalCount, pageInfo, edges } = data.observations;
    expect({ totalCount, hasNextPage: pageInfo.hasNextPage }).toEqual({ totalCount: 2, hasNextPage: true });
    expect(edges[0].node).toMatchObject({
      unit: 'ru-tom',
      numerator: 1,
      denominator: 1,
      value: 100,
      status: 'NO_TARGET',
    });

    const behind = await ask(
      `query ($id: ID!) {
         facts(observation: $id) {
           totalCount
           nodes { type producer seq entity { __typename ... on Employment { id } ... on Person { id } ... on Unit { id } } }
         }
       }`,
      { id: edges[0].node.id },
    );
    expect(behind.data.facts).toMatchObject({
      totalCount: 2,
      nodes: [
        { type: 'staffing.person-registered.v1', entity: { __typename: 'Person' } },
        { type: 'staffing.employed.v1', producer: `${tomsk}/staffing`, seq: 2, entity: { __typename: 'Employment' } },
      ],
    });
  });

  it('tells what indicators mean, and refuses what is not served yet', async () => {
    const { data } = await ask(
      '{ indicators(codes: ["D1"]) { code title { ru } comparator comparatorSource levels additive } }',
    );
    expect(data.indicators).toEqual([
      {
        ...{ code: 'IND-D1', title: { ru: 'Педагогических работников на одного методиста' }, comparator: 'AT_MOST' },
        ...{
          comparatorSource: 'INFERRED',
          levels: ['MUNICIPALITY', 'HUB', 'REGION', 'INTER_REGIONAL'],
          additive: false,
        },
      },
    ]);
    const register = 'register(code: "REP-02", query: { unit: "ru-tom", from: "2026-A1", to: "2026-A1" }) { revision }';
    expect((await ask(`{ ${register} }`)).codes).toEqual(['NOT_SERVED_YET']);
    const table =
      'indicatorTable(query: { indicators: ["D1"], unit: "ru-tom", from: "2026-A1", to: "2026-A1" }, first: 10001)';
    expect((await ask(`{ ${table} { revision } }`)).codes).toEqual(['BAD_USER_INPUT']);
  });
});
