import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { CalendarDate, UnitId } from '../vocabulary.js';
import { AgreementStatus } from './kinds.js';

export const HubMembershipChanged = defineEvent('network.hub-membership-changed.v1', {
  summary: 'A municipality joined a hub, left it, or the agreement on its membership changed.',
  data: z.object({
    unitId: UnitId.describe('The municipality'),
    hubId: UnitId.describe('The hub'),
    agreement: AgreementStatus,
    from: CalendarDate.describe('First day of the membership'),
    to: CalendarDate.nullable().describe('First day outside the hub; null while it lasts'),
    occurredOn: CalendarDate.describe('Day from which the change holds'),
  }),
});
export type HubMembershipChanged = EventOf<typeof HubMembershipChanged>;
