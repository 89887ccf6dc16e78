import type { GraphQLError } from 'graphql';

/**
 * What graphql-js found wrong, without the values that it quotes: an answer is kept in logs of clients and proxies, and a value may be
 * somebody's name. Names of fields, types and variables stay, and so does the place.
 */
export function withoutValues({ message, locations }: GraphQLError): string {
  const [first = ''] = message.split(/;? ?Did you mean /);
  const [, variable, rest] = /^Variable "\$(\w+)" got invalid value (.*)$/s.exec(first) ?? [];
  if (variable !== undefined && rest !== undefined) {
    const paths = [...rest.matchAll(/ at "(\w+(?:\.\w+|\[\d+\])*)"; /g)].map(([, path = '']) => path);
    const path = paths.findLast((each) => each.startsWith(variable)) ?? variable;
    return `Variable "$${path}": ${misfit(rest)}`;
  }
  if (first.startsWith('Syntax Error: ')) return syntaxError(first, locations?.[0]);
  return namesOnly.test(first) ? first : misfit(first);
}

/** Messages that quote nothing but names of the schema and of the operation. */
const namesOnly =
  /^(Cannot query field|Unknown (argument|type|directive|fragment|operation)|Field "[\w.]+" (must not|must have|conflict|of required type|is not defined)|Field "[\w.]+" argument|Fields "\w+" conflict|Argument "\w+" |Variable "\$\w+" |Fragment "\w+" |Cannot spread fragment|The (directive|operation|fragment) |Directive "@|There can be only one|This anonymous operation|Subscription|Must provide|Too many validation errors)/;

/** How a value does not fit, by the end of a message: what stands before it may be the value. */
function misfit(message: string): string {
  for (const [pattern, told] of misfits) {
    const found = pattern.exec(message);
    if (found) return told.replace('$1', found[1] ?? '').replace('$2', found[2] ?? '');
  }
  return 'The value does not fit its type.';
}

const misfits: readonly (readonly [RegExp, string])[] = [
  [
    /Field "(\w+)" of required type "([\w![\]]+)" was not provided\.$/,
    'Field "$1" of required type "$2" was not provided.',
  ],
  [/Expected non-nullable type "([\w![\]]+)" not to be null\.$/, 'Expected non-nullable type "$1" not to be null.'],
  [/Expected type "(\w+)" to be an object\.$/, 'Expected type "$1" to be an object.'],
  [/Expected value of type "([\w![\]]+)", found /, 'Expected value of type "$1".'],
  [/is not defined by type "(\w+)"\.$/, 'The type "$1" has no such field.'],
  [/does not exist in "(\w+)" enum\.$/, 'There is no such value in "$1" enum.'],
  [/Enum "(\w+)" cannot represent /, 'There is no such value in "$1" enum.'],
  [/\b([A-Z]\w*) cannot represent /, 'The value does not fit the type "$1".'],
];

/** Kinds of tokens and marks of punctuation are told, texts and numbers that stood there are not. */
function syntaxError(message: string, at: { readonly line: number; readonly column: number } | undefined): string {
  const told = message
    .replace(/\b(Name|String|BlockString|Int|Float|Comment) ".*"/gs, '$1')
    .replace(/^(Syntax Error: (?:Unexpected|Invalid|Cannot|Expected)[^":]*):.*$/s, '$1')
    .replace(/\.$/, '');
  return at ? `${told}, at line ${at.line}, column ${at.column}.` : `${told}.`;
}
