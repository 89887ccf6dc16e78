import { Fault } from '@metodnet/kernel';
import {
  type ASTVisitor,
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type SelectionSetNode,
  type ValidationContext,
  visit,
} from 'graphql';
import { exceeded } from './exceeded.js';
import type { Limits } from './limits.js';

interface Measure {
  readonly depth: number;
  readonly aliases: number;
}

/**
 * A validation rule: depth and aliases with fragments unfolded (each fragment is measured once, so that fragments which double each
 * other cost nothing), directives, and literals in the text. Selections and tokens are counted by Apollo Server and the parser.
 */
export const withinLimits =
  (limits: Limits) =>
  (context: ValidationContext): ASTVisitor => ({
    Document(document) {
      const fragments = new Map<string, FragmentDefinitionNode>();
      for (const definition of document.definitions) {
        if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
      }
      const measure = measurer(fragments);
      const over = new Set<keyof Limits>();
      for (const definition of document.definitions) {
        if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
        const { depth, aliases } = measure(definition.selectionSet);
        if (depth > limits.depth) over.add('depth');
        if (aliases > limits.aliases) over.add('aliases');
      }
      let directives = 0;
      visit(document, {
        Directive: () => {
          if (++directives > limits.directives) over.add('directives');
        },
        ListValue: ({ values }) => {
          if (values.length > limits.listItems) over.add('listItems');
        },
        StringValue: ({ value }) => {
          if (value.length > limits.stringLength) over.add('stringLength');
        },
      });
      const faults = [...over].map((limit) => exceeded(limits, limit));
      if (inlineReferences(document)) faults.push(referencesAreVariables());
      for (const fault of faults) context.reportError(new GraphQLError(fault.message, { originalError: fault }));
    },
  });

/** References are checked as variables, which is how the gateway sends them; in the text they would slip by. */
function inlineReferences(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    Argument: ({ name, value }) => {
      if (name.value === 'representations' && value.kind !== Kind.VARIABLE) found = true;
    },
  });
  return found;
}

const referencesAreVariables = () =>
  new Fault('BAD_USER_INPUT', {
    ru: 'Ссылки на записи передаются переменной.',
    en: 'References to entities are given in a variable.',
  });

function measurer(fragments: ReadonlyMap<string, FragmentDefinitionNode>) {
  const measured = new Map<string, Measure>();
  const ofFragment = (name: string): Measure => {
    const known = measured.get(name);
    if (known) return known;
    measured.set(name, { depth: 0, aliases: 0 }); // a cycle is refused by GraphQL's own rule
    const fragment = fragments.get(name);
    const measure = fragment ? ofSelections(fragment.selectionSet) : { depth: 0, aliases: 0 };
    measured.set(name, measure);
    return measure;
  };
  const ofSelections = ({ selections }: SelectionSetNode): Measure => {
    let [depth, aliases] = [0, 0];
    for (const selection of selections) {
      const within =
        selection.kind === Kind.FRAGMENT_SPREAD
          ? ofFragment(selection.name.value)
          : selection.selectionSet
            ? ofSelections(selection.selectionSet)
            : { depth: 0, aliases: 0 };
      const field = selection.kind === Kind.FIELD;
      depth = Math.max(depth, within.depth + (field ? 1 : 0));
      aliases += within.aliases + (field && selection.alias ? 1 : 0);
    }
    return { depth, aliases };
  };
  return ofSelections;
}
