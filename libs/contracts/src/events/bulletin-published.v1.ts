import { defineEvent, type EventOf } from '../define-event.js';
import { BulletinState } from './bulletin-state.js';

export const BulletinPublished = defineEvent('events.bulletin-published.v1', {
  summary: 'A week’s bulletin stands on the site and waits to be mailed.',
  data: BulletinState,
});
export type BulletinPublished = EventOf<typeof BulletinPublished>;
