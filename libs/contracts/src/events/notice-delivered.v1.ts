import { defineEvent, type EventOf } from '../define-event.js';
import { NoticeDeliveryState } from './delivery-state.js';

export const NoticeDelivered = defineEvent('events.notice-delivered.v1', {
  summary:
    'A notice that an event is called off, moved or changed reached an organisation by e-mail, or finally did not.',
  data: NoticeDeliveryState,
});
export type NoticeDelivered = EventOf<typeof NoticeDelivered>;
