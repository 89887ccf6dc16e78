import { fill, languageOf } from './language.js';

describe('Choosing a language', () => {
  it.each([
    undefined,
    '',
    '*',
    'ru',
    'ru-RU,ru;q=0.9,en;q=0.8',
    'de',
    'en;q=0.5,ru',
    'en;q=0.5,ru;q=0.5',
    'en;q=0',
    'en;q=nonsense',
    ';;;,,,',
  ])('is Russian for %j', (header) => expect(languageOf(header)).toBe('ru'));

  it.each(['en', 'EN-gb', 'en,ru;q=0.9', 'de,en;q=0.5', 'ru;q=0.1, en;q=0.2'])('is English for %j', (header) =>
    expect(languageOf(header)).toBe('en'),
  );
});

describe('Filling a sentence', () => {
  it('puts parameters into their places and leaves others to be seen', () => {
    expect(fill('At most {limit} of {what}, {limit}', { limit: 3 })).toBe('At most 3 of {what}, 3');
    expect(fill('{constructor}', {})).toBe('{constructor}');
  });
});
