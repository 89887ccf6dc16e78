import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSupergraph } from '@metodnet/gateway';
import { SIGNATURE_HEADER, signatureOf } from '@metodnet/subgraph';
import type { Suite } from '@metodnet/testing/suite';
import fc from 'fast-check';
import { buildASTSchema, type GraphQLSchema, isUnionType, parse } from 'graphql';
import { subgraphs } from '../../infra/supergraph/src/subgraphs.js';
import { mutatedBody, mutatedText, strangeBody } from './mutate.js';
import { type Operation, Walker } from './operation.js';
import { complaintsAbout, type Exchange, type Secrets } from './oracle.js';
import { type Tape, tapes } from './tape.js';
import type { World } from './values.js';

/** Somebody who asks. */
export interface Actor {
  readonly name: string;
  readonly token: string;
  /** What must never be answered to them. */
  readonly foreign: RegExp | null;
}

export interface Finding {
  readonly complaint: string;
  readonly actor: string;
  readonly via: string;
  readonly body: string;
  readonly answer: string;
}

/** Where questions can be put: the schema there, and the address. */
export interface Door {
  readonly name: string;
  readonly schema: GraphQLSchema;
  readonly url: string;
  readonly secret: string | null;
}

/** The gateway's door, then that of each subgraph. */
export async function doorsOf({ endpoint, services, secret }: Suite): Promise<readonly [Door, ...Door[]]> {
  const supergraph = readFileSync(join(__dirname, '../../gateway/supergraph.graphql'), 'utf8');
  const gateway = { name: 'gateway', schema: readSupergraph(supergraph).api, url: endpoint, secret: null };
  const behind = (await subgraphs()).map(({ name, sdl }) => ({
    name,
    schema: buildASTSchema(parse(sdl), { assumeValidSDL: true, assumeValid: true }),
    url: new URL('/graphql', services[name as keyof typeof services].url).href,
    secret,
  }));
  return [gateway, ...behind];
}

function possibleEntities(schema: GraphQLSchema): string[] {
  const entity = schema.getType('_Entity');
  return isUnionType(entity) ? entity.getTypes().map(({ name }) => name) : [];
}

type Kind = Operation['kind'] | 'mutated text' | 'mutated body' | 'strange body' | 'entities';

/** What is asked, how often of a hundred times; the same of every door, but that nobody asks the gateway for entities by right. */
const kinds: readonly Kind[] = [
  ...Array<Kind>(45).fill('query'),
  ...Array<Kind>(20).fill('mutation'),
  ...Array<Kind>(15).fill('entities'),
  ...Array<Kind>(10).fill('mutated text'),
  ...Array<Kind>(6).fill('mutated body'),
  ...Array<Kind>(4).fill('strange body'),
];

export interface Campaign {
  readonly doors: readonly [Door, ...Door[]];
  readonly actors: readonly Actor[];
  readonly world: World;
  readonly tables: readonly string[];
}

export interface Report {
  readonly findings: readonly Finding[];
  /** How often what was asked, and what came of it. */
  readonly counts: Readonly<Record<string, number>>;
  /** Milliseconds of the slowest answer. */
  readonly slowest: number;
}

/** Asks so many questions, the same for the same seed, and gathers what is wrong with the answers. */
export async function run({ doors, actors, world, tables }: Campaign, seed: number, runs: number): Promise<Report> {
  const findings: Finding[] = [];
  const counts = new Map<string, number>();
  const count = (what: string) => counts.set(what, (counts.get(what) ?? 0) + 1);
  const [gateway, ...behind] = doors;
  const entities = new Set(behind.flatMap(({ schema }) => possibleEntities(schema)));
  let slowest = 0;

  const property = fc.asyncProperty(tapes, async (tape) => {
    const kind = tape.pick(kinds);
    const actor = tape.pick(actors);
    const door = tape.next(2) === 0 ? gateway : tape.pick(doors);
    const { body, operation } = requestOf(kind, door, doors, tape, world);
    const secrets: Secrets = { tables, foreign: actor.foreign, entities };
    const ask = async (of: Door): Promise<Exchange> => {
      const begun = performance.now();
      const { status, answer } = await post(of, actor.token, body);
      slowest = Math.max(slowest, performance.now() - begun);
      return { actor: actor.name, via: of.name, body, operation, schema: of.schema, status, answer };
    };
    const note = (exchange: Exchange, complaint: string) => {
      const text = typeof exchange.body === 'string' ? exchange.body : new TextDecoder().decode(exchange.body);
      findings.push({
        complaint,
        actor: actor.name,
        via: exchange.via,
        body: text,
        answer: exchange.answer.slice(0, 2_000),
      });
    };

    const exchange = await ask(door);
    count(`${door === gateway ? 'gateway' : 'subgraph'}: ${kind}`);
    count(outcomeOf(exchange.answer));
    for (const complaint of await complaintsAbout(exchange, secrets)) note(exchange, complaint);
    if (door !== gateway && kind === 'query') {
      const through = await ask(gateway);
      const difference = differenceOf(exchange.answer, through.answer);
      if (difference === 'same') count('the same directly and through the gateway');
      else if (difference) note(through, difference);
    }
  });
  await fc.assert(property, { seed, numRuns: runs });
  return { findings, counts: Object.fromEntries([...counts].sort()), slowest: Math.round(slowest) };
}

function requestOf(kind: Kind, door: Door, doors: readonly Door[], tape: Tape, world: World) {
  if (kind === 'entities') {
    // To the gateway, what a subgraph would be asked: nobody but the gateway asks that.
    const behind = door.secret === null ? tape.pick(doors.slice(1)) : door;
    const operation = new Walker(behind.schema, tape, world).entities();
    return { body: bodyOf(operation), operation: door.secret === null ? null : operation };
  }
  const known = kind === 'mutation' || (kind !== 'query' && tape.oneIn(3)) ? 'mutation' : 'query';
  const operation = new Walker(door.schema, tape, world).operation(door.schema.getMutationType() ? known : 'query');
  if (kind === 'mutated text')
    return { body: bodyOf({ ...operation, text: mutatedText(operation.text, tape) }), operation: null };
  if (kind === 'mutated body') return { body: mutatedBody(bodyOf(operation), tape), operation: null };
  if (kind === 'strange body') return { body: strangeBody(operation, tape), operation: null };
  return { body: bodyOf(operation), operation };
}

const bodyOf = ({ text, variables }: Operation): string => `{"query":${JSON.stringify(text)},"variables":${variables}}`;

async function post({ url, secret }: Door, token: string, body: string | Uint8Array<ArrayBuffer>) {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'accept-language': 'en',
      authorization: `Bearer ${token}`,
      ...(secret !== null && { [SIGNATURE_HEADER]: signatureOf(secret, body, new Date()) }),
    },
    body,
  });
  return { status: response.status, answer: await response.text() };
}

interface AnswerBody {
  readonly data?: unknown;
  readonly errors?: readonly { readonly extensions?: { readonly code?: string } }[];
}

function outcomeOf(answer: string): string {
  try {
    const { data, errors = [] } = JSON.parse(answer) as AnswerBody;
    if (errors.length === 0) return 'answered';
    return `${data ? 'in part' : 'refused'}: ${errors[0]?.extensions?.code}`;
  } catch {
    return 'no JSON';
  }
}

/** A zipped spreadsheet in base64: the moment at which it was made stands in it. */
const ARCHIVE = /"UEsD[\w+/=]*"/g;

/** Whether two answers to one operation tell the same data; null when one of them was refused as a whole. */
function differenceOf(direct: string, through: string): string | null {
  const [one, other] = [direct, through].map((answer) => JSON.parse(answer) as AnswerBody);
  if (!one?.data || !other?.data) return null;
  const [first, second] = [one, other].map(({ data }) => JSON.stringify(data).replace(ARCHIVE, '"…"')) as [
    string,
    string,
  ];
  return first === second ? 'same' : `directly ${first.slice(0, 500)}, through the gateway otherwise`;
}
