/** What one request may ask of a subgraph. The defaults suit every service; one that takes files raises `bodyBytes` and `deadlineMs`. */
export interface Limits {
  /** Size of a request's body. */
  readonly bodyBytes: number;
  /** Lexical tokens of an operation's text. */
  readonly tokens: number;
  /** Selections after all fragments are unfolded. */
  readonly selections: number;
  /** Fields within fields. */
  readonly depth: number;
  /** Aliases after all fragments are unfolded. */
  readonly aliases: number;
  /** Directives in an operation's text. */
  readonly directives: number;
  /** Items of a list in an argument. */
  readonly listItems: number;
  /** Objects that one request may bring, in all its lists together. */
  readonly objects: number;
  /** Entities looked up at once by the gateway. */
  readonly representations: number;
  /** Characters of a string; `Base64` is limited by the body alone. */
  readonly stringLength: number;
  /** Values within values of a JSON body. */
  readonly jsonDepth: number;
  /** After which a request is answered with UNAVAILABLE. */
  readonly deadlineMs: number;
  /** After which PostgreSQL gives up a statement: less than the deadline. */
  readonly statementMs: number;
}

export const defaultLimits: Limits = {
  bodyBytes: 2 * 1024 * 1024,
  tokens: 5_000,
  selections: 2_000,
  depth: 15,
  aliases: 100,
  directives: 50,
  listItems: 500,
  objects: 50_000,
  representations: 1_000,
  stringLength: 10_000,
  jsonDepth: 20,
  deadlineMs: 5_000,
  statementMs: 4_000,
};
