import { setTimeout as wait } from 'node:timers/promises';
import { addressesOf, aGateway, aNode, type NodeProcess } from './network.fixture.js';

const person = (owner: string, digit: number) => `${owner}:00000000-0000-4000-8000-00000000000${digit}`;

let region: NodeProcess;
let tomsk: NodeProcess;
let asino: NodeProcess;
let gateway: Awaited<ReturnType<typeof aGateway>>;

const placement = () => ({
  nodes: {
    region: addressesOf(region.origin),
    'node-tomsk': addressesOf(tomsk.origin, ['network', 'staffing']),
    'node-asino': addressesOf(asino.origin, ['network', 'staffing']),
  },
  owners: { 'ru-tom-tomsk': 'node-tomsk', 'ru-tom-asino': 'node-asino' },
  units: { 'ru-tom-tomsk-school-4': 'ru-tom-tomsk' },
  default: 'region',
});

beforeAll(async () => {
  [region, tomsk, asino] = await Promise.all([aNode('region'), aNode('node-tomsk'), aNode('node-asino')]);
  gateway = await aGateway(placement());
}, 30_000);

afterAll(async () => {
  await gateway.stop();
  for (const { child } of [region, tomsk, asino]) child.kill('SIGKILL');
});

const ids = [
  person('ru-tom-tomsk', 1),
  person('ru-tom-asino', 1),
  person('ru-pnz', 1),
  person('ru-tom-tomsk', 2),
  person('ru-tom-asino', 1),
];
const rows = 'query($ids: [ID!]!) { rows(ids: $ids) { figure person { id home } } }';

describe('Looking up records that live on three nodes', () => {
  it('asks each node once, for its own, and keeps the order', async () => {
    const before = await tomsk.counts();
    const { body } = await gateway.ask(rows, { ids });
    const homes = ['node-tomsk', 'node-asino', 'region', 'node-tomsk', 'node-asino'];
    expect(body.data).toEqual({ rows: ids.map((id, figure) => ({ figure, person: { id, home: homes[figure] } })) });
    expect(body.errors).toBeUndefined();
    expect((await tomsk.counts()).staffing).toBe((before.staffing ?? 0) + 1);
    expect(body.extensions?.homes).toEqual([
      { node: 'node-asino', subgraph: 'staffing', status: 'OK' },
      { node: 'node-tomsk', subgraph: 'staffing', status: 'OK' },
      { node: 'region', subgraph: 'reporting', status: 'OK' },
      { node: 'region', subgraph: 'staffing', status: 'OK' },
    ]);
  });

  it('asks root fields at the home of their unit, by literal, by variable, by input, and splits one fetch', async () => {
    const { body } = await gateway.ask(
      `query($unit: ID!) {
        a: unit(id: "ru-tom-tomsk") { home }
        b: unit(id: $unit) { home }
        c: unit(id: "ru-tom-tomsk-school-4") { home }
        d: unit(id: "ru-pnz") { home }
        people(unit: "ru-tom-asino") { home }
        units(ids: ["ru-tom-tomsk"]) { home }
      }`,
      { unit: 'ru-tom-asino' },
    );
    expect(body.data).toEqual({
      a: { home: 'node-tomsk' },
      b: { home: 'node-asino' },
      c: { home: 'node-tomsk' },
      d: { home: 'region' },
      people: [{ home: 'node-asino' }],
      units: [{ home: 'region' }],
    });
  });

  it.each([
    [
      'mutation($input: RenameUnit!) { renameUnit(input: $input) { home } }',
      { input: { unit: 'ru-tom-asino', name: 'x' } },
    ],
    ['mutation($unit: ID!) { renameUnit(input: { unit: $unit, name: "x" }) { home } }', { unit: 'ru-tom-asino' }],
  ])('sends a change to the home of its unit: %s', async (text, variables) => {
    expect((await gateway.ask(text, variables)).body.data).toEqual({ renameUnit: { home: 'node-asino' } });
  });

  it('leaves to the default node what a node does not run', async () => {
    const { body } = await gateway.ask('{ rows(ids: []) { figure } total }');
    expect(body.extensions?.homes).toEqual([{ node: 'region', subgraph: 'reporting', status: 'OK' }]);
  });
});

describe('Changing the placement', () => {
  it('takes effect without a restart; a bad table changes nothing', async () => {
    const moved = { ...placement(), owners: { 'ru-tom-asino': 'node-asino' } };
    await gateway.place(JSON.stringify(moved));
    await wait(1500);
    expect((await gateway.ask('{ unit(id: "ru-tom-tomsk") { home } }')).body.data).toEqual({
      unit: { home: 'region' },
    });

    await gateway.place('{ "nodes": {}, "default": "nowhere" }');
    await wait(1500);
    expect((await gateway.ask('{ unit(id: "ru-tom-asino") { home } }')).body.data).toEqual({
      unit: { home: 'node-asino' },
    });

    await gateway.place(JSON.stringify(placement()));
    await wait(1500);
    expect((await gateway.ask('{ unit(id: "ru-tom-tomsk") { home } }')).body.data).toEqual({
      unit: { home: 'node-tomsk' },
    });
  }, 15_000);
});

describe('A node that does not answer', () => {
  const withoutAsino = ids.map((id, figure) => ({
    figure,
    person: id.startsWith('ru-tom-asino') ? null : { id, home: figure === 2 ? 'region' : 'node-tomsk' },
  }));

  it('slow: its records are missing after the timeout, with their places; the others are there', async () => {
    asino.child.kill('SIGSTOP');
    const begun = performance.now();
    const { body, status } = await gateway.ask(rows, { ids });
    expect(performance.now() - begun).toBeLessThan(1500 + 1000);
    asino.child.kill('SIGCONT');
    expect(status).toBe(200);
    expect(body.data).toEqual({ rows: withoutAsino });
    expect(body.errors?.map(({ path, extensions }) => [path, extensions.code])).toEqual([
      [['rows', 1, 'person', 'home'], 'SUBGRAPH_UNAVAILABLE'],
      [['rows', 4, 'person', 'home'], 'SUBGRAPH_UNAVAILABLE'],
    ]);
    expect(body.extensions?.homes?.[0]).toEqual({ node: 'node-asino', subgraph: 'staffing', status: 'UNAVAILABLE' });
  });

  it('killed: the same, at once, and nothing tells where it was', async () => {
    asino.child.kill('SIGKILL');
    await wait(50);
    const { body } = await gateway.ask(rows, { ids });
    expect(body.data).toEqual({ rows: withoutAsino });
    expect(body.errors).toHaveLength(2);
    expect(JSON.stringify(body)).not.toMatch(/127\.0\.0\.1|ECONN|http/);
  });
});
