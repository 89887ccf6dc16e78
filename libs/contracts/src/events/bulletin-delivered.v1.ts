import { defineEvent, type EventOf } from '../define-event.js';
import { BulletinDeliveryState } from './delivery-state.js';

export const BulletinDelivered = defineEvent('events.bulletin-delivered.v1', {
  summary: 'A bulletin reached an organisation by e-mail, or finally did not.',
  data: BulletinDeliveryState,
});
export type BulletinDelivered = EventOf<typeof BulletinDelivered>;
