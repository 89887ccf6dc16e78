import { errorOf, languageOf } from './refusal.js';
import { wording } from './wording.js';

describe('Choosing a language', () => {
  it.each([
    [undefined, 'ru'],
    ['', 'ru'],
    ['de', 'ru'],
    ['en', 'en'],
    ['en-GB,en;q=0.9', 'en'],
    ['ru-RU,ru;q=0.9,en-US;q=0.8', 'ru'],
    ['de, en;q=0.3, ru;q=0.2', 'en'],
    ['en;q=0, ru;q=0.1', 'ru'],
  ] as const)('%s is answered in %s', (header, language) => {
    expect(languageOf(header)).toBe(language);
  });
});

describe('Wording a refusal', () => {
  it('fills in the limit and keeps it for programs', () => {
    expect(errorOf('TOO_DEEP', 'en', { limit: 15 })).toEqual({
      message: 'The operation is deeper than 15 levels.',
      extensions: { code: 'TOO_DEEP', limit: 15 },
    });
  });

  it.each(Object.entries(wording))('has %s in both languages', (_, sentence) => {
    expect(sentence.en).not.toBe('');
    expect(sentence.ru).toMatch(/[а-яё]/i);
  });
});
