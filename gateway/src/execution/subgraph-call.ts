import type { JsonObject } from './json.js';

/** One request to one home. */
export interface SubgraphCall {
  readonly subgraph: string;
  readonly node: string;
  readonly operation: 'query' | 'mutation';
  /** The JSON text of the request. */
  readonly body: string;
  /** What the answer must bring, unless it tells of errors. */
  readonly asked: readonly Asked[];
  /** The root field of a mutation that this request is part of. */
  readonly stage: string;
}

/** A root field of a request; for entities the length that their list must have. */
export interface Asked {
  readonly key: string;
  readonly entities: number | null;
}

/** An error that a subgraph told of; its path is that of the subgraph's own answer. */
export interface SubgraphError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: Readonly<Record<string, unknown>> & { readonly code: string };
}

/** A GraphQL answer, or none: no connection, no answer in time, or something that is not GraphQL. */
export type SubgraphAnswer =
  | {
      readonly available: true;
      /** The receiver's own: it becomes part of the answer. */
      readonly data: JsonObject | null;
      readonly errors: readonly SubgraphError[];
    }
  | {
      readonly available: false;
      /** The request may have been carried out all the same: what it changes is changed, or not. */
      readonly mayBeDone: boolean;
    };

/**
 * The answer, if it is one to what was asked: something else in a subgraph's place may speak GraphQL too. What is inside is held against
 * the schema when the answer is shaped.
 */
export function answerTo(asked: readonly Asked[], answer: SubgraphAnswer): SubgraphAnswer {
  if (!answer.available || answer.errors.length > 0) return answer;
  const isThere = ({ key, entities }: Asked) => {
    const value = answer.data?.[key];
    return entities === null ? value !== undefined : Array.isArray(value) && value.length === entities;
  };
  return asked.every(isThere) ? answer : { available: false, mayBeDone: true };
}

/** Sends a request. Never throws: a home that fails is an answer too. */
export type Send = (call: SubgraphCall) => Promise<SubgraphAnswer>;

/** Which node serves a subgraph for a unit or a record; null asks for the node of what belongs to no unit. */
export type NodeOf = (subgraph: string, id: string | null) => string;
