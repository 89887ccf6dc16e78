import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { CalendarDate, globalId, UnitId } from '../vocabulary.js';
import { ActKind } from './kinds.js';

export const ActAdopted = defineEvent('network.act-adopted.v1', {
  summary: 'A normative act was adopted: a charter, an order, a local act on the methodical service (PRC-50).',
  data: z.object({
    actId: globalId('Act'),
    unitId: UnitId.describe('The unit that issued it'),
    kind: ActKind,
    number: z.string().nullable().describe('As printed on the act; null when it has none'),
    adoptedOn: CalendarDate.describe('Day of adoption'),
    inPursuanceOf: z
      .array(globalId('Act'))
      .describe('Acts that it carries out, for example the order which recommends it (PRC-51)'),
    amends: z.array(globalId('Act')).describe('Acts that it amends'),
    repeals: z.array(globalId('Act')).describe('Acts that lose their force by it'),
  }),
});
export type ActAdopted = EventOf<typeof ActAdopted>;
