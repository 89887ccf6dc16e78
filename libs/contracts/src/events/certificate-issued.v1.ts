import { defineEvent, type EventOf } from '../define-event.js';
import { CertificateState } from './certificate-state.js';

export const CertificateIssued = defineEvent('events.certificate-issued.v1', {
  summary: 'A certificate was issued.',
  data: CertificateState,
});
export type CertificateIssued = EventOf<typeof CertificateIssued>;
