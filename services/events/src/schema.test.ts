import 'reflect-metadata';
import { buildSubgraph as schemaOf, undescribed } from '@metodnet/subgraph';
import { buildSubgraph } from './schema.js';
import { events } from './service.js';

describe('The published schema', () => {
  it('is printed without a database, with Event as its own and Unit as network’s', async () => {
    const { name, sdl } = await buildSubgraph();
    expect(name).toBe('events');
    expect(sdl).toMatch(/type Event\s+@key\(fields: "id"\)/);
    expect(sdl).toMatch(/type Unit\s+@key\(fields: "id"\)/);
  });

  it('describes every type, field and argument', async () => {
    const unused = new Proxy({} as never, { get: () => ({}) });
    expect(undescribed(await schemaOf(events.build(unused)))).toEqual([]);
  });
});
