import { defineEvent, type EventOf } from '../define-event.js';
import { ReferralState } from './referral-state.js';

export const ReferralIssued = defineEvent('events.referral-issued.v1', {
  summary: 'A head sent people or pupils to an event.',
  data: ReferralState,
});
export type ReferralIssued = EventOf<typeof ReferralIssued>;
