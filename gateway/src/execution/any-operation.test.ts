import fc from 'fast-check';
import { validate, parse } from 'graphql';
import { federation } from './federation.fixture.js';
import { monolith } from './monolith.fixture.js';
import { randomOperation } from './random-operation.fixture.js';
import { world } from './world.fixture.js';

const { ask, supergraph } = federation(world);
const oracle = monolith(supergraph);
const held = ['authenticated', 'scope:c', 'policy:methodist'];

/** The places of an answer that errors emptied: where, on the way down an error's path, the answer is null. */
function emptied(data: unknown, errors: readonly { path?: readonly (string | number)[] }[] = []): string[] {
  const places = errors.map(({ path = [] }) => {
    let value: unknown = data;
    const walked: (string | number)[] = [];
    for (const step of path) {
      if (value === null || value === undefined) break;
      value = (value as Record<string | number, unknown>)[step];
      walked.push(step);
    }
    return JSON.stringify(walked);
  });
  return [...new Set(places)].sort();
}

describe('Executing any operation', () => {
  it('answers what one schema in one place would answer, and errs where it would err', async () => {
    let last = '';
    let [compared, withErrors, withEntities] = [0, 0, 0];
    try { await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(10_000), { minLength: 250, maxLength: 250 }), async (tape) => {
        const text = randomOperation(tape, supergraph.api);
        last = text;
        fc.pre(validate(supergraph.api, parse(text)).length === 0);
        const variables = { no: false, id: 'sever' };
        const asked = await ask(text, { variables, held }).catch((error: unknown) => {
          if (error instanceof Error && /TOO_|NOT_PLANNABLE/.test(error.message)) return null;
          throw error;
        });
        fc.pre(asked !== null);
        const expected = await oracle(text, variables);
        compared++;
        if (expected.errors) withErrors++;
        if (asked?.calls.some(({ body }) => body.includes('_entities'))) withEntities++;
        expect({ data: asked?.data, emptied: emptied(asked?.data, asked?.errors) }).toEqual({
          data: expected.data,
          emptied: emptied(expected.data, expected.errors),
        });
      }),
      { numRuns: Number(process.env.ORACLE_RUNS ?? 300), endOnFailure: true },
    );
    } catch (e) { console.log(last, JSON.stringify((await ask(last, { variables: { no: false, id: 'sever' }, held }) as any).errors)); throw e; }
    console.log({ compared, withErrors, withEntities });
  }, 60_000);
});
