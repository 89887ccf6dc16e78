import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { CalendarDate, globalId, UnitId } from '../vocabulary.js';
import { UnitCategory } from './kinds.js';

export const CategoryEnded = defineEvent('network.category-ended.v1', {
  summary: 'An organisation left a category.',
  data: z.object({
    categoryId: globalId('Category'),
    unitId: UnitId,
    category: UnitCategory,
    endedOn: CalendarDate.describe('First day outside the category'),
  }),
});
export type CategoryEnded = EventOf<typeof CategoryEnded>;
