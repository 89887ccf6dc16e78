import {
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';

export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/** Alias or name. */
export const keyOf = (field: FieldNode): string => field.alias?.value ?? field.name.value;

/** The root fields of an operation, through its fragments, in order. */
export function rootFieldsIn({ selections }: SelectionSetNode, fragments: Fragments): FieldNode[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection];
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
    return fragment ? rootFieldsIn(fragment.selectionSet, fragments) : [];
  });
}

/** A root selection set without the fields that are not kept; conditions on its fragments stay. */
export function keepRootFields(
  { selections }: SelectionSetNode,
  fragments: Fragments,
  isKept: (field: FieldNode) => boolean,
): SelectionSetNode {
  return {
    kind: Kind.SELECTION_SET,
    selections: selections.flatMap((selection): SelectionNode[] => {
      if (selection.kind === Kind.FIELD) return isKept(selection) ? [selection] : [];
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
      if (!fragment) return [];
      const selectionSet = keepRootFields(fragment.selectionSet, fragments, isKept);
      const { directives = [] } = selection;
      return selectionSet.selections.length > 0 ? [{ kind: Kind.INLINE_FRAGMENT, directives, selectionSet }] : [];
    }),
  };
}

/** The fragments and variables that a selection set uses, directly or through fragments. */
export function usedIn(
  selectionSet: SelectionSetNode,
  fragments: Fragments,
): { fragments: FragmentDefinitionNode[]; variables: string[] } {
  const used = new Set<FragmentDefinitionNode>();
  const variables = new Set<string>();
  const mark = (node: SelectionSetNode | FragmentDefinitionNode): void => {
    visit(node, {
      Variable({ name }) {
        variables.add(name.value);
      },
      FragmentSpread({ name }) {
        const fragment = fragments.get(name.value);
        if (!fragment || used.has(fragment)) return;
        used.add(fragment);
        mark(fragment);
      },
    });
  };
  mark(selectionSet);
  return { fragments: [...used], variables: [...variables] };
}
