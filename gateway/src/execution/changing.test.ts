import { federation } from './federation.fixture.js';
import { world } from './world.fixture.js';

const { ask } = federation(world);

describe('Changing things', () => {
  it.each([
    [true, 'OUTCOME_UNKNOWN', /the change may have been made/],
    [false, 'SUBGRAPH_UNAVAILABLE', /does not answer now/],
  ])('without an answer, says whether it may be done all the same: %s', async (mayBeDone, code, message) => {
    const { data, errors } = await ask('mutation { rate(id: "sever") { title } }', {
      instead: () => ({ available: false, mayBeDone }),
    });
    expect(data).toEqual({ rate: null });
    expect(errors).toEqual([
      { message: expect.stringMatching(message), path: ['rate'], extensions: { code, subgraph: 'scores' } },
    ]);
  });

  it('happens one after another, each with its answer, also for changes that look alike', async () => {
    const { data, calls } = await ask(
      'mutation { a: hire(name: "x") { name unit { label } } b: hire(name: "x") { id } rate(id: "sever") { title score } }',
    );
    expect(data).toEqual({
      a: { name: 'x', unit: { label: 'tomsk RU' } },
      b: { id: 'new' },
      rate: { title: 'The sever', score: 5 },
    });
    expect(calls.map(({ operation, subgraph }) => `${operation} ${subgraph}`)).toEqual([
      'mutation staffing',
      'query labels',
      'mutation staffing',
      'mutation scores',
      'query network',
    ]);
  });

  it('goes on after a change that failed', async () => {
    const { data, errors } = await ask('mutation { fail dismiss(id: "ada") }');
    expect(data).toEqual({ fail: null, dismiss: true });
    expect(errors).toMatchObject([{ path: ['fail'] }]);
  });

  it('makes the second change though a condition leaves out the first', async () => {
    const text = 'mutation ($no: Boolean!) { hire(name: "x") @include(if: $no) { id } dismiss(id: "ada") }';
    const { data, errors } = await ask(text, { variables: { no: false } });
    expect([data, errors]).toEqual([{ dismiss: true }, []]);
  });

  it('changes no more once the answer is null as a whole', async () => {
    const { data, calls } = await ask('mutation { mustNotFail dismiss(id: "ada") }');
    expect(data).toBeNull();
    expect(calls).toHaveLength(1);
  });
});
