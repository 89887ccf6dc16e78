import { createHash } from 'node:crypto';
import { TrustedDocuments } from './trusted-documents.js';

const text = '{ total }';
const hash = createHash('sha256').update(text).digest('hex');
const list = new Map([[hash, text]]);
const refusal = (code: string) => expect.objectContaining({ code });

describe('Asking by hash', () => {
  it.each(['also', 'only'] as const)('finds the document of the list (%s)', (mode) => {
    expect(new TrustedDocuments(list, mode).textOf(null, hash)).toBe(text);
    expect(new TrustedDocuments(list, mode).textOf(text, hash)).toBe(text);
  });

  it('refuses an unknown hash, and one of another text', () => {
    const documents = new TrustedDocuments(list, 'also');
    expect(() => documents.textOf(null, 'f'.repeat(64))).toThrow(refusal('PERSISTED_QUERY_NOT_FOUND'));
    expect(() => documents.textOf('{ other }', hash)).toThrow(refusal('PERSISTED_QUERY_MISMATCH'));
  });
});

describe('Asking by text', () => {
  it('is free beside a list, and bound to it where only the list counts', () => {
    expect(new TrustedDocuments(list, 'also').textOf('{ other }', null)).toBe('{ other }');
    expect(new TrustedDocuments(list, 'only').textOf(text, null)).toBe(text);
    expect(() => new TrustedDocuments(list, 'only').textOf('{ other }', null)).toThrow(refusal('UNTRUSTED_DOCUMENT'));
  });
});
