import type { Circumstances } from '../operation/condition.js';
import type { Step } from '../planning/plan.js';
import type { Stages } from '../planning/plans.js';
import { errorOf, type Language, type ResponseError } from '../refusal/refusal.js';
import type { TypeConditions } from '../supergraph/supergraph.js';
import { fetchEntities } from './entity-fetch.js';
import type { JsonObject } from './json.js';
import { fetchRoots } from './root-fetch.js';
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

  /** Runs one stage after another; nothing more is changed once a change failed that the answer cannot do without. */
  async execute(stages: Stages): Promise<void> {
    for (const { key, step, mustBring } of stages) {
      if (step) await this.walk(step, key);
      if (mustBring !== null && (this.data[mustBring] ?? null) === null) return;
    }
  }

  /** Walks the plan. A failed fetch leaves its part out; the rest goes on. */
  private async walk(step: Step, stage: string): Promise<void> {
    switch (step.kind) {
      case 'sequence':
        for (const inner of step.steps) await this.walk(inner, stage);
        return;
      case 'parallel':
        await Promise.all(step.steps.map((inner) => this.walk(inner, stage)));
        return;
      case 'root':
        return fetchRoots(this, step, stage);
      case 'entities':
        return fetchEntities(this, step, stage);
    }
  }

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

  reportUnavailable(subgraph: string, path: readonly (string | number)[]): void {
    this.errors.push(errorOf('SUBGRAPH_UNAVAILABLE', this.options.language, { subgraph }, path));
  }
}
