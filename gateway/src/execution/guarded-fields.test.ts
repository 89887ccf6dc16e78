import { federation } from './federation.fixture.js';
import { world } from './world.fixture.js';

const { ask } = federation(world);
const everyRight = ['authenticated', 'scope:c', 'policy:methodist'];

describe('Guarding fields', () => {
  const text = '{ unit(id: "tomsk") { name secret guided told } }';

  it('answers null and says why to someone who may not read them; subgraphs are not asked', async () => {
    const { data, errors, calls } = await ask(text);
    expect(data).toEqual({ unit: { name: 'Unit tomsk', secret: null, guided: null, told: null } });
    expect(errors.map(({ path, extensions }) => [path?.at(-1), extensions.code])).toEqual([
      ['secret', 'UNAUTHORIZED_FIELD_OR_TYPE'],
      ['guided', 'UNAUTHORIZED_FIELD_OR_TYPE'],
      ['told', 'UNAUTHORIZED_FIELD_OR_TYPE'],
    ]);
    expect(JSON.stringify(calls)).not.toMatch(/secret|guided|told/);
  });

  it('opens them to someone who may', async () => {
    const { data, errors } = await ask(text, { held: everyRight });
    expect(data).toEqual({
      unit: { name: 'Unit tomsk', secret: 'a secret', guided: 'for methodists', told: 'told a secret' },
    });
    expect(errors).toEqual([]);
  });

  it.each([
    [[], null],
    [['scope:a'], null],
    [['scope:a', 'scope:b'], { scoped: 'for some scopes' }],
    [['scope:c'], { scoped: 'for some scopes' }],
  ])('wants all scopes of one alternative (%j), and empties what cannot do without', async (held, unit) => {
    expect((await ask('{ unit(id: "tomsk") { scoped } }', { held })).data).toEqual({ unit });
  });

  it('stands before every way in: interfaces, fragments, unions', async () => {
    const ways = [
      '{ node(id: "tomsk") { ... on Unit { secret } } }',
      '{ things { ... on Unit { secret } } }',
      '{ best { ...F } } fragment F on Unit { secret }',
      '{ people { unit { s: secret } } }',
    ];
    for (const way of ways) {
      const { data, calls } = await ask(way);
      expect(JSON.stringify(data)).not.toContain('a secret');
      expect(JSON.stringify(calls)).not.toContain('secret');
    }
  });
});
