import type { CalendarDate, Sentence } from '@metodnet/kernel';
import { fill, type Html, html, type Language } from '@metodnet/subgraph';
import { FORMS } from '../event/forms.js';
import { daysOf, type Letter, mailHtml, paragraphs, plainFoot, subjectOf, weekOf } from '../mail/letter.js';
import type { Line } from './bulletin.js';

/** A published bulletin, as far as its readers see it. */
export interface Issue {
  readonly weekOf: CalendarDate;
  readonly text: string | null;
  readonly lines: readonly Line[];
  /** Who informs. */
  readonly unitName: string;
}

type EventLine = Extract<Line, { kind: 'event' }>;
type MaterialLine = Extract<Line, { kind: 'material' }>;

const WORDS = {
  title: { ru: '{unit}: информация на неделю {week}', en: '{unit}: information of the week {week}' },
  events: { ru: 'Мероприятия', en: 'Events' },
  materials: { ru: 'Новые материалы', en: 'New materials' },
  until: { ru: 'запись до {day}', en: 'register until {day}' },
  onSite: { ru: 'Читать на сайте', en: 'Read it on the site' },
} satisfies Record<string, Sentence>;

export const bulletinTitle = ({ weekOf: monday, unitName }: Issue, language: Language): string =>
  fill(WORDS.title[language], { unit: unitName, week: weekOf(language, monday) });

/** The words and lists of a bulletin, for the site, for feeds and for mails. */
export function bulletinBody({ text, lines }: Issue, language: Language): Html {
  const events = lines.filter((line): line is EventLine => line.kind === 'event');
  const materials = lines.filter((line): line is MaterialLine => line.kind === 'material');
  const list = (heading: Sentence, items: readonly Html[]) =>
    items.length === 0 ? html`` : html`<h2>${heading[language]}</h2>\n<ul>\n${items}</ul>\n`;
  return html`${paragraphs(text ?? '')}
${list(
  WORDS.events,
  events.map((line) => eventItem(line, language)),
)}${list(WORDS.materials, materials.map(materialItem))}`;
}

const eventItem = (line: EventLine, language: Language): Html =>
  html`<li><strong>${line.title}</strong><br>${factsOf(line, language).join(' · ')}${remark(line)}</li>\n`;

const materialItem = (line: MaterialLine): Html =>
  html`<li><a href="${line.url}">${line.title}</a><br>${materialFacts(line).join(' · ')}${remark(line)}</li>\n`;

const remark = ({ remark: words }: Line): Html => (words ? html`<br><em>${words}</em>` : html``);

const materialFacts = ({ annotation, organiser }: MaterialLine): string[] =>
  [annotation, organiser].filter((fact) => fact !== null);

const factsOf = (
  { startsOn, endsOn, startsAt, form, place, organiser, registerUntil }: EventLine,
  language: Language,
) =>
  [
    daysOf(language, startsOn, endsOn, startsAt),
    FORMS[form][language],
    place,
    organiser,
    registerUntil && fill(WORDS.until[language], { day: daysOf(language, registerUntil, registerUntil) }),
  ].filter((fact) => fact !== null);

/** A bulletin as a mail. */
export function bulletinLetter(
  issue: Issue,
  {
    language,
    url,
    unsubscribeUrl,
  }: { readonly language: Language; readonly url: string; readonly unsubscribeUrl: string },
): Letter {
  const title = bulletinTitle(issue, language);
  const body = html`${bulletinBody(issue, language)}<p><a href="${url}">${WORDS.onSite[language]}</a></p>`;

  return {
    subject: subjectOf(title),
    text: `${title}\n\n${plain(issue, language)}${WORDS.onSite[language]}: ${url}\n\n${plainFoot(language, unsubscribeUrl)}`,
    html: mailHtml(language, title, body, unsubscribeUrl),
  };
}

function plain({ text, lines }: Issue, language: Language): string {
  const own = text?.trim() ? `${text.trim()}\n\n` : '';
  const of = (kind: Line['kind'], heading: Sentence) => {
    const items = lines.filter((line) => line.kind === kind).map((line) => plainLine(line, language));
    return items.length === 0 ? '' : `${heading[language].toUpperCase()}\n\n${items.join('\n')}\n`;
  };
  return `${own}${of('event', WORDS.events)}${of('material', WORDS.materials)}`;
}

function plainLine(line: Line, language: Language): string {
  const facts = line.kind === 'event' ? factsOf(line, language) : [...materialFacts(line), line.url];
  return [`* ${line.title}`, ...facts, ...(line.remark ? [line.remark] : [])].join('\n  ').concat('\n');
}
