import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { CalendarDate, globalId, UnitId } from '../vocabulary.js';
import { PublicationChannel } from './kinds.js';

export const ActPublished = defineEvent('network.act-published.v1', {
  summary: 'An act was made public: in a newspaper, on a site, on a stand (PRC-55).',
  data: z.object({
    actId: globalId('Act'),
    unitId: UnitId,
    channel: PublicationChannel,
    publishedOn: CalendarDate.describe('Day of publication'),
  }),
});
export type ActPublished = EventOf<typeof ActPublished>;
