import { createHash } from 'node:crypto';
import type { Language } from '../language.js';
import type { PageAnswer } from './page.js';

/** A piece of HTML, in which everything that is not HTML has been escaped. */
export class Html {
  constructor(readonly text: string) {}
}

/** Writes HTML: html`<p>${name}</p>`. What is put into it is text unless it is HTML itself. */
export const html = (parts: TemplateStringsArray, ...values: readonly (string | number | Html | readonly Html[])[]) =>
  new Html(parts.map((part, index) => part + written(values[index] ?? '')).join(''));

const written = (value: string | number | Html | readonly Html[]): string => {
  if (value instanceof Html) return value.text;
  if (typeof value === 'object') return value.map(({ text }) => text).join('');
  return String(value).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
};

const STYLE =
  'body{font:1.1rem/1.5 system-ui,sans-serif;max-width:42rem;margin:2rem auto;padding:0 1rem;overflow-wrap:anywhere}dt{color:#555;font-size:.9rem}dd{margin:0 0 .8rem}';

/** Nothing but the one style of ours: no script, no picture, no frame, and a form only where there is one. */
export const contentSecurityPolicy = (forms: "'none'" | "'self'") =>
  `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; base-uri 'none'; form-action ${forms}; frame-ancestors 'none'`;

/** A whole small page. */
export const htmlPage = (language: Language, title: string, body: Html): Pick<PageAnswer, 'type' | 'body'> => ({
  type: 'text/html; charset=utf-8',
  body: html`<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>${new Html(STYLE)}</style>
<body>
<h1>${title}</h1>
${body}
</body>
</html>
`.text,
});
