import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
  parse,
  validate,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { InvalidOperation, Refusal } from '../refusal/refusal.js';
import type { Supergraph } from '../supergraph/supergraph.js';
import { conditionVariablesIn } from './condition.js';
import { type Cost, costOf } from './cost.js';
import { refuseLargeOperations } from './extent.js';
import { Guards } from './guards.js';
import { introspectionOf } from './introspection.js';
import type { Limits } from './limits.js';
import { splitByRootField } from './plannable.js';
import { type Fragments, rootFieldsIn } from './root-fields.js';
import { ObjectShape } from './shape.js';
import { Sources } from './sources.js';
import { refuseBadLiterals, refuseLargeVariables } from './variables.js';

/** An operation that keeps the limits and the schema, with all that does not depend on its caller worked out. */
export interface PreparedOperation {
  readonly kind: 'query' | 'mutation';
  /** How many of them it has when every fragment is spread. */
  readonly fields: number;
  /** For logs, metrics and traces: `query units`, `query units …` when there is more. Its own name is the caller's word. */
  readonly title: string;
  readonly definition: OperationDefinitionNode;
  readonly fragments: Fragments;
  /** What runs one after another: a query as a whole, a mutation root field by root field. */
  readonly stages: ReadonlyMap<string, OperationDefinitionNode>;
  readonly shape: ObjectShape;
  readonly guards: Guards;
  readonly sources: Sources;
  readonly conditionVariables: readonly string[];
  readonly cost: Cost;
  readonly introspection: DocumentNode | null;
}

export type Variables = Readonly<Record<string, unknown>>;

/** What operations may take in memory: some thousands of ordinary ones, and of the largest that somebody can make up a hundred. */
const REMEMBERED_BYTES = 2 ** 25;
/** About what a prepared operation and its plans take: a short text can spread into many fields. */
const [BYTES_PER_CHARACTER, BYTES_PER_FIELD] = [10, 200];

/** Reads, limits, validates and remembers operations. */
export class Operations {
  readonly #schema: GraphQLSchema;
  readonly #prepared = new LRUCache<string, PreparedOperation>({
    maxSize: REMEMBERED_BYTES,
    sizeCalculation: ({ fields }, key) => BYTES_PER_CHARACTER * key.length + BYTES_PER_FIELD * fields,
  });

  constructor(
    private readonly supergraph: Supergraph,
    private readonly limits: Limits,
  ) {
    this.#schema = supergraph.api;
  }

  /** Throws a Refusal for what is too large, no GraphQL, not in the schema, or not to be found by its name. */
  prepare(text: string, operationName: string | null): PreparedOperation {
    const key = `${operationName ?? ''}\n${text}`;
    let prepared = this.#prepared.get(key);
    if (!prepared) {
      prepared = this.#prepare(text, operationName);
      this.#prepared.set(key, prepared);
    }
    return prepared;
  }

  /** The variables with their defaults. Throws a Refusal when they do not fit the operation or its limits. */
  variablesOf({ definition, cost }: PreparedOperation, given: Variables): Variables {
    refuseLargeVariables(given, definition, this.#schema, this.limits);
    const { coerced, errors } = getVariableValues(this.#schema, definition.variableDefinitions ?? [], given, {
      maxErrors: 5,
    });
    if (errors) throw new InvalidOperation('BAD_USER_INPUT', errors);
    const total = cost(coerced);
    if (total > this.limits.cost) throw new Refusal('TOO_COSTLY', { cost: total, limit: this.limits.cost });
    return coerced;
  }

  #parse(text: string, noLocation = true): DocumentNode {
    try {
      return parse(text, { noLocation, maxTokens: this.limits.tokens });
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      if (error.message.includes('tokens')) throw new Refusal('TOO_MANY_TOKENS', { limit: this.limits.tokens });
      throw new InvalidOperation('GRAPHQL_PARSE_FAILED', [error]);
    }
  }

  /** What is wrong with the operation. Parsed once more, with places: whatever is remembered of operations does without. */
  #faultsOf(text: string): readonly GraphQLError[] {
    return validate(this.#schema, this.#parse(text, false), undefined, { maxErrors: 5 });
  }

  #prepare(text: string, operationName: string | null): PreparedOperation {
    const document = this.#parse(text);
    const fields = refuseLargeOperations(document, this.limits);
    refuseBadLiterals(document, this.limits);
    if (validate(this.#schema, document, undefined, { maxErrors: 0 }).length > 0)
      throw new InvalidOperation('GRAPHQL_VALIDATION_FAILED', this.#faultsOf(text));

    const definition = operationIn(document, operationName);
    const kind = definition.operation;
    if (kind === 'subscription') throw new Refusal('SUBSCRIPTIONS_NOT_SUPPORTED');
    const root = this.#schema.getRootType(kind);
    if (!root) throw new Refusal('OPERATION_RESOLUTION_FAILURE');

    const fragments = fragmentsIn(document);
    const schema = this.#schema;
    const guards = new Guards(this.supergraph.requirements, document, schema);
    const sources = new Sources(schema, document);
    const stages = kind === 'mutation' ? splitByRootField(definition, fragments) : new Map([['', definition]]);
    if (kind === 'mutation' && stages.size > this.limits.mutations) {
      throw new Refusal('TOO_MANY_MUTATIONS', { limit: this.limits.mutations });
    }
    const whole = { selections: definition.selectionSet, on: root, when: [] };
    return {
      kind,
      fields,
      title: titleOf(definition, fragments),
      definition,
      fragments,
      stages,
      shape: new ObjectShape(root, [whole], { schema, fragments, guards, sources }),
      guards,
      sources,
      conditionVariables: conditionVariablesIn(document),
      cost: costOf(definition, fragments, schema),
      introspection: kind === 'query' ? introspectionOf(definition, fragments) : null,
    };
  }
}

function operationIn({ definitions }: DocumentNode, name: string | null): OperationDefinitionNode {
  const operations = definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const found = name === null ? operations : operations.filter((operation) => operation.name?.value === name);
  const [operation, another] = found;
  if (!operation || another) throw new Refusal('OPERATION_RESOLUTION_FAILURE');
  return operation;
}

function titleOf({ operation, selectionSet }: OperationDefinitionNode, fragments: Fragments): string {
  const [first = '', ...others] = new Set(rootFieldsIn(selectionSet, fragments).map(({ name }) => name.value));
  return `${operation} ${first}${others.length > 0 ? ' …' : ''}`;
}

const fragmentsIn = ({ definitions }: DocumentNode): Fragments =>
  new Map(
    definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [],
    ),
  );
