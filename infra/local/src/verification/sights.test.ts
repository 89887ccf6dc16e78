import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from '../checkout.js';

/** Where SQL of a service reads a table itself, and why no sight is missing there (ADR 12). Sights and tables themselves may. */
const KNOWN: Readonly<Record<string, string>> = {
  'events/src/certificate/certificate.commands.ts: participation': 'locked, and read by its sight when it is held',
  'events/src/plan-item/plan-item.queries.ts: plan': 'the plan of an item that has been seen',
};

interface Source {
  readonly path: string;
  readonly text: string;
}

/** Tables that not every holder of a token may read, by the service's own account. */
const guarded = (sources: readonly Source[]): Set<string> =>
  new Set(
    sources.flatMap(({ text }) =>
      [...text.matchAll(/defineTable(?:<[^>]*>)?\(\{\s*name: '(\w+)',.*?\bsight:? ?(\w*)/gs)].flatMap(
        ([, table = '', sight]) => (sight === 'toIdentified' ? [] : [table]),
      ),
    ),
  );

/** What chores ask as the worker, who sees everything. */
const chores = /\bsql\.query(?:<[^()]*>)?\(\s*(?:`[^`]*`|'[^']*'|"[^"]*")/g;

/** Where a text reads one of them past `work.seen`. */
const readPast = ({ path, text }: Source, tables: ReadonlySet<string>): string[] =>
  [...text.replace(chores, '').matchAll(/\b(?:from|join)\s+(\w+)\b(?!\()/gi)].flatMap(([, table = '']) =>
    tables.has(table) ? [`${path}: ${table}`] : [],
  );

const sourcesOf = (service: string): Source[] =>
  globSync(`${service}/src/**/*.ts`, { cwd: join(checkout, 'services') })
    .filter((path) => !/\.(test|fixture)\.ts$/.test(path))
    .map((path) => ({ path, text: readFileSync(join(checkout, 'services', path), 'utf8') }));

describe('Services read tables that not everybody may read', () => {
  it('by their sight, or where it is known why not', () => {
    const found = ['network', 'staffing', 'events'].flatMap((service) => {
      const sources = sourcesOf(service);
      const tables = guarded(sources);
      expect([service, tables.size > 1]).toEqual([service, true]);
      return sources
        .filter(({ path }) => !/(\.table|sight)\.ts$/.test(path))
        .flatMap((source) => readPast(source, tables));
    });
    expect([...new Set(found)].sort()).toEqual(Object.keys(KNOWN).sort());
  });

  it('is found wherever they are read past it', () => {
    const table = {
      path: 'pair.table.ts',
      text: "defineTable<Pair>({\n  name: 'pair',\n  columns,\n  sight: ofUnit,\n});\ndefineTable({ name: 'act', columns, sight: toIdentified })",
    };
    expect([...guarded([table])]).toEqual(['pair']);
    const query = {
      path: 'pair.queries.ts',
      text: 'select * from pair p join act on true; select pair from pairs; from (select * from seen) p; left join pair; await sql.query<{ n: number }>(\n `select n from pair`)',
    };
    expect(readPast(query, new Set(['pair']))).toEqual(['pair.queries.ts: pair', 'pair.queries.ts: pair']);
  });
});
