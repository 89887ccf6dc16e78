import { buildSchema, type GraphQLObjectType, graphql } from 'graphql';
import type { Context } from '../context.js';
import { defaultLimits } from './limits.js';
import { boundObjects } from './objects.js';

describe('Bringing lists within lists', () => {
  let resolved = 0;
  const tens = () => Array.from({ length: 10 }, () => ({}));
  const schema = buildSchema('type Query { rows: [Row!]! } type Row { rows: [Row!]! later: [Row!]! name: String }');
  const { rows, later } = (schema.getType('Row') as GraphQLObjectType).getFields();
  for (const [field, answer] of [
    [rows, tens],
    [later, async () => tens()],
  ] as const) {
    field!.resolve = () => {
      resolved += 1;
      return answer();
    };
  }
  schema.getQueryType()!.getFields().rows!.resolve = tens;
  boundObjects(schema, { ...defaultLimits, objects: 110 });

  const ask = async (source: string) => {
    resolved = 0;
    const ending = new AbortController();
    const contextValue = { signal: ending.signal, end: (reason: Error) => ending.abort(reason) } as unknown as Context;
    const answer = await graphql({ schema, source, contextValue });
    return { answer, ended: ending.signal.reason as { code: string; details: object } | undefined };
  };

  it('is served up to the limit', async () => {
    const { answer, ended } = await ask('{ rows { rows { name } } }');
    expect([answer.errors, ended, resolved]).toEqual([undefined, undefined, 10]);
  });

  it.each(['rows', 'later'])('ends the request beyond it, and begins nothing more: %s', async (field) => {
    const { ended } = await ask(`{ rows { ${field} { ${field} { ${field} { name } } } } }`);
    expect(ended).toMatchObject({ code: 'BAD_USER_INPUT', details: { limit: 'objects', max: 110 } });
    expect(resolved).toBeLessThan(120);
  });
});
