import { z } from 'zod';
import { CalendarDate, globalId, UnitId } from '../vocabulary.js';

/** What became of a mail to an organisation: proof that it was informed (IND-06). The newest version counts: what failed may be sent again. */
const DeliveryState = z.object({
  deliveryId: globalId('Delivery'),
  unitId: UnitId.describe('Who informs'),
  recipientId: UnitId.describe('The organisation that is informed'),
  status: z
    .enum(['DELIVERED', 'FAILED'])
    .describe('Accepted by the mail server, or given up; what was never tried for want of an address is not told'),
  on: CalendarDate.describe('Day on which that was known'),
});

/** A bulletin on its way to an organisation. */
export const BulletinDeliveryState = DeliveryState.extend({ bulletinId: globalId('Bulletin') });
export type BulletinDeliveryState = z.infer<typeof BulletinDeliveryState>;

/** A notice about an event on its way to an organisation whose people are registered. */
export const NoticeDeliveryState = DeliveryState.extend({ eventId: globalId('Event') });
export type NoticeDeliveryState = z.infer<typeof NoticeDeliveryState>;
