import type { Client } from './asking.js';

/** A row of `indicatorTable` by the names of its columns. */
export type Row = Readonly<Record<string, string | number | boolean | null>>;

export interface Table {
  readonly rows: readonly Row[];
  readonly coverage: {
    readonly expected: number;
    readonly answered: number;
    readonly missing: readonly string[];
    readonly stale: readonly { readonly unit: string }[];
  };
}

interface Answered {
  readonly indicatorTable: Omit<Table, 'rows'> & {
    readonly columns: readonly { readonly name: string }[];
    readonly rows: readonly (readonly (string | number | boolean | null)[])[];
  };
}

const TABLE = `query Table($query: IndicatorQuery!) {
  indicatorTable(query: $query) {
    columns { name } rows coverage { expected answered missing stale { unit } }
  }
}`;

/** Asks for a table and reads its rows by the names of the columns. */
export async function tableOf(client: Client, query: Readonly<Record<string, unknown>>): Promise<Table> {
  const { indicatorTable } = await client.get<Answered>(TABLE, { query });
  const names = indicatorTable.columns.map(({ name }) => name);
  const rows = indicatorTable.rows.map((cells) =>
    Object.fromEntries(names.map((name, index) => [name, cells[index] ?? null])),
  );
  return { rows, coverage: indicatorTable.coverage };
}
