import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { CalendarDate, globalId } from '../vocabulary.js';

export const RoleRevoked = defineEvent('network.role-revoked.v1', {
  summary: 'A role was taken back before its term.',
  data: z.object({
    grantId: globalId('Grant'),
    revokedOn: CalendarDate.describe('First day without the role'),
  }),
});
export type RoleRevoked = EventOf<typeof RoleRevoked>;
