import { buildSubgraph, undescribed } from '@metodnet/subgraph';
import { parse } from 'graphql';
import { buildSubgraph as print } from './schema.js';
import { network } from './service.js';

describe('The subgraph', () => {
  it('is printed for composition, with the units that others refer to', async () => {
    const { name, sdl } = await print();
    expect(name).toBe('network');
    expect(() => parse(sdl)).not.toThrow();
    expect(sdl).toMatch(/type Unit\s+@key\(fields: "id"\)/);
    expect(sdl).toMatch(/type Person\s+@key\(fields: "id", resolvable: false\)/);
  });

  it('keeps the names of the public contract', async () => {
    const { sdl } = await print();
    const [, list] = /\n {2}units\(([\s\S]*?)\n {2}\): UnitConnection\b/.exec(sdl) ?? [];
    for (const name of [
      'within: ID',
      'levels: [UnitLevel!]',
      'kinds: [UnitKind!]',
      'asOf: Date',
      'first: Int',
      'after: String',
    ])
      expect(list).toContain(name);
  });

  it('describes everything that people read', async () => {
    expect(undescribed(await buildSubgraph(network.build({} as never)))).toEqual([]);
  });
});
