import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { CalendarDate, globalId, Role, UnitId } from '../vocabulary.js';

export const RoleGranted = defineEvent('network.role-granted.v1', {
  summary: 'A subject was given a role for a unit and all below it.',
  data: z.object({
    grantId: globalId('Grant'),
    subject: z.string().min(1).max(200).describe('Opaque subject of the identity provider'),
    role: Role,
    unitId: UnitId,
    from: CalendarDate.describe('First day'),
    to: CalendarDate.nullable().describe('First day without the role; null while it lasts'),
  }),
});
export type RoleGranted = EventOf<typeof RoleGranted>;
