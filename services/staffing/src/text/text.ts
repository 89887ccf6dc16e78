import { reject } from '@metodnet/kernel';

/** Characters of a name, number, label or title: no document has longer ones, and an index takes no more than some thousands. */
export const TEXT_LIMIT = 200;

/** One line that can be stored and shown as it is: not too long, no control characters, no halves of characters. */
const isText = (text: string): boolean => text.length <= TEXT_LIMIT && !/[\p{Cc}\p{Cs}]/u.test(text);

/** A code that no list has, as a refusal repeats it: what does not look like a code may be somebody's name. */
export const asCode = (given: string): string => (/^[a-z0-9-]{1,60}$/.test(given) ? given : '…');

/** Refuses when one of the texts given is none; nulls are not given. */
export const notTexts = (...texts: readonly (string | null)[]) =>
  texts.every((text) => text === null || isText(text)) ? null : reject('not-a-text', { limit: TEXT_LIMIT });
