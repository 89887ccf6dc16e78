import type { Sentence } from '@metodnet/kernel';
import type { GraphQLError } from 'graphql';
import type { DescribedError } from './describe-error.js';

const sentences: Readonly<Record<string, Sentence>> = {
  GRAPHQL_PARSE_FAILED: {
    ru: 'Текст операции не разобран: это не GraphQL или он слишком длинный.',
    en: 'The operation’s text could not be read: it is not GraphQL, or too long.',
  },
  GRAPHQL_VALIDATION_FAILED: { ru: 'Операция не подходит к схеме.', en: 'The operation does not fit the schema.' },
  BAD_USER_INPUT: { ru: 'Переменная не подходит к своему типу.', en: 'A variable does not fit its type.' },
  BAD_REQUEST: { ru: 'Это не запрос GraphQL по HTTP.', en: 'This is no GraphQL request over HTTP.' },
  OPERATION_RESOLUTION_FAILURE: { ru: 'Такой операции в тексте нет.', en: 'The text has no such operation.' },
  PERSISTED_QUERY_NOT_FOUND: { ru: 'Такой операции нет в памяти.', en: 'No such operation is stored.' },
  PERSISTED_QUERY_NOT_SUPPORTED: { ru: 'Нужен текст операции.', en: 'The operation’s text is needed.' },
};

/** What graphql-js and Apollo Server found wrong with an operation; null for what is not the operation's fault. */
export function describeGraphQLError(error: GraphQLError): DescribedError | null {
  const code = String(error.extensions.code);
  const sentence = sentences[code];
  return sentence ? { code, sentence, details: cause(error.message), unexpected: false } : null;
}

/** Messages of graphql-js that name only types, fields, arguments and variables. All others may repeat a value. */
const namesOnly =
  /^(Cannot query field|Unknown (argument|type|directive|fragment|operation)|Field "[\w.]+" (must not|must have|of (required )?type)|Field "[\w.]+" argument|Argument "\w+" of required|Variable "\$\w+" (is not|is never|of (required )?type|cannot)|Fragment "\w+" (is never|cannot)|Cannot spread fragment|The directive "@|Directive "@|There can be only one|This anonymous operation|Subscription|Must provide|GraphQL introspection|Introspection)/;
const variable = /^Variable "(\$\w+)"(?:.* at "([\w.[\]$]+)")?/s;

function cause(message: string): Readonly<Record<string, unknown>> {
  const [first = ''] = message.split(' Did you mean');
  if (namesOnly.test(first)) return { cause: first.slice(0, 300) };
  const [, name, path] = variable.exec(message) ?? [];
  return name ? { variable: path ?? name } : {};
}
