import type { Operation } from './operation.js';
import type { Tape } from './tape.js';

const tokens = /"(?:\\.|[^"\\])*"|[A-Za-z_][\w]*|\.\.\.|\$\w+|[-\d.]+|\S/g;
const strange = [
  '{',
  '}',
  '(',
  ')',
  '[',
  ']',
  '...',
  '"',
  '"""',
  '#',
  '$',
  '@',
  '@skip',
  'on',
  'null',
  '\u0000',
  '\ufeff',
  '\u2028',
  'é',
  '😀',
  '1e400',
  '-',
  'fragment F0 on Unit { id }',
  'subscription',
  '__schema { types { name } }',
];

/** A text that fitted its schema, with a few tokens left out, doubled, swapped or put in. */
export function mutatedText(text: string, tape: Tape): string {
  const all: string[] = text.match(tokens) ?? [];
  for (let edits = 1 + tape.next(3); edits > 0; edits--) {
    const at = tape.next(all.length + 1);
    const [other, kind] = [tape.next(all.length + 1), tape.next(4)];
    if (kind === 0) all.splice(at, 1);
    else if (kind === 1) all.splice(at, 0, all[other] ?? '{');
    else if (kind === 2) [all[at], all[other]] = [all[other] ?? '}', all[at] ?? '{'];
    else all.splice(at, 0, tape.pick(strange));
  }
  return all.join(' ');
}

/** The body of a request with a few bytes left out, doubled, changed, or cut off. */
export function mutatedBody(body: string, tape: Tape): Uint8Array<ArrayBuffer> {
  const bytes = [...new TextEncoder().encode(body)];
  for (let edits = 1 + tape.next(3); edits > 0; edits--) {
    const at = tape.next(bytes.length + 1);
    const kind = tape.next(5);
    if (kind === 0) bytes.splice(at, 1 + tape.next(4));
    else if (kind === 1) bytes.splice(at, 0, ...bytes.slice(at, at + 8));
    else if (kind === 2) bytes.splice(at, 1, tape.next(256));
    else if (kind === 3) bytes.splice(at, 0, tape.pick([0x00, 0x22, 0x5b, 0x7b, 0xc0, 0xff, 0xed]));
    else bytes.length = Math.min(bytes.length, at);
  }
  return Uint8Array.from(bytes);
}

/** Bodies that are JSON and no request. */
export function strangeBody({ text, variables }: Operation, tape: Tape): string {
  const query = JSON.stringify(text);
  return tape.pick([
    `[{"query":${query}}]`,
    `{"query":[${query}]}`,
    `{"query":${query},"variables":[]}`,
    `{"query":${query},"variables":"{}"}`,
    `{"query":${query},"variables":${variables},"operationName":"\\u0000"}`,
    `{"query":${query},"query":"{__typename}"}`,
    `{"query":${query},"variables":{"v0":${'['.repeat(30)}${']'.repeat(30)}}}`,
    `{"query":${query},"variables":${variables},"extensions":{"persistedQuery":{"version":1,"sha256Hash":"00"}}}`,
    `{"query":${query},"extensions":[]}`,
    `{"__proto__":{"query":${query}}}`,
    'null',
    '""',
    '{}',
    '[]',
    '1e400',
  ]);
}
