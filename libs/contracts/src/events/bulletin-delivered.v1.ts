import { defineEvent, type EventOf } from '../define-event.js';
import { DeliveryState } from './bulletin-state.js';

export const BulletinDelivered = defineEvent('events.bulletin-delivered.v1', {
  summary: 'A bulletin reached an organisation, or finally did not.',
  data: DeliveryState,
});
export type BulletinDelivered = EventOf<typeof BulletinDelivered>;
