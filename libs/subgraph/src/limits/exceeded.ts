import { Fault } from '@metodnet/kernel';
import type { Limits } from './limits.js';

const names: Readonly<Record<keyof Limits, readonly [ru: string, en: string]>> = {
  bodyBytes: ['байт в запросе', 'bytes in a request'],
  tokens: ['лексем в операции', 'tokens in an operation'],
  selections: ['полей в операции вместе с фрагментами', 'selections in an operation, fragments unfolded'],
  depth: ['уровней вложенности полей', 'levels of fields within fields'],
  aliases: ['псевдонимов в операции', 'aliases in an operation'],
  directives: ['директив в операции', 'directives in an operation'],
  listItems: ['элементов в списке аргумента', 'items in a list of an argument'],
  objects: ['записей в ответе', 'objects in an answer'],
  representations: ['записей за одно обращение', 'entities looked up at once'],
  stringLength: ['знаков в строке', 'characters in a string'],
  jsonDepth: ['уровней вложенности JSON', 'levels of values within values'],
  deadlineMs: ['миллисекунд на запрос', 'milliseconds for a request'],
  statementMs: ['миллисекунд на запрос к базе', 'milliseconds for a statement'],
};

/** The refusal of a request that asks for more than is allowed: which limit, and how much it is. */
export const exceeded = (limits: Limits, limit: keyof Limits): Fault => {
  const [ru, en] = names[limit];
  return new Fault(
    'BAD_USER_INPUT',
    { ru: `Слишком много: допускается ${limits[limit]} ${ru}.`, en: `Too much: at most ${limits[limit]} ${en}.` },
    { limit, max: limits[limit] },
  );
};
