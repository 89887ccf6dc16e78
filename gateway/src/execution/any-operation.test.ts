import fc from 'fast-check';
import { parse, validate } from 'graphql';
import { Refusal } from '../refusal/refusal.js';
import { federation } from './federation.fixture.js';
import { monolith } from './monolith.fixture.js';
import { randomOperation } from './random-operation.fixture.js';
import { world } from './world.fixture.js';

const { ask, supergraph } = federation(world);
const oracle = monolith(supergraph);
const held = ['authenticated', 'scope:c', 'policy:methodist'];
const variables = { no: false, id: 'sever' };

/** The places of an answer that errors emptied: where, on the way down an error's path, the answer is null. */
function emptied(data: unknown, errors: readonly { path?: readonly (string | number)[] }[] = []): string[] {
  const places = errors.map(({ path = [] }) => {
    let value = data;
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

/** Planner 0.0.38 finds no plan for some ways to a field with `@requires` that lead back to where they began (ADR 8). */
const isBeyondThePlanner = ({ code }: Refusal, text: string): boolean =>
  code === 'OPERATION_NOT_PLANNABLE' && /\b(load|told)\b/.test(text);

describe('Executing any operation', () => {
  it('answers what one schema in one place would answer, and errs where it would err', async () => {
    const seen = { compared: 0, withErrors: 0, withEntities: 0 };
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(10_000), { minLength: 250, maxLength: 250 }), async (tape) => {
        const text = randomOperation(tape, supergraph.api);
        fc.pre(validate(supergraph.api, parse(text)).length === 0);
        const asked = await ask(text, { variables, held }).catch((error: unknown) => {
          if (error instanceof Refusal && (error.code.startsWith('TOO_') || isBeyondThePlanner(error, text)))
            return null;
          throw error;
        });
        fc.pre(asked !== null);
        const expected = await oracle(text, variables);
        seen.compared++;
        if (expected.errors) seen.withErrors++;
        if (asked?.calls.some(({ body }) => body.includes('_entities'))) seen.withEntities++;
        expect([text, asked?.data, emptied(asked?.data, asked?.errors)]).toEqual([
          text,
          expected.data,
          emptied(expected.data, expected.errors),
        ]);
      }),
      { numRuns: 400 },
    );
    expect(seen.compared).toBe(400);
    expect(seen.withErrors).toBeGreaterThan(20);
    expect(seen.withEntities).toBeGreaterThan(50);
  }, 120_000);
});
