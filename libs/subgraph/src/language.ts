import type { RejectionParams, Sentence } from '@metodnet/kernel';
import { preferences } from './preferences.js';

/** The languages in which everything is said to people. */
export type Language = keyof Sentence;

/** The caller's language from `accept-language`: English when it is preferred to Russian, otherwise Russian. */
export function languageOf(header: string | undefined): Language {
  const wanted = preferences(header);
  const quality = (language: Language) =>
    Math.max(0, ...wanted.filter(({ value }) => value.slice(0, 2) === language).map((each) => each.quality));
  return quality('en') > quality('ru') ? 'en' : 'ru';
}

/** Fills `{name}` in a sentence; a placeholder without a value stays, so that a forgotten one is seen. */
export const fill = (text: string, params: RejectionParams): string =>
  text.replace(/\{(\w+)\}/g, (placeholder, name: string) =>
    Object.hasOwn(params, name) ? String(params[name]) : placeholder,
  );
