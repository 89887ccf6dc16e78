import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildSchema, type GraphQLSchema, graphqlSync, parse, validate } from 'graphql';
import { FOREIGN_MARKER } from './two-municipalities.js';

/** What a server may do that it must not. */
export type Fault =
  | 'breaks on NUL'
  | 'fails on what is no JSON'
  | 'shows what is not theirs'
  | 'tells of its tables'
  | 'leaves out a value that must be there'
  | 'answers more than was asked'
  | 'says otherwise at its back door';

export const schema: GraphQLSchema = buildSchema(`
  type Query { note(id: ID!): Note notes(search: String, first: Int = 2): [Note!] _entities(representations: [_Any!]!): [_Entity]! }
  type Mutation { write(input: WriteInput!): Note }
  input WriteInput { id: ID! text: String! on: Date }
  type Note { id: ID! text: String! size: Int! next: Note }
  union _Entity = Note
  scalar _Any
  scalar Date
`);

/** A little server of notes with one fault, or without. */
export async function plantedServer(fault: Fault | null) {
  const note = (id: string): object => ({
    __typename: 'Note',
    id,
    text: fault === 'shows what is not theirs' && id.includes('foreign') ? 'Чужак' : 'a note',
    size: 1,
    next: () => note(`${id}-next`),
  });
  const given = ({ text = '', search }: { text?: string; search?: string | null }) => {
    const words = search ?? text;
    if (!words.includes('\u0000')) return;
    throw Object.assign(new Error(fault === 'tells of its tables' ? 'violates note_text' : 'No such character'), {
      extensions: { code: fault === 'breaks on NUL' ? 'INTERNAL_SERVER_ERROR' : 'BAD_USER_INPUT' },
    });
  };
  const rootValue = {
    note: ({ id }: { id: string }) => (/\s/.test(id) ? null : note(id)),
    notes: (asked: { search?: string | null }) => {
      given(asked);
      return [note('one'), note('two')];
    },
    write: ({ input }: { input: { id: string; text: string } }) => {
      given(input);
      return note(input.id);
    },
    _entities: ({ representations }: { representations: { id?: unknown }[] }) =>
      representations.map(({ id }) => (typeof id === 'string' ? note(id) : null)),
  };

  const answerTo = (body: string, isBackDoor: boolean): { status: number; answer: object } => {
    const refused = (code: string, status = 400) => ({
      status,
      answer: { errors: [{ message: 'Refused', extensions: { code } }] },
    });
    let asked: { query?: unknown; variables?: Record<string, unknown> };
    try {
      asked = JSON.parse(body);
      if (typeof asked.query !== 'string') return refused('BAD_REQUEST');
    } catch {
      return refused('BAD_REQUEST', fault === 'fails on what is no JSON' ? 500 : 400);
    }
    try {
      if (validate(schema, parse(asked.query)).length > 0) return refused('GRAPHQL_VALIDATION_FAILED');
    } catch {
      return refused('GRAPHQL_PARSE_FAILED');
    }
    const { data, errors } = graphqlSync({
      schema,
      source: asked.query,
      variableValues: asked.variables ?? {},
      rootValue,
    });
    if (data === undefined) return refused('BAD_USER_INPUT');
    const told = JSON.stringify({
      ...(errors && {
        errors: errors.map(({ message, path, extensions }) => ({
          message,
          path,
          extensions: { code: 'BAD_USER_INPUT', ...extensions },
        })),
      }),
      data: fault === 'answers more than was asked' ? { ...data, surplus: 1 } : data,
    });
    const changed =
      fault === 'leaves out a value that must be there'
        ? told.replace('"a note"', 'null')
        : fault === 'says otherwise at its back door' && isBackDoor
          ? told.replace('"a note"', '"another note"')
          : told;
    return { status: 200, answer: JSON.parse(changed) };
  };

  const server = createServer(async (request, response) => {
    const { status, answer } = answerTo(await bodyOf(request), request.url === '/back');
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const front = { name: 'gateway', schema, url: `${url}/`, secret: null };
  const back = { name: 'notes', schema, url: `${url}/back`, secret: 'a secret of the tests' };
  return {
    doors: [front, back] as const,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

/** Whoever asks the server of notes: to them, whatever is marked is foreign. */
export const reader = { name: 'reader', token: 'none', foreign: FOREIGN_MARKER };
