import { defineEvent, type EventOf } from '../define-event.js';
import { ReferralState } from './referral-state.js';

export const ReferralChanged = defineEvent('events.referral-changed.v1', {
  summary: 'A referral was changed or recalled.',
  data: ReferralState,
});
export type ReferralChanged = EventOf<typeof ReferralChanged>;
