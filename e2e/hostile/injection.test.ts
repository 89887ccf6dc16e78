import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSupergraph } from '@metodnet/gateway';
import { SERVICES } from '@metodnet/testing/suite';
import { ALPHA, service } from '../journey.network.js';
import { besiege, type Siege } from './siege.js';
import type { Heard } from './target.js';
import { type Call, callsOf, HOSTILE_TEXTS, servedBy, WORST_TEXTS, withTexts } from './values.js';

const sdl = readFileSync(join(__dirname, '..', '..', 'gateway', 'supergraph.graphql'), 'utf8');
const { api } = readSupergraph(sdl);
/** Hundreds of requests each; a machine may be busy with other things. */
jest.setTimeout(180_000);
const AT_ONCE = 8;

let siege: Siege;
let queries: Call[];
let mutations: Call[];
let direct: readonly { readonly subgraph: string; readonly call: Call }[];
beforeAll(async () => {
  siege = await besiege();
  const plausible = { ...byName, personId: siege.people.own[0] };
  queries = callsOf(api, 'query', plausible);
  mutations = callsOf(api, 'mutation', plausible);
  direct = SERVICES.flatMap((subgraph) =>
    (['query', 'mutation'] as const).flatMap((kind) =>
      callsOf(api, kind, plausible, servedBy(sdl, subgraph)).map((call) => ({ subgraph, call })),
    ),
  );
}, 120_000);
afterAll(() => siege?.end(), 60_000);
afterEach(() => siege.mustHold());

const UNIT = service(ALPHA);
/** Of the types, and of some names; ids of units are those of a unit that nothing else here asks about. */
const byName: Readonly<Record<string, unknown>> = {
  ID: `${ALPHA}:00000000-0000-4000-8000-000000000001`,
  String: 'words',
  Int: 1,
  Float: 1,
  Boolean: true,
  Date: '2026-09-01',
  DateTime: '2026-09-01T00:00:00Z',
  Base64: 'QQ==',
  JSON: {},
  unit: UNIT,
  unitId: UNIT,
  within: UNIT,
  code: 'IND-03',
  codes: 'IND-03',
  indicators: 'IND-03',
  'String from': '2026-Q2',
  'String to': '2026-Q2',
  from: '2026-09-01',
  // What is not served yet would end the question too early.
  asOf: undefined,
  treeAsOf: undefined,
  updatedAfter: undefined,
  breakdown: undefined,
  variants: undefined,
  groups: undefined,
  units: undefined,
};

/** What may come of a text, however bad it is: an answer, or that it cannot be. */
const TAKEN = [
  'served',
  'BAD_USER_INPUT',
  'VARIABLES_TOO_LARGE',
  'NOT_FOUND',
  'FORBIDDEN',
  'STALE_VERSION',
  'NOT_SERVED_YET',
  'TRY_AGAIN',
];
const untaken = (heard: readonly (readonly [string, Heard])[]) =>
  heard.flatMap(([what, { code, text }]) =>
    TAKEN.includes(code ?? '') ? [] : [`${what}: ${code} ${text.slice(0, 300)}`],
  );

async function inTurn<Task>(tasks: readonly Task[], each: (task: Task) => Promise<readonly [string, Heard]>) {
  const heard: (readonly [string, Heard])[] = [];
  const left = [...tasks];
  const worker = async () => {
    for (let task = left.shift(); task !== undefined; task = left.shift()) heard.push(await each(task));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return heard;
}
/** Ids are all read in one way; words are searched for, matched and stored. */
const textsFor = (path: readonly (string | number)[]) =>
  /(id|unit|within|after)$/i.test(String(path.at(-1))) ? WORST_TEXTS : HOSTILE_TEXTS;
/** Of those that fit into a body many times over. */
const FITTING_TEXTS = HOSTILE_TEXTS.filter(({ length }) => length < 10_000 && length !== 1000).slice(0, 6);
/** How often each code came: a table of cases that are all refused at the same wall would try little. */
function counts(heard: readonly (readonly [string, Heard])[]): Record<string, number> {
  const sum: Record<string, number> = {};
  for (const [, { code = 'none' }] of heard) sum[code] = (sum[code] ?? 0) + 1;
  return sum;
}
const named = (text: string) => JSON.stringify(text.length > 40 ? `${text.slice(0, 20)}… ${text.length}` : text);

describe('Q20 hostile texts', () => {
  it('stand in every text of every question, through the gateway', async () => {
    const tasks = queries.flatMap((call) =>
      call.texts.flatMap((path) => textsFor(path).map((text) => ({ call, path, text }))),
    );
    const heard = await inTurn(tasks, async ({ call, path, text }) => [
      `${call.name} ${path.join('.')} ${named(text)}`,
      await siege.gateway.ask(call.query, withTexts(call.variables, [path], text)),
    ]);
    expect(untaken(heard)).toEqual([]);
    expect(Object.keys(counts(heard))).toEqual(
      expect.arrayContaining(['served', 'BAD_USER_INPUT', 'VARIABLES_TOO_LARGE']),
    );
  });

  it('stand in all texts of every change at once, through the gateway', async () => {
    const tasks = mutations.flatMap((call) => FITTING_TEXTS.map((text) => ({ call, text })));
    const heard = await inTurn(tasks, async ({ call, text }) => [
      `${call.name} ${named(text)}`,
      await siege.gateway.ask(call.query, withTexts(call.variables, call.texts, text)),
    ]);
    expect(untaken(heard)).toEqual([]);
  });

  it('stand in every text of every change', async () => {
    const tasks = mutations.flatMap((call) =>
      call.texts.flatMap((path) => WORST_TEXTS.map((text) => ({ call, path, text }))),
    );
    const heard = await inTurn(tasks, async ({ call, path, text }) => [
      `${call.name} ${path.join('.')} ${named(text)}`,
      await siege.gateway.ask(call.query, withTexts(call.variables, [path], text)),
    ]);
    expect(untaken(heard)).toEqual([]);
  });
});

describe('Q20 hostile texts, to the subgraphs directly', () => {
  it('stand in all texts of every question and change', async () => {
    const tasks = direct.flatMap((each) => WORST_TEXTS.map((text) => ({ ...each, text })));
    const heard = await inTurn(tasks, async ({ subgraph, call, text }) => [
      `${call.name} ${named(text)}`,
      await siege.target(subgraph).ask(call.query, withTexts(call.variables, call.texts, text)),
    ]);
    expect(untaken(heard)).toEqual([]);
    expect(heard.length).toBeGreaterThan(400);
  });
});

describe('Q26 fields that nobody asked for', () => {
  const extra = { id: 'ru-tom:1', ownerId: ALPHA, version: 99, role: 'ADMIN', unit: { id: ALPHA }, isAdmin: true };

  it('are refused in the input of every change', async () => {
    const tasks = mutations.flatMap((call) => {
      const input = call.variables.input as Record<string, unknown>;
      const strange = Object.entries(extra).filter(([name]) => !(name in input));
      return strange
        .slice(0, 2)
        .map(([name, value]) => ({ call, name, variables: { input: { ...input, [name]: value } } }));
    });
    const heard = await inTurn(tasks, async ({ call, name, variables }) => [
      `${call.name} ${name}`,
      await siege.gateway.ask(call.query, variables),
    ]);
    expect(
      heard.filter(([, { code }]) => code !== 'BAD_USER_INPUT').map(([what, { text }]) => `${what} ${text}`),
    ).toEqual([]);
    expect(heard.length).toBeGreaterThan(mutations.length);
  });
});

it('Nothing has grown', () => siege.mustNotHaveGrown());
