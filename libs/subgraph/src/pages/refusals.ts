import type { Sentence } from '@metodnet/kernel';
import { describeError } from '../errors/describe-error.js';

/** All that a page says when it is refused: nobody learns from it what there is. */
export const sentences = {
  404: { ru: 'Ничего не найдено.', en: 'Nothing found.' },
  414: { ru: 'Адрес слишком длинный.', en: 'The address is too long.' },
  429: { ru: 'Слишком много запросов. Повторите через минуту.', en: 'Too many requests. Repeat in a minute.' },
  500: { ru: 'Не получилось. Повторите позже.', en: 'This did not work. Repeat later.' },
  503: { ru: 'Сервис занят. Повторите через секунду.', en: 'The service is busy. Repeat in a second.' },
} satisfies Record<number, Sentence>;

type Status = keyof typeof sentences;

/** A page that is refused before it is asked. */
export class Refused extends Error {
  constructor(readonly status: Status) {
    super(`Refused with ${status}`);
  }
}

const BUSY = ['UNAVAILABLE', 'TRY_AGAIN', 'OVERLOADED'];

/** 404 for whatever is wrong with the question, 500 for what nobody expected. */
export function statusOf(error: unknown): Status {
  if (error instanceof Refused) return error.status;
  const { statusCode } = error as { statusCode?: unknown };
  if (typeof statusCode === 'number' && statusCode < 500) return 404;
  const { code, unexpected } = describeError(error);
  if (unexpected) return 500;
  return BUSY.includes(code) ? 503 : 404;
}
