import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from './checkout.js';

/** The question that the suite exists for, as it is printed, pasted and asked by `--check`. */
export interface FirstQuery {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Who asks. */
  readonly role: 'regional-operator';
  readonly unit: string;
}

export function firstQuery(): FirstQuery {
  const read = (name: string) => readFileSync(join(checkout, 'infra', 'local', name), 'utf8');
  return {
    query: read('first-query.graphql'),
    variables: JSON.parse(read('first-query.variables.json')) as Record<string, unknown>,
    role: 'regional-operator',
    unit: 'ru-tom',
  };
}
