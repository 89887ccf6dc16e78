import type { Sentence, UnitId } from '@metodnet/kernel';
import { fill, html, type Language } from '@metodnet/subgraph';
import { FORMS } from '../event/forms.js';
import { daysOf, type Letter, mailHtml, plainFoot, subjectOf } from '../mail/letter.js';
import type { EventFacts, Notice, NoticeKind } from './notice.js';

const SUBJECTS: Readonly<Record<NoticeKind, Sentence>> = {
  cancelled: { ru: 'Отменено: {title}', en: 'Called off: {title}' },
  moved: { ru: 'Перенесено: {title}', en: 'Moved: {title}' },
  changed: { ru: 'Изменено: {title}', en: 'Changed: {title}' },
  'seat-given': { ru: 'Место предоставлено: {title}', en: 'A seat was given: {title}' },
  replaced: { ru: 'Замена участника: {title}', en: 'Somebody else comes: {title}' },
  'named-instead': { ru: 'Направление вместо другого: {title}', en: 'In another’s place: {title}' },
  recalled: { ru: 'Направление отозвано: {title}', en: 'A referral was recalled: {title}' },
};
const WORDS = {
  was: { ru: 'Было', en: 'Before' },
  now: { ru: 'Стало', en: 'Now' },
  event: { ru: 'Мероприятие', en: 'The event' },
  because: { ru: 'Причина', en: 'Why' },
  hours: { ru: '{hours} ч', en: '{hours} h' },
  concerned: {
    ru: 'Записано от вашей организации: {concerned}. Кто именно — в личном кабинете сети.',
    en: 'Registered from your organisation: {concerned}. Who, you see in the network.',
  },
} satisfies Record<string, Sentence>;

/** A notice to an organisation as a mail. Names of people stand in none: they are read in the network, with the rights of whoever reads. */
export function noticeLetter(
  { kind, was, now, because, concerned }: Notice,
  organiser: string,
  nameOf: (unit: UnitId) => string,
  { language, unsubscribeUrl }: { readonly language: Language; readonly unsubscribeUrl: string },
): Letter {
  const title = fill(SUBJECTS[kind][language], { title: now.title });
  const changed = was !== null && kind !== 'cancelled';
  const facts: [Sentence, string][] = [
    ...(changed ? [[WORDS.was, factsOf(was, nameOf, language)] as [Sentence, string]] : []),
    [changed ? WORDS.now : WORDS.event, [factsOf(now, nameOf, language), organiser].join(' · ')],
    ...(because ? [[WORDS.because, because] as [Sentence, string]] : []),
  ];
  const sent = fill(WORDS.concerned[language], { concerned });
  const body = html`${facts.map(([word, said]) => html`<p><strong>${word[language]}:</strong> ${said}</p>\n`)}<p>${sent}</p>`;
  const lines = facts.map(([word, said]) => `${word[language]}: ${said}`).join('\n');
  return {
    subject: subjectOf(title),
    text: `${title}\n\n${lines}\n\n${sent}\n\n${plainFoot(language, unsubscribeUrl)}`,
    html: mailHtml(language, title, body, unsubscribeUrl),
  };
}

function factsOf(
  { title, startsOn, endsOn, startsAt, form, hours, venue }: EventFacts,
  nameOf: (unit: UnitId) => string,
  language: Language,
): string {
  const place = [venue.unitId && nameOf(venue.unitId), venue.place].filter(Boolean).join(', ');
  const days = daysOf(language, startsOn, endsOn, startsAt);
  return [title, days, FORMS[form][language], place, fill(WORDS.hours[language], { hours })]
    .filter(Boolean)
    .join(' · ');
}
