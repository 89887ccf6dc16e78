import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'graphql';
import { readSupergraph } from '../supergraph/supergraph.js';
import { defaultLimits } from './limits.js';
import { Operations } from './operations.js';

const checkout = join(import.meta.dirname, '../../..');
const textOf = (path: string) => readFileSync(join(checkout, path), 'utf8');
const readmes = globSync(['README.md', 'gateway/README.md', 'services/*/README.md'], { cwd: checkout });
const operations = new Operations(readSupergraph(textOf('gateway/supergraph.graphql')), defaultLimits);

/** What a document shows to be asked, also within lists. */
const questionsIn = (text: string): string[] =>
  [...text.matchAll(/^( *)```graphql\n(.*?)^\1```$/gms)].map(([, , question = '']) => question);

/** Asks each of the operations of a document to be prepared: some show several in one. */
function prepareAll(text: string): void {
  for (const definition of parse(text).definitions)
    if (definition.kind === 'OperationDefinition') operations.prepare(text, definition.name?.value ?? null);
}

describe('The questions in the READMEs', () => {
  it('are found', () => {
    expect(readmes).toEqual(expect.arrayContaining(['README.md', join('services', 'events', 'README.md')]));
    expect(readmes.flatMap((path) => questionsIn(textOf(path))).length).toBeGreaterThan(25);
  });

  it.each(readmes.flatMap((path) => questionsIn(textOf(path)).map((question) => [path, question])))(
    'of %s may be asked of the gateway',
    (_path, question) => {
      expect(() => prepareAll(question)).not.toThrow();
    },
  );

  it('are told from wrong ones', () => {
    const [question = ''] = questionsIn('- like this\n\n  ```graphql\n  { passwords }\n  ```\n');
    expect(() => prepareAll(question)).toThrow('GRAPHQL_VALIDATION_FAILED');
  });
});
