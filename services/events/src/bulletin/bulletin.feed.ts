import { html, type Language, type PageAnswer } from '@metodnet/subgraph';

/** What a feed is made of, whatever its format. */
export interface Feed {
  /** Of the unit that informs. */
  readonly name: string;
  readonly language: Language;
  readonly links: { readonly home: string; readonly self: string };
  /** The latest first; at least one. */
  readonly items: readonly FeedItem[];
}

export interface FeedItem {
  /** A UUID: an item stays the same whatever its address. */
  readonly id: string;
  readonly url: string;
  readonly title: string;
  /** HTML. */
  readonly content: string;
  readonly publishedAt: Date;
}

type Written = Pick<PageAnswer, 'type' | 'body'>;

/** RFC 4287. */
export const atomFeed = ({ name, language, links, items }: Feed): Written => ({
  type: 'application/atom+xml; charset=utf-8',
  body: inXml(
    html`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">
<id>${links.home}</id>
<title>${name}</title>
<updated>${items[0]?.publishedAt.toISOString() ?? ''}</updated>
<author><name>${name}</name></author>
<link rel="self" type="application/atom+xml" href="${links.self}"/>
<link rel="alternate" type="text/html" href="${links.home}"/>
${items.map(
  ({ id, url, title, content, publishedAt }) => html`<entry>
<id>urn:uuid:${id}</id>
<title>${title}</title>
<published>${publishedAt.toISOString()}</published>
<updated>${publishedAt.toISOString()}</updated>
<link rel="alternate" type="text/html" href="${url}"/>
<content type="html">${content}</content>
</entry>
`,
)}</feed>
`.text,
  ),
});

/** https://jsonfeed.org/version/1.1 */
export const jsonFeed = ({ name, language, links, items }: Feed): Written => ({
  type: 'application/feed+json; charset=utf-8',
  body: JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: name,
    language,
    home_page_url: links.home,
    feed_url: links.self,
    authors: [{ name }],
    items: items.map(({ id, url, title, content, publishedAt }) => ({
      id: `urn:uuid:${id}`,
      url,
      title,
      content_html: content,
      date_published: publishedAt.toISOString(),
    })),
  }),
});

/** Characters that XML 1.0 has no place for would break the whole feed. */
const inXml = (text: string): string => text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');
