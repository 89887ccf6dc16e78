import { defineEvent, type EventOf } from '../define-event.js';
import { BulletinState } from './bulletin-state.js';

export const BulletinSent = defineEvent('events.bulletin-sent.v1', {
  summary: 'A week’s bulletin was sent out.',
  data: BulletinState,
});
export type BulletinSent = EventOf<typeof BulletinSent>;
