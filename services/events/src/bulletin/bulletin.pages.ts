import { isCalendarDate, isUnitId, type UnitId } from '@metodnet/kernel';
import type { Works } from '@metodnet/store';
import { html, htmlPage, type Page, type Parts, type Visit } from '@metodnet/subgraph';
import { weekOf } from '../mail/letter.js';
import { atomFeed, type FeedItem, jsonFeed } from './bulletin.feed.js';
import type { BulletinId, Line } from './bulletin.js';
import { bulletinBody, bulletinTitle, type Issue } from './bulletin.letter.js';

/** Where a bulletin stands on the site. */
export const bulletinPath = (unit: UnitId, week: string): string => `/bulletins/${unit}/${week}`;

interface Published extends Issue {
  readonly id: BulletinId;
  readonly publishedAt: Date;
}

/** As many as a feed's readers look back to. */
const IN_A_FEED = 20;
const WORDS = {
  earlier: { ru: 'Другие недели', en: 'Other weeks' },
  feeds: { ru: 'Подписка на новости', en: 'Feeds' },
} as const;

/** The bulletins of a unit on its site: the newest with those before it, each by itself, and as feeds. For anybody. */
export function bulletinPages(works: Works, publicUrl: Parts['publicUrl']): readonly Page[] {
  const published = async ({ actor, params: { unit = '', week } }: Visit): Promise<Published[]> => {
    if (!isUnitId(unit) || (week !== undefined && !isCalendarDate(week))) return [];
    const rows = await works.read(actor, (work) =>
      work.query<{
        id: BulletinId;
        week: Published['weekOf'];
        words: string | null;
        lines: Line[];
        at: Date;
        name: string;
      }>(
        `select id, week_of::text as week, words, lines, published_at as at, unit_name as name
           from events.published_bulletins($1, $2::date, $3)`,
        [unit, week ?? null, IN_A_FEED],
      ),
    );
    return rows.map(({ id, week: monday, words, lines, at, name }) => ({
      id,
      weekOf: monday,
      text: words,
      lines,
      publishedAt: at,
      unitName: name,
    }));
  };
  const urlOf = (visit: Visit, what: string) => publicUrl(`/bulletins/${visit.params.unit}${what}`);
  const items = (visit: Visit, issues: readonly Published[]): FeedItem[] =>
    issues.map((issue) => ({
      id: issue.id.slice(issue.id.indexOf(':') + 1),
      url: urlOf(visit, `/${issue.weekOf}`),
      title: bulletinTitle(issue, visit.language),
      content: bulletinBody(issue, visit.language).text,
      publishedAt: issue.publishedAt,
    }));

  const page = async (visit: Visit) => {
    const issues = await published(visit);
    const [newest] = issues;
    if (!newest) return null;
    const body = html`${bulletinBody(newest, visit.language)}
${weeks(issues.slice(1), visit)}<p>${WORDS.feeds[visit.language]}: <a href="${urlOf(visit, '/feed.atom')}">Atom</a>, <a href="${urlOf(visit, '/feed.json')}">JSON Feed</a></p>`;
    const lastModified = newest.publishedAt;
    return { ...htmlPage(visit.language, bulletinTitle(newest, visit.language), body), lastModified };
  };
  const weeks = (issues: readonly Published[], visit: Visit) =>
    issues.length === 0
      ? html``
      : html`<h2>${WORDS.earlier[visit.language]}</h2>\n<ul>${issues.map(({ weekOf: monday }) => html`<li><a href="${urlOf(visit, `/${monday}`)}">${weekOf(visit.language, monday)}</a></li>`)}</ul>\n`;
  const feed = (what: string, write: typeof atomFeed) => async (visit: Visit) => {
    const issues = await published(visit);
    const [newest] = issues;
    if (!newest) return null;
    const { unitName: name, publishedAt: lastModified } = newest;
    const links = { home: urlOf(visit, ''), self: urlOf(visit, what) };
    return { ...write({ name, language: visit.language, links, items: items(visit, issues) }), lastModified };
  };
  return [
    { path: '/bulletins/:unit/feed.atom', kept: 'by-anybody', answer: feed('/feed.atom', atomFeed) },
    { path: '/bulletins/:unit/feed.json', kept: 'by-anybody', answer: feed('/feed.json', jsonFeed) },
    { path: '/bulletins/:unit', kept: 'by-anybody', answer: page },
    { path: '/bulletins/:unit/:week', kept: 'by-anybody', answer: page },
  ];
}
