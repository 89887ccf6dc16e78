import { day } from '../events.fixture.js';
import { daysOf, paragraphs, subjectOf, weekOf } from './letter.js';
import { domainOf } from './smtp.js';

/** Days are written with spaces that do not break. */
const plain = (text: string) => text.replace(/[\u2009\u202f\u00a0]/g, ' ');

describe('A subject', () => {
  it('is one line', () => {
    expect(subjectOf(' Семинар\r\nBcc: a@b.example\u2028и\u0000ещё ')).toBe('Семинар Bcc: a@b.example и ещё');
  });

  it('has at most 200 characters', () => {
    expect(subjectOf('я'.repeat(200))).toBe('я'.repeat(200));
    expect(subjectOf('я'.repeat(201))).toBe(`${'я'.repeat(199)}…`);
  });
});

describe('Days in a letter', () => {
  it.each([
    ['2026-03-24', '2026-03-24', null, '24 марта 2026 г.', '24 March 2026'],
    ['2026-03-24', '2026-03-26', null, '24–26 марта 2026 г.', '24 – 26 March 2026'],
    ['2026-03-30', '2026-04-02', null, '30 марта – 2 апреля 2026 г.', '30 March – 2 April 2026'],
    ['2026-03-24', '2026-03-24', '10:00', '24 марта 2026 г., 10:00', '24 March 2026, 10:00'],
  ])('from %s to %s', (from, to, at, russian, english) => {
    expect(plain(daysOf('ru', day(from), day(to), at))).toBe(russian);
    expect(plain(daysOf('en', day(from), day(to), at))).toBe(english);
  });

  it('name a week from Monday to Sunday', () => {
    expect(plain(weekOf('ru', day('2026-03-16')))).toBe('16–22 марта 2026 г.');
  });
});

describe('Somebody’s words', () => {
  it('stand in paragraphs, as text', () => {
    expect(paragraphs('Раз & два\nтри\n\n \n<b>четыре</b>\n').map(({ text }) => text)).toEqual([
      '<p style="white-space:pre-line">Раз &#38; два\nтри</p>',
      '<p style="white-space:pre-line">&#60;b&#62;четыре&#60;/b&#62;</p>',
    ]);
  });
});

describe('The domain of Message-IDs', () => {
  it.each([
    ['no-reply@imc.example', 'imc.example'],
    ['Методическая сеть <no-reply@imc.example>', 'imc.example'],
  ])('is that of the sender %s', (from, domain) => {
    expect(domainOf({ from, smtpUrl: '' })).toBe(domain);
  });
});
