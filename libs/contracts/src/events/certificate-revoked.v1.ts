import { defineEvent, type EventOf } from '../define-event.js';
import { CertificateState } from './certificate-state.js';

export const CertificateRevoked = defineEvent('events.certificate-revoked.v1', {
  summary: 'A certificate was revoked.',
  data: CertificateState,
});
export type CertificateRevoked = EventOf<typeof CertificateRevoked>;
