import { defineEvent, type EventOf } from '../define-event.js';
import { BulletinState } from './bulletin-state.js';

export const BulletinSent = defineEvent('events.bulletin-sent.v1', {
  summary: 'A week’s bulletin goes out by e-mail: the first organisation’s mail was accepted (IND-34).',
  data: BulletinState,
});
export type BulletinSent = EventOf<typeof BulletinSent>;
