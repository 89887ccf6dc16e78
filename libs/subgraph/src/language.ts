import type { RejectionParams, Sentence } from '@metodnet/kernel';

/** The languages in which everything is said to people. */
export type Language = keyof Sentence;

/** The caller's language from `accept-language`: English when it is preferred to Russian, otherwise Russian. */
export function languageOf(header: string | undefined): Language {
  const wanted = (header ?? '')
    .slice(0, 200)
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.find((parameter) => parameter.trim().startsWith('q='));
      return { language: tag.slice(0, 2), quality: quality ? Number(quality.trim().slice(2)) || 0 : 1 };
    });
  const quality = (language: Language) =>
    Math.max(0, ...wanted.filter((each) => each.language === language).map((each) => each.quality));
  return quality('en') > quality('ru') ? 'en' : 'ru';
}

/** Fills `{name}` in a sentence; a placeholder without a value stays, so that a forgotten one is seen. */
export const fill = (text: string, params: RejectionParams): string =>
  text.replace(/\{(\w+)\}/g, (placeholder, name: string) =>
    Object.hasOwn(params, name) ? String(params[name]) : placeholder,
  );
