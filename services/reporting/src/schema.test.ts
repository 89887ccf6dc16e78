import 'reflect-metadata';
import { buildSubgraph as schemaOf, undescribed } from '@metodnet/subgraph';
import { columns } from './indicator-table/columns.js';
import { buildSubgraph } from './schema.js';
import { reporting } from './service.js';

describe('The published schema', () => {
  it('is printed without a database; people, jobs and units are others’', async () => {
    const { name, sdl } = await buildSubgraph();
    expect(name).toBe('reporting');
    for (const entity of ['Person', 'Employment', 'Unit']) {
      expect(sdl).toMatch(new RegExp(`type ${entity}\\s+@key\\(fields: "id", resolvable: false\\)`));
    }
  });

  it('describes every type, field and argument', async () => {
    const unused = new Proxy({} as never, { get: () => ({}) });
    expect(undescribed(await schemaOf(reporting.build(unused)))).toEqual([]);
  });

  it('keeps the columns of a table where clients know them to be', () => {
    expect(columns.map(({ name }) => name).join(' ')).toBe(
      'observation indicator variant unit unit_name level parent period period_start period_end numerator denominator value ' +
        'unit_of_measure comparator target target_source status state rank rank_of additive definition_version as_of ' +
        'minimum median maximum',
    );
  });
});
