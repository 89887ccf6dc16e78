/** How large an operation and its variables may be. */
export interface Limits {
  readonly tokens: number;
  readonly depth: number;
  readonly aliases: number;
  readonly directives: number;
  /** Fields after every fragment is spread: what planning and execution really have to walk. */
  readonly fields: number;
  readonly mutations: number;
  /** Objects that the operation may ask for, see `cost.ts`. */
  readonly cost: number;
  readonly list: number;
  readonly string: number;
  readonly jsonDepth: number;
}

export const defaultLimits: Limits = {
  tokens: 2000,
  depth: 15,
  aliases: 30,
  directives: 50,
  fields: 2000,
  mutations: 10,
  cost: 50_000,
  list: 500,
  string: 10_000,
  jsonDepth: 20,
};
