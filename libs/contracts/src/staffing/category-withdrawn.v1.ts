import { defineEvent, type EventOf } from '../define-event.js';
import { CategoryState } from './staff-records-state.js';

export const CategoryWithdrawn = defineEvent('staffing.category-withdrawn.v1', {
  summary: 'A qualification category was entered by mistake and does not count.',
  data: CategoryState,
});
export type CategoryWithdrawn = EventOf<typeof CategoryWithdrawn>;
