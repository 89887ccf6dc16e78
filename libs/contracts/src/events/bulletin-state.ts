import { z } from 'zod';
import { CalendarDate, globalId, UnitId } from '../vocabulary.js';

/** The weekly bulletin (ENT-51; T12 §6.3). */
export const BulletinState = z.object({
  bulletinId: globalId('Bulletin'),
  unitId: UnitId.describe('Who informs'),
  weekOf: CalendarDate.describe('Monday of the week'),
  sentOn: CalendarDate.describe('Day on which it was sent out'),
  channels: z.array(z.enum(['SITE', 'EMAIL'])).describe('Through which channels (CL-24)'),
});
export type BulletinState = z.infer<typeof BulletinState>;

/** Whether a bulletin has reached an organisation: proof for IND-06. */
export const DeliveryState = z.object({
  deliveryId: globalId('Delivery'),
  bulletinId: globalId('Bulletin'),
  unitId: UnitId.describe('Who informs'),
  recipientId: UnitId.describe('The organisation that is informed'),
  channel: z.enum(['SITE', 'EMAIL']).describe('Through which channel (CL-24)'),
  status: z.enum(['DELIVERED', 'FAILED']).describe('What became of it in the end'),
  on: CalendarDate.describe('Day on which that was known'),
});
export type DeliveryState = z.infer<typeof DeliveryState>;
