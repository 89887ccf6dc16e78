import { Kind, type OperationDefinitionNode, parse, print, type SelectionSetNode } from 'graphql';
import { type Fragments, keepRootFields, keyOf, rootFieldsIn, usedIn } from '../operation/root-fields.js';
import { type PlaceArgument, placesOf } from './place-arguments.js';

/** A root field of a fetch, with what is needed to send it alone to the home of the unit that it is about. */
export interface RootField {
  readonly key: string;
  /** The values of its arguments that may name a unit or a record, in the order of precedence. */
  readonly places: readonly PlaceArgument[];
}

/** The root fields of a fetch's text, in order. */
export function rootFieldsOf(text: string): RootField[] {
  const { operation, fragments } = read(text);
  return rootFieldsIn(operation.selectionSet, fragments).map((field) => ({
    key: keyOf(field),
    places: placesOf(field),
  }));
}

/** The text of a fetch with only some of its root fields, and the variables that these use. */
export function withRootFields(text: string, keys: ReadonlySet<string>): { text: string; variables: string[] } {
  const { operation, fragments } = read(text);
  const selectionSet = keepRootFields(operation.selectionSet, fragments, (field) => keys.has(keyOf(field)));
  const used = usedIn(selectionSet, fragments);
  const definition: OperationDefinitionNode = {
    ...operation,
    selectionSet,
    variableDefinitions: (operation.variableDefinitions ?? []).filter(({ variable }) =>
      used.variables.includes(variable.name.value),
    ),
  };
  return {
    text: print({ kind: Kind.DOCUMENT, definitions: [definition, ...used.fragments] }),
    variables: used.variables,
  };
}

/** What an `_entities` field asks of each type: response keys by type condition. */
export type EntityFields = ReadonlyMap<string, readonly string[]>;

export function entityFieldsOf(text: string, key: string): EntityFields {
  const { operation, fragments } = read(text);
  const field = rootFieldsIn(operation.selectionSet, fragments).find((candidate) => keyOf(candidate) === key);
  const byType = new Map<string, string[]>();
  const collect = ({ selections }: SelectionSetNode, type: string): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        byType.set(type, [...(byType.get(type) ?? []), keyOf(selection)]);
        continue;
      }
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
      if (fragment) collect(fragment.selectionSet, fragment.typeCondition?.name.value ?? type);
    }
  };
  if (field?.selectionSet) collect(field.selectionSet, '_Entity');
  return byType;
}

function read(text: string): { operation: OperationDefinitionNode; fragments: Fragments } {
  const { definitions } = parse(text, { noLocation: true });
  const operation = definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  if (!operation) throw new Error('A fetch of the plan has no operation');
  const fragments = definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
  return { operation, fragments: new Map(fragments.map((fragment) => [fragment.name.value, fragment])) };
}
