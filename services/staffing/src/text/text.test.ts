import { asCode, notTexts, TEXT_LIMIT } from './text.js';

describe('Taking texts', () => {
  it('takes up to 200 characters of any language, or none at all', () => {
    expect(TEXT_LIMIT).toBe(200);
    expect(notTexts('я'.repeat(200), '', null, 'Иванова-Петрова', 'O’Neil', '1️⃣ 𠮷')).toBeNull();
  });

  it.each([
    ['201 characters', 'я'.repeat(201)],
    ['a line feed', 'а\nб'],
    ['a tabulator', 'а\tб'],
    ['a zero', 'а\0б'],
    ['a control character of the upper half', 'а\u0085б'],
    ['the first half of a character alone', 'а\ud800'],
    ['the second half of a character alone', '\udc00б'],
  ])('refuses %s', (_, text) => {
    expect(notTexts('Имя', text)).toMatchObject({ accepted: false, reason: 'not-a-text', params: { limit: 200 } });
  });
});

describe('Repeating a code that is in no list', () => {
  it.each([
    ['teecher', 'teecher'],
    ['head-of-unit-2', 'head-of-unit-2'],
    ['Иванова', '…'],
    ['Ivanova Maria', '…'],
    ['a'.repeat(61), '…'],
  ])('%s: %s', (given, told) => {
    expect(asCode(given)).toBe(told);
  });
});
