/** The least that scope needs of a database connection; a pool, a client and a unit of work all fit. */
export interface Sql {
  query<Row extends object>(text: string, params?: readonly unknown[]): Promise<Row[]>;
}
