import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { Refusal } from '../refusal/refusal.js';
import type { Limits } from './limits.js';

interface Extent {
  readonly fields: number;
  readonly depth: number;
  readonly aliases: number;
  readonly directives: number;
}

const nothing: Extent = { fields: 0, depth: 0, aliases: 0, directives: 0 };

/**
 * Refuses an operation that is too large once its fragments are spread. Each fragment is measured once, so a bomb of
 * doubled fragments, exponential to execute, is refused in time linear in its text. Answers how many fields there are.
 */
export function refuseLargeOperations(document: DocumentNode, limits: Limits): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const known = new Map<string, Extent | 'being measured'>();

  const ofFragment = (name: string): Extent => {
    const measured = known.get(name);
    if (measured === 'being measured') {
      throw new Refusal('GRAPHQL_VALIDATION_FAILED', { reason: `Cannot spread fragment "${name}" within itself.` });
    }
    if (measured) return measured;
    const fragment = fragments.get(name);
    if (!fragment) return nothing;
    known.set(name, 'being measured');
    const extent = plusDirectives(ofSelections(fragment.selectionSet), fragment.directives?.length);
    known.set(name, extent);
    return extent;
  };

  const ofSelections = ({ selections }: SelectionSetNode): Extent => {
    let [fields, depth, aliases, directives] = [0, 0, 0, 0];
    for (const selection of selections) {
      const isField = selection.kind === Kind.FIELD;
      if (isField && selection.alias?.value.startsWith('__')) throw new Refusal('RESERVED_NAME');
      const inner =
        selection.kind === Kind.FRAGMENT_SPREAD
          ? ofFragment(selection.name.value)
          : selection.selectionSet
            ? ofSelections(selection.selectionSet)
            : nothing;
      fields += inner.fields + (isField ? 1 : 0);
      depth = Math.max(depth, inner.depth + (isField ? 1 : 0));
      aliases += inner.aliases + (isField && selection.alias ? 1 : 0);
      directives += inner.directives + (selection.directives?.length ?? 0);
    }
    return { fields, depth, aliases, directives };
  };

  let fields = 0;
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION && definition.kind !== Kind.FRAGMENT_DEFINITION) continue;
    const extent =
      definition.kind === Kind.OPERATION_DEFINITION
        ? plusDirectives(ofSelections(definition.selectionSet), directivesOf(definition))
        : ofFragment(definition.name.value);
    if (extent.fields > limits.fields) throw new Refusal('TOO_MANY_FIELDS', { limit: limits.fields });
    if (extent.depth > limits.depth) throw new Refusal('TOO_DEEP', { limit: limits.depth });
    if (extent.aliases > limits.aliases) throw new Refusal('TOO_MANY_ALIASES', { limit: limits.aliases });
    if (extent.directives > limits.directives) throw new Refusal('TOO_MANY_DIRECTIVES', { limit: limits.directives });
    fields += extent.fields;
  }
  return fields;
}

const plusDirectives = (extent: Extent, count = 0): Extent => ({ ...extent, directives: extent.directives + count });

const directivesOf = ({ directives = [], variableDefinitions = [] }: OperationDefinitionNode): number =>
  directives.length + variableDefinitions.reduce((sum, variable) => sum + (variable.directives?.length ?? 0), 0);
