import { z } from 'zod';
import { brokenPromises, unreleased } from './broken-promises.js';
import type { JsonSchema, Registry } from './registry.js';

const lent = {
  bookId: z.string(),
  days: z.int().min(1).max(30),
  reader: z.enum(['PUPIL', 'TEACHER']),
  note: z.string().optional(),
  readBy: z.string().nullable(),
  returnedOn: z.string().meta({ format: 'date' }).nullable(),
  parts: z.array(z.object({ volume: z.int() })),
};
const registry = (fields: z.ZodRawShape): Registry => ({
  'library.book-lent.v1': {
    summary: 'A book was lent.',
    schema: z.toJSONSchema(z.object(fields), { io: 'input' }) as JsonSchema,
  },
});
const breaking = (change: z.ZodRawShape) => brokenPromises(registry(lent), registry({ ...lent, ...change }));

describe('Changing a released contract', () => {
  it('keeps every promise when nothing changed', () => {
    expect(breaking({})).toEqual([]);
  });

  it('may add an optional field and a value of an enumeration, and describe better', () => {
    expect(breaking({ shelf: z.string().optional() })).toEqual([]);
    expect(breaking({ reader: z.enum(['PUPIL', 'TEACHER', 'PARENT']) })).toEqual([]);
    expect(breaking({ bookId: z.string().describe('Opaque') })).toEqual([]);
    expect(breaking({ readBy: z.string().describe('Whoever read it last').nullable() })).toEqual([]);
  });

  it('may not add a required one: old events do not have it', () => {
    expect(breaking({ shelf: z.string() })).toEqual([
      'library.book-lent.v1.shelf: a new field is required; old events do not have it',
    ]);
  });

  it('may not remove or rename a field', () => {
    const { bookId, ...rest } = lent;
    expect(brokenPromises(registry(lent), registry({ ...rest, book: bookId.optional() }))).toEqual([
      'library.book-lent.v1.bookId: the field is gone',
    ]);
  });

  it('may not take a value out of an enumeration', () => {
    expect(breaking({ reader: z.enum(['TEACHER']) })).toEqual([
      'library.book-lent.v1.reader: the value "PUPIL" is gone',
    ]);
  });

  it.each([
    ['another type', { days: z.string() }, 'type was "integer" and is "string"'],
    ['null where there was none', { bookId: z.string().nullable() }, 'had 1 alternatives and has 2'],
    ['no null where there was one', { returnedOn: z.string().meta({ format: 'date' }) }, 'had 2 alternatives'],
    ['a required field that was optional', { note: z.string() }, 'could be missing and is now required'],
    ['an optional field that was required', { bookId: z.string().optional() }, 'may now be missing'],
    ['another type within a list', { parts: z.array(z.object({ volume: z.string() })) }, 'parts[].volume: type'],
  ])('may not have %s', (_name, change, reason) => {
    expect(breaking(change).join('\n')).toContain(reason);
  });

  it('may widen a limit, and may not narrow it', () => {
    expect(breaking({ days: z.int().min(0).max(31) })).toEqual([]);
    expect(breaking({ days: z.int().min(2).max(30) })).toEqual(['library.book-lent.v1.days: minimum was 1 and is 2']);
    expect(breaking({ days: z.int().min(1).max(29) })).toEqual(['library.book-lent.v1.days: maximum was 30 and is 29']);
  });

  it('may not take it back altogether', () => {
    expect(brokenPromises(registry(lent), {})).toEqual(['library.book-lent.v1: the contract is gone']);
  });
});

describe('Releasing contracts', () => {
  it('asks for whatever the registry does not hold as it is now', () => {
    expect(unreleased(registry(lent), registry(lent))).toEqual([]);
    expect(unreleased({}, registry(lent))).toEqual(['library.book-lent.v1']);
    expect(unreleased(registry(lent), registry({ ...lent, shelf: z.string().optional() }))).toEqual([
      'library.book-lent.v1',
    ]);
  });
});
