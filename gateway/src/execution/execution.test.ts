import { federation } from './federation.fixture.js';
import { world } from './world.fixture.js';

const { ask, supergraph } = federation(world);

describe('Looking up entities', () => {
  it('asks for equal ones once and puts them wherever they stand', async () => {
    const { data, calls } = await ask('{ people { unit { label } } b: people { unit { label } } }');
    const lookups = calls.filter(({ subgraph }) => subgraph === 'labels');
    expect(lookups.map(({ body }) => JSON.parse(body).variables)).toEqual([
      {
        __batch_reps_0: [
          { __typename: 'Unit', id: 'tomsk' },
          { __typename: 'Unit', id: 'sever' },
          { __typename: 'Unit', id: 'asino' },
        ],
      },
    ]);
    const three = ['tomsk', 'sever', 'asino'].map((id) => ({ unit: { label: `${id} RU` } }));
    expect(data).toEqual({ people: three, b: three });
  });

  it('asks for no more than 1,000 at a time', async () => {
    const many = federation([
      {
        name: 'many',
        sdl: 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"]) type Query { rows: [Row!]! } type Row @key(fields: "id") { id: ID! }',
        resolvers: { Query: { rows: () => Array.from({ length: 2001 }, (_, id) => ({ id })) } },
      },
      {
        name: 'more',
        sdl: 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"]) type Row @key(fields: "id") { id: ID! twice: Int }',
        resolvers: { Row: { __resolveReference: ({ id }: { id: string }) => ({ id, twice: Number(id) * 2 }) } },
      },
    ]);
    const { data, calls } = await many.ask('{ rows { twice } }');
    const sizes = calls.slice(1).map(({ body }) => JSON.parse(body).variables.representations.length);
    expect(sizes).toEqual([1000, 1000, 1]);
    const rows = Array.from({ length: 2001 }, (_, id) => ({ twice: id * 2 }));
    expect(data).toEqual({ rows });
  });

  it('leaves an entity alone that its subgraph does not know', async () => {
    const { data, errors } = await ask('{ people { id nick } }', {
      instead: ({ subgraph }) =>
        subgraph === 'labels'
          ? { available: true, data: { _entities: [{ nick: 'first' }, null, { nick: 'third' }] }, errors: [] }
          : null,
    });
    expect(data).toEqual({
      people: [
        { id: 'ada', nick: 'first' },
        { id: 'bob', nick: null },
        { id: 'eve', nick: 'third' },
      ],
    });
    expect(errors).toEqual([]);
  });
});

describe('Serving the directives of federation', () => {
  it('@requires: brings what the field needs, with its own arguments, beside what the caller asked', async () => {
    const { data } = await ask('{ unit(id: "sever") { weight(in: KG) load } }');
    expect(data).toEqual({ unit: { weight: 2, load: 2010 } });
  });

  it('@provides: takes the field where it is, without another fetch', async () => {
    const { data, calls } = await ask('{ unit(id: "tomsk") { head { name } } }');
    expect(data).toEqual({ unit: { head: { name: 'Person ada' } } });
    expect(calls.map(({ subgraph }) => subgraph)).toEqual(['network']);
  });

  it('@override: asks the new owner of a field', async () => {
    const { data } = await ask('{ people(rank: HIGH) { unit { moved } } }');
    expect(data).toEqual({ people: [{ unit: { moved: 'moved tomsk' } }] });
  });

  it('@interfaceObject: learns the type where it is known, and only if that matters', async () => {
    const known = await ask('{ best { __typename id score title ... on Unit { name } } }');
    expect(known.data).toEqual({
      best: { __typename: 'Unit', id: 'asino', score: 5, title: 'The asino', name: 'Unit asino' },
    });
    const enough = await ask('{ best { id score } }');
    expect(enough.data).toEqual({ best: { id: 'asino', score: 5 } });
    expect(enough.calls.map(({ subgraph }) => subgraph)).toEqual(['scores']);
  });

  it('@inaccessible: neither fields nor objects of hidden types leave', async () => {
    await expect(ask('{ unit(id: "tomsk") { hidden } }')).rejects.toMatchObject({ code: 'GRAPHQL_VALIDATION_FAILED' });
    const { data, errors } = await ask('{ hiddenNodes { __typename id } }');
    expect(data).toMatchObject({ hiddenNodes: [{}, {}, {}, {}, null] });
    expect(errors).toMatchObject([{ path: ['hiddenNodes', 4], extensions: { code: 'VALUE_MISSING' } }]);
  });

  it('does not name in its own schema what is hidden or federation’s', () => {
    expect(Object.keys(supergraph.api.getTypeMap()).filter((name) => /^(Secret|join__|link__|_)/.test(name))).toEqual(
      Object.keys(supergraph.api.getTypeMap()).filter((name) => name.startsWith('__')),
    );
  });
});

describe('Answering in the caller’s words', () => {
  it.each([
    ['an alias that hides a key', '{ unit(id: "sever") { id: name label } }', { id: 'Unit sever', label: 'sever RU' }],
    [
      'an alias that hides a required field',
      '{ unit(id: "sever") { name: title load } }',
      { name: 'The sever', load: 2010 },
    ],
    [
      'one field with two arguments',
      '{ unit(id: "sever") { kg: weight(in: KG) g: weight(in: G) ru: label en: label(lang: EN) } }',
      { kg: 2, g: 2000, ru: 'sever RU', en: 'sever EN' },
    ],
    [
      'an alias that JavaScript knows',
      '{ unit(id: "sever") { constructor: name toString: boom } }',
      { constructor: 'Unit sever', toString: null },
    ],
    [
      'fragments',
      '{ unit(id: "sever") { ...A } } fragment A on Node { ...B id } fragment B on Unit { name label }',
      { id: 'sever', name: 'Unit sever', label: 'sever RU' },
    ],
  ])('%s', async (_, text, unit) => {
    expect((await ask(text)).data).toEqual({ unit });
  });

  it('gives a name back that two types of one subgraph disagree about', async () => {
    const { data } = await ask('{ nodes { ... on Unit { badge } ... on School { badge } } }');
    expect(data?.nodes).toEqual([
      ...['tomsk', 'sever', 'asino', 'kedr'].map((id) => ({ badge: `badge ${id}` })),
      { badge: null },
      { badge: null },
    ]);
  });

  it.each([
    [true, { me: { name: 'Person bob', rank: 'LOW' } }],
    [false, { me: { name: 'Person bob', nick: 'nick bob' } }],
  ])('leaves out and takes in by @skip and @include (%s)', async (yes, data) => {
    const text = `query($yes: Boolean!) { me { name rank @include(if: $yes) ... on Person @skip(if: $yes) { nick } } units @skip(if: true) { id } }`;
    const answer = await ask(text, { variables: { yes } });
    expect(answer.data).toEqual(data);
    expect(answer.calls.map(({ subgraph }) => subgraph)).not.toContain('network');
  });

  it('uses the defaults of variables and arguments, and tells null from nothing', async () => {
    const text =
      'query($limit: Int = 1, $rank: Rank) { search(input: { text: "Person", limit: $limit }) { id } people(rank: $rank) { id } }';
    const ids = (data: unknown) => JSON.stringify(data);
    expect(ids((await ask(text)).data)).toBe(
      '{"search":[{"id":"ada"}],"people":[{"id":"ada"},{"id":"bob"},{"id":"eve"}]}',
    );
    expect(ids((await ask(text, { variables: { limit: 2, rank: 'HIGH' } })).data)).toBe(
      '{"search":[{"id":"ada"},{"id":"bob"}],"people":[{"id":"ada"}]}',
    );
    expect((await ask('{ search { id } }')).data).toEqual({ search: [{ id: 'ada' }, { id: 'bob' }] });
  });

  it('tells every type and keeps whole what a scalar holds', async () => {
    const { data } = await ask('{ __typename t: __typename me { __typename tags unit { __typename } } }');
    expect(data).toEqual({
      __typename: 'Query',
      t: 'Query',
      me: { __typename: 'Person', tags: { nested: [1, { deep: 'bob' }] }, unit: { __typename: 'Unit' } },
    });
  });

  it('keeps the order in which fields were asked', async () => {
    const { data } = await ask('{ unit(id: "tomsk") { label name id load } }');
    expect(Object.keys(data?.unit as object)).toEqual(['label', 'name', 'id', 'load']);
  });
});

describe('Emptying places', () => {
  it('tells an error at the place of the answer where it is, through every alias', async () => {
    const { data, errors } = await ask('{ list: units(first: 2) { calm: boom again: boom } }');
    expect(data).toEqual({
      list: [
        { calm: 'calm', again: 'calm' },
        { calm: null, again: null },
      ],
    });
    expect(errors.map(({ path }) => path)).toEqual([
      ['list', 1, 'calm'],
      ['list', 1, 'again'],
    ]);
  });

  it('empties the nearest nullable place above a missing value, also across subgraphs', async () => {
    const { data, errors } = await ask('{ unit(id: "kedr") { stamp } other: unit(id: "tomsk") { stamp } }');
    expect(data).toEqual({ unit: null, other: { stamp: 'stamp tomsk' } });
    expect(errors).toMatchObject([{ path: ['unit', 'stamp'], message: 'No stamp today' }]);
  });

  it('empties everything when nothing above is nullable', async () => {
    const { data, errors } = await ask('{ units(first: 4) { stamp } me { name } }');
    expect(data).toBeNull();
    expect(errors).toMatchObject([{ path: ['units', 3, 'stamp'] }]);
  });

  it('keeps the data of the others when a root fetch fails', async () => {
    const { data, errors } = await ask('{ me { name } best { score } }', {
      instead: ({ subgraph }) => (subgraph === 'scores' ? { available: false, mayBeDone: false } : null),
    });
    expect(data).toEqual({ me: { name: 'Person bob' }, best: null });
    expect(errors).toEqual([
      {
        message: 'The service scores does not answer now; its data is missing.',
        path: ['best'],
        extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'scores' },
      },
    ]);
  });

  it('names each field that a failed look-up should have brought, and no field that only the plan asked', async () => {
    const { data, errors } = await ask('{ people { unit { load label } } }', {
      instead: ({ subgraph }) =>
        subgraph === 'labels' || subgraph === 'network' ? { available: false, mayBeDone: false } : null,
    });
    expect(data).toEqual({ people: [0, 1, 2].map(() => ({ unit: { load: null, label: null } })) });
    const places = errors.map(({ path }) => path?.join('.')).sort();
    expect(places).toEqual(
      [
        ...[0, 1, 2].map((index) => `people.${index}.unit`),
        ...[0, 1, 2].map((index) => `people.${index}.unit.label`),
      ].sort(),
    );
  });

  it('refuses values that are not of the schema', async () => {
    const { data, errors } = await ask('{ unit(id: "tomsk") { kind title } }', {
      instead: () => ({ available: true, data: { _0_unit: { kind: 'FOREST', title: { not: 'text' } } }, errors: [] }),
    });
    expect(data).toEqual({ unit: null });
    expect(errors.map(({ path }) => path)).toEqual([['unit', 'kind']]);
  });

  it('counts errors beyond 200 instead of listing them', async () => {
    const nodes = Array.from({ length: 150 }, (_, id) => ({ __typename: 'Unit', id: `unit-${id}`, _0_label: null }));
    const { errors, errorsOmitted } = await ask('{ nodes { id ... on Unit { label motto } } }', {
      instead: ({ subgraph }) =>
        subgraph === 'network'
          ? { available: true, data: { nodes }, errors: [] }
          : { available: false, mayBeDone: false },
    });
    expect(errors).toHaveLength(200);
    expect(errorsOmitted).toBe(100);
  });
});
