import { type DirectiveNode, type DocumentNode, Kind, visit } from 'graphql';

/** What a selection depends on: a variable of `@skip`/`@include`, or a guard that the caller must pass. */
export type Condition = { readonly variable: string; readonly expected: boolean } | { readonly guard: number };

/** The values of the caller's variables and, by number, the guards of the operation that the caller does not pass. */
export interface Circumstances {
  readonly variables: Readonly<Record<string, unknown>>;
  readonly denied: ReadonlySet<number>;
}

export const holds = (conditions: readonly Condition[], { variables, denied }: Circumstances): boolean =>
  conditions.every((condition) =>
    'guard' in condition ? !denied.has(condition.guard) : variables[condition.variable] === condition.expected,
  );

/** The conditions of `@skip` and `@include`; null when a literal excludes the selection for good. */
export function conditionsOf(directives: readonly DirectiveNode[] = []): readonly Condition[] | null {
  const conditions: Condition[] = [];
  for (const { name, arguments: given = [] } of directives) {
    if (name.value !== 'skip' && name.value !== 'include') continue;
    const expected = name.value === 'include';
    const value = given.find((argument) => argument.name.value === 'if')?.value;
    if (value?.kind === Kind.VARIABLE) conditions.push({ variable: value.name.value, expected });
    else if (value?.kind === Kind.BOOLEAN && value.value !== expected) return null;
  }
  return conditions;
}

/** The variables on which selections depend: few, so that an operation has few plans. */
export function conditionVariablesIn(document: DocumentNode): readonly string[] {
  const names = new Set<string>();
  visit(document, {
    Directive(directive) {
      for (const condition of conditionsOf([directive]) ?? [])
        if ('variable' in condition) names.add(condition.variable);
    },
  });
  return [...names];
}
