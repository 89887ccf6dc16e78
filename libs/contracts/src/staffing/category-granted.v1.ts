import { defineEvent, type EventOf } from '../define-event.js';
import { CategoryState } from './staff-records-state.js';

export const CategoryGranted = defineEvent('staffing.category-granted.v1', {
  summary: 'A person was granted a qualification category.',
  data: CategoryState,
});
export type CategoryGranted = EventOf<typeof CategoryGranted>;
