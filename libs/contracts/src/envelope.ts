import { z } from 'zod';
import { UnitId } from './vocabulary.js';

/** CloudEvents 1.0 in structured JSON, with the extensions of this network (design §6). */
export const Envelope = z.object({
  specversion: z.literal('1.0'),
  id: z.uuid().describe('Unique for ever; the same event keeps it however often it is delivered'),
  source: z.string().describe('`/<owner>/<service>`: the producer'),
  type: z.string().describe('`<service>.<what-happened>.v<n>`'),
  subject: z.string().describe('The aggregate, `<kind>:<id>`'),
  time: z.iso.datetime().describe('When it was recorded; when it happened is `data.occurredOn` or a date of its own'),
  datacontenttype: z.literal('application/json'),
  data: z.unknown(),
  owner: UnitId.describe('The unit responsible for the record: with the service, the producer'),
  seq: z.int().min(1).describe('Contiguous per producer: 1, 2, 3 … without gaps'),
  version: z.int().min(1).describe('Version of the aggregate after this event'),
  actor: z.string().describe('Opaque subject of whoever did it'),
  traceparent: z.string().optional().describe('W3C trace context of the request'),
});
export type Envelope<Data = unknown> = Omit<z.infer<typeof Envelope>, 'data'> & { readonly data: Data };

/** The producer of an envelope: owner and service, whose events are numbered without gaps. */
export const producerOf = (envelope: Pick<Envelope, 'source'>): string => envelope.source.slice(1);
