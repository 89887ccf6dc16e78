import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { checkout } from '../checkout.js';

const documents = globSync('**/*.md', {
  cwd: checkout,
  exclude: (path) => /(^|\/)(node_modules|dist|\.[^/]+)$/.test(path),
});
const textOf = (path: string) => readFileSync(join(checkout, path), 'utf8');

/** Where a document points in this repository: [path, anchor], either perhaps empty. */
const linksIn = (text: string): (readonly [path: string, anchor: string])[] =>
  [...withoutCode(text).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => target.split('#'))
    .map(([path = '', anchor = '']) => [path, anchor] as const);

const withoutCode = (text: string) => text.replace(/^```.*?^```/gms, '').replace(/`[^`\n]*`/g, '');

/** The anchors of a document's headings, as they are made where it is shown. */
const anchorsIn = (text: string): string[] =>
  [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .trim()
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );

function broken(document: string): string[] {
  return linksIn(textOf(document)).flatMap(([path, anchor]) => {
    const target = path === '' ? document : join(dirname(document), path);
    if (!existsSync(join(checkout, target))) return [`${path}: no such file`];
    if (anchor === '' || anchorsIn(textOf(target)).includes(anchor)) return [];
    return [`${path}#${anchor}: no such heading`];
  });
}

describe('The documents of this repository', () => {
  it('are found, and point to each other', () => {
    expect(documents).toEqual(expect.arrayContaining(['README.md', 'docs/operations/figures.md']));
    expect(documents.flatMap((document) => linksIn(textOf(document))).length).toBeGreaterThan(30);
  });

  it.each(documents)('%s points to files and headings that are there', (document) => {
    expect(broken(document)).toEqual([]);
  });
});

describe('Reading links', () => {
  it('takes those to files and headings, and leaves addresses and code alone', () => {
    const text =
      'See [a](a.md), [b](../b.md#part), [c](#here), [d](https://example.org), `[e](e.md)`.\n```\n[f](f.md)\n```\n';
    expect(linksIn(text)).toEqual([
      ['a.md', ''],
      ['../b.md', 'part'],
      ['', 'here'],
    ]);
    expect(anchorsIn('# One\n## Две части, `и` 2.9\n')).toEqual(['one', 'две-части-и-29']);
  });
});
