import type { Envelope } from '@metodnet/contracts';

/** A name that must be found nowhere but in the body of the letter. */
export const MARKER = 'Потаённый-Пётр';

/** What becomes of a message: it holds its producer's lane, it belongs to no lane, or nobody minds it. */
export type Fate = 'holds its lane' | 'belongs to no lane' | 'is passed by';

export interface BadEvent {
  readonly what: string;
  readonly fate: Fate;
  /** The body, made from that of a sound event of the same producer. */
  readonly body: (sound: Envelope) => string;
  /** The last part of the subject when it is not the service's. */
  readonly service?: string;
}

const changed = (change: object) => (sound: Envelope) => JSON.stringify({ ...sound, ...change });
const withData = (change: object) => (sound: Envelope) =>
  JSON.stringify({ ...sound, data: { ...(sound.data as object), ...change } });
const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;

export const badEvents: readonly BadEvent[] = [
  { what: 'no JSON', fate: 'belongs to no lane', body: () => `{"lastName":"${MARKER}"` },
  { what: 'nothing', fate: 'belongs to no lane', body: () => '' },
  { what: 'a list', fate: 'belongs to no lane', body: (sound) => JSON.stringify([sound]) },
  { what: 'a body of almost a megabyte', fate: 'belongs to no lane', body: () => 'x'.repeat(1_048_000) },
  { what: 'data of almost a megabyte', fate: 'belongs to no lane', body: withData({ name: 'я'.repeat(500_000) }) },
  {
    what: 'nesting without end',
    fate: 'belongs to no lane',
    body: (sound) => changed({ data: 0 })(sound).replace('"data":0', `"data":${nested(60_000)}`),
  },
  { what: 'another owner in its body', fate: 'belongs to no lane', body: changed({ owner: 'ru-tom-tomsk' }) },
  {
    what: 'another producer in its source',
    fate: 'belongs to no lane',
    body: changed({ source: '/ru-tom-tomsk/network' }),
  },
  {
    what: 'a record of another owner',
    fate: 'belongs to no lane',
    body: changed({ subject: 'employment:ru-tom-tomsk:00000000-0000-4000-8000-000000000001' }),
  },
  ...[0, -1, 1.5, '1', null].map((seq): BadEvent => {
    return { what: `the number ${JSON.stringify(seq)}`, fate: 'belongs to no lane', body: changed({ seq }) };
  }),
  {
    what: 'a number beyond all numbers',
    fate: 'belongs to no lane',
    body: (sound) => changed({ seq: 0 })(sound).replace('"seq":0', '"seq":9223372036854775808'),
  },
  { what: 'a number far ahead', fate: 'is passed by', body: changed({ seq: Number.MAX_SAFE_INTEGER }) },
  { what: 'a type that nobody knows', fate: 'is passed by', body: changed({ type: 'network.sky-fell.v1' }) },
  { what: 'a service that nobody knows', fate: 'is passed by', body: changed({}), service: 'payroll' },
  {
    what: 'a newer version',
    fate: 'holds its lane',
    body: (sound) => changed({ type: sound.type.replace(/v\d+$/, 'v99') })(sound),
  },
  { what: 'no data', fate: 'holds its lane', body: changed({ data: null }) },
  { what: 'data without its fields', fate: 'holds its lane', body: changed({ data: { lastName: MARKER } }) },
  { what: 'data of another kind', fate: 'holds its lane', body: changed({ data: [MARKER, 1, true] }) },
  { what: 'a day that does not exist', fate: 'holds its lane', body: withData({ from: '2026-02-30', terms: MARKER }) },
  { what: 'a day beyond all days', fate: 'holds its lane', body: withData({ from: '+275760-09-13', terms: MARKER }) },
  { what: 'a moment beyond all moments', fate: 'holds its lane', body: changed({ time: '+275760-09-13T00:00:00Z' }) },
  { what: 'a version of its record below one', fate: 'holds its lane', body: changed({ version: 0 }) },
  { what: 'NUL in its aggregate', fate: 'holds its lane', body: changed({ subject: `\u0000${MARKER}`, data: null }) },
  {
    what: 'half a character in its aggregate',
    fate: 'holds its lane',
    body: changed({ subject: '\ud800', data: null }),
  },
  { what: 'an id that is none', fate: 'holds its lane', body: changed({ id: MARKER }) },
];
