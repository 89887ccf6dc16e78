import type { Circumstances } from '../operation/condition.js';
import { errorOf, type Language, type ResponseError } from '../refusal/refusal.js';
import type { TypeConditions } from '../supergraph/supergraph.js';
import type { JsonObject } from './json.js';
import type { NodeOf, Send, SubgraphError } from './subgraph-call.js';

/** What an execution is given. */
export interface RunOptions {
  readonly circumstances: Circumstances;
  readonly types: TypeConditions;
  readonly send: Send;
  readonly nodeOf: NodeOf;
  readonly language: Language;
}

/** The execution of one operation: the answer as it grows, and what went wrong on the way. */
export class Run {
  readonly data: JsonObject = {};
  readonly errors: ResponseError[] = [];

  constructor(readonly options: RunOptions) {}

  /** The caller's variables that a fetch uses, as the beginning of a JSON object. */
  variablesText(names: readonly string[]): string {
    const { variables } = this.options.circumstances;
    return names
      .filter((name) => variables[name] !== undefined)
      .map((name) => `${JSON.stringify(name)}:${JSON.stringify(variables[name])},`)
      .join('');
  }

  /** Records an error that a subgraph told of, at a place of the whole answer. */
  report({ message, extensions }: SubgraphError, path: readonly (string | number)[]): void {
    this.errors.push({ message, path, extensions });
  }

  /** Records that a home did not answer; of a change that may have been made it says so. */
  reportUnavailable(subgraph: string, path: readonly (string | number)[], mayHaveChanged = false): void {
    const code = mayHaveChanged ? 'OUTCOME_UNKNOWN' : 'SUBGRAPH_UNAVAILABLE';
    this.errors.push(errorOf(code, this.options.language, { subgraph }, path));
  }
}
