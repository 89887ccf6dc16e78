import { newId, unitId } from '@metodnet/kernel';
import { aRequest } from '../event/event.fixture.js';
import type { Event } from '../event/event.js';
import { day, school, tomsk } from '../events.fixture.js';
import { noticesOfChange } from './notice.js';
import { noticeLetter } from './notice.letter.js';

const event: Event = { ...aRequest(), seriesId: null, status: 'scheduled', cancelledBecause: null, version: 1 };
const moved: Event = {
  ...event,
  startsOn: day('2026-05-12'),
  endsOn: day('2026-05-13'),
  venue: { kind: 'organisation', unitId: unitId('ru-tom-tomsk-school-5'), place: 'ауд. 1 <2>' },
};
const cancelled: Event = { ...event, status: 'cancelled', cancelledBecause: 'Карантин & каникулы' };
const letter = (now: Event, language: 'ru' | 'en' = 'ru') => {
  const giving = { today: day('2026-04-01'), givenAt: new Date(0), newId: () => newId<'Notice'>(tomsk) };
  const [notice] = noticesOfChange(event, now, [{ homeId: school, personId: null, count: 3 }], giving);
  if (!notice) throw new Error('No notice');
  const links = { language, unsubscribeUrl: 'https://events.imc.example/unsubscribe/key' };
  const written = noticeLetter(notice.next, 'ИМЦ', () => 'Школа № 5', links);
  return { ...written, text: written.text.replace(/[\u2009\u202f\u00a0]/g, ' ') };
};

describe('A notice as a mail', () => {
  it('says what was and what is now, and of how many', () => {
    expect(letter(moved)).toMatchObject({
      subject: 'Перенесено: Функциональная грамотность на уроках математики',
      text: `Перенесено: Функциональная грамотность на уроках математики

Было: Функциональная грамотность на уроках математики · 10 апреля 2026 г., 10:00 · очно · ауд. 12 · 4 ч
Стало: Функциональная грамотность на уроках математики · 12–13 мая 2026 г., 10:00 · очно · Школа № 5, ауд. 1 <2> · 4 ч · ИМЦ

Записано от вашей организации: 3. Кто именно — в личном кабинете сети.

-- 
Вы получаете это письмо, потому что адрес указан для рассылки вашей организации.
Отписаться: https://events.imc.example/unsubscribe/key
`,
    });
    expect(letter(moved).html).toContain('ауд. 1 &#60;2&#62;');
  });

  it('says why it was called off, in the language of its reader', () => {
    const { subject, text, html } = letter(cancelled, 'en');
    expect(subject).toBe(`Called off: ${event.title}`);
    expect(text).toContain('Why: Карантин & каникулы');
    expect(text).not.toContain('Before:');
    expect(html).toContain('Карантин &#38; каникулы');
  });

  it('has a subject of one line, whatever the title', () => {
    expect(letter({ ...cancelled, title: 'Семинар\r\nBcc: a@b.example' }).subject).toBe(
      'Отменено: Семинар Bcc: a@b.example',
    );
  });
});
