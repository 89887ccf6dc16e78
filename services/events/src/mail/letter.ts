import { addDays, type CalendarDate, type Sentence } from '@metodnet/kernel';
import { type Html, html, type Language } from '@metodnet/subgraph';

/** What a mail says, as plain text and as HTML. */
export interface Letter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** A letter on its way. */
export interface Mail extends Letter {
  /** The same whenever the same mail is sent again, so that a repeat is recognised: `<uuid@domain>`. */
  readonly messageId: string;
  readonly to: readonly string[];
  /** Where its reader ends the subscription, by a click or by the mail program (RFC 8058). */
  readonly unsubscribeUrl: string;
}

const LONGEST_SUBJECT = 200;

/** Titles come from people: what would begin another line of the head becomes a space. */
export function subjectOf(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  return line.length > LONGEST_SUBJECT ? `${line.slice(0, LONGEST_SUBJECT - 1)}…` : line;
}

const formats = {
  ru: new Intl.DateTimeFormat('ru', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }),
} as const;

/** «24 марта 2026 г.», «24–26 марта 2026 г.», with the time when there is one. */
export function daysOf(language: Language, from: CalendarDate, to: CalendarDate, at: string | null = null): string {
  const [first, last] = [new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`)];
  const days = from === to ? formats[language].format(first) : formats[language].formatRange(first, last);
  return at ? `${days}, ${at}` : days;
}

/** «16–22 марта 2026 г.» */
export const weekOf = (language: Language, monday: CalendarDate): string =>
  daysOf(language, monday, addDays(monday, 6));

/** Somebody’s own words, in paragraphs where they left a line free. */
export const paragraphs = (text: string): Html[] =>
  text
    .split(/\n\s*\n/)
    .filter((part) => part.trim())
    .map((part) => html`<p style="white-space:pre-line">${part.trim()}</p>`);

const FOOT = {
  why: {
    ru: 'Вы получаете это письмо, потому что адрес указан для рассылки вашей организации.',
    en: 'You receive this because the address was given for mails to your organisation.',
  },
  end: { ru: 'Отписаться', en: 'Unsubscribe' },
} satisfies Record<string, Sentence>;

/** The end of a mail’s text. */
export const plainFoot = (language: Language, unsubscribeUrl: string): string =>
  `-- \n${FOOT.why[language]}\n${FOOT.end[language]}: ${unsubscribeUrl}\n`;

/** The whole of a mail’s HTML. Mail programs know no more of style than this. */
export const mailHtml = (language: Language, title: string, body: Html, unsubscribeUrl: string): string =>
  html`<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title></head>
<body style="margin:0;padding:16px;font:16px/1.5 Arial,sans-serif;color:#222">
<div style="max-width:640px;margin:0 auto;overflow-wrap:anywhere">
<h1 style="font-size:22px;line-height:1.3">${title}</h1>
${body}
<hr style="border:0;border-top:1px solid #ccc;margin:24px 0 12px">
<p style="font-size:13px;color:#555">${FOOT.why[language]} <a href="${unsubscribeUrl}">${FOOT.end[language]}</a></p>
</div>
</body>
</html>
`.text;
