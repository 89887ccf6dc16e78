import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { CalendarDate, globalId, UnitId } from '../vocabulary.js';
import { UnitCategory } from './kinds.js';

export const CategoryAssigned = defineEvent('network.category-assigned.v1', {
  summary: 'An organisation was put into a category, for example of schools with low results (NET-14).',
  data: z.object({
    categoryId: globalId('Category'),
    unitId: UnitId,
    category: UnitCategory,
    from: CalendarDate.describe('First day'),
    to: CalendarDate.nullable().describe('First day outside the category; null when no term is set'),
  }),
});
export type CategoryAssigned = EventOf<typeof CategoryAssigned>;
