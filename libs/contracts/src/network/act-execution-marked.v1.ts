import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { CalendarDate, globalId, UnitId } from '../vocabulary.js';
import { ExecutionState } from './kinds.js';

export const ActExecutionMarked = defineEvent('network.act-execution-marked.v1', {
  summary: 'The controller marked how far an act has been carried out.',
  data: z.object({
    actId: globalId('Act'),
    unitId: UnitId,
    state: ExecutionState,
    markedOn: CalendarDate.describe('Day of the mark'),
  }),
});
export type ActExecutionMarked = EventOf<typeof ActExecutionMarked>;
