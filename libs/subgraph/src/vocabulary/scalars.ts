import { type CalendarDate, Fault, isCalendarDate, type Sentence } from '@metodnet/kernel';
import { GraphQLScalarType, Kind, type ValueNode, valueFromASTUntyped } from 'graphql';

const bad = (sentence: Sentence) => new Fault('BAD_USER_INPUT', sentence);

/** A scalar written as a string. What it cannot read it refuses without repeating the value. */
function textScalar<Value>(
  name: string,
  description: string,
  expected: Sentence,
  read: (text: string) => Value | undefined,
  write: (value: unknown) => string,
): GraphQLScalarType<Value, string> {
  const parse = (value: unknown): Value => {
    const read_ = typeof value === 'string' ? read(value) : undefined;
    if (read_ === undefined) throw bad(expected);
    return read_;
  };
  return new GraphQLScalarType<Value, string>({
    name,
    description,
    serialize: write,
    parseValue: parse,
    parseLiteral: (node: ValueNode) => parse(node.kind === Kind.STRING ? node.value : undefined),
  });
}

/** `Date`: a day, `YYYY-MM-DD`, of no time zone. */
export const CalendarDateScalar = textScalar<CalendarDate>(
  'Date',
  'A day, `YYYY-MM-DD`, from 1900 to 2199; belongs to no time zone.',
  { ru: 'Дата пишется как ГГГГ-ММ-ДД, например 2026-09-01.', en: 'A date reads YYYY-MM-DD, as in 2026-09-01.' },
  (text) => (isCalendarDate(text) ? text : undefined),
  (value) => {
    if (typeof value === 'string' && isCalendarDate(value)) return value;
    throw new TypeError('A resolver answered something else than a calendar date');
  },
);

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** `DateTime`: a moment, ISO 8601 with its offset; a Date inside. */
export const DateTimeScalar = textScalar<Date>(
  'DateTime',
  'A moment, ISO 8601 with an offset: `2026-09-01T08:00:00Z`.',
  {
    ru: 'Момент пишется по ISO 8601 со смещением, например 2026-09-01T08:00:00Z.',
    en: 'A moment reads as in ISO 8601 with an offset: 2026-09-01T08:00:00Z.',
  },
  (text) => {
    const [date] = text.split('T');
    const moment = instant.test(text) && isCalendarDate(date ?? '') ? new Date(text) : undefined;
    return moment && !Number.isNaN(moment.getTime()) ? moment : undefined;
  },
  (value) => {
    const moment = value instanceof Date ? value : new Date(String(value));
    return moment.toISOString();
  },
);

/** `Base64`: a file in a variable; a Buffer inside. The limit on strings does not hold for it, the body's does. */
export const Base64Scalar = textScalar<Buffer>(
  'Base64',
  'Bytes of a file in standard base64. To be given in a variable, not in the text of the operation.',
  { ru: 'Файл передаётся в кодировке base64.', en: 'A file is given in base64.' },
  (text) => (text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text) ? Buffer.from(text, 'base64') : undefined),
  (value) => Buffer.from(value as Uint8Array).toString('base64'),
);

/** `JSON`: any JSON value. */
export const JSONScalar = new GraphQLScalarType({
  name: 'JSON',
  description: 'Any JSON value; what it holds is said where it is used.',
  serialize: (value) => value,
  parseValue: (value) => value,
  parseLiteral: (node, variables) => valueFromASTUntyped(node, variables),
});
