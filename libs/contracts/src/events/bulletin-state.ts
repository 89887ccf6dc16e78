import { z } from 'zod';
import { CalendarDate, globalId, UnitId } from '../vocabulary.js';

/** The weekly bulletin of a unit (ENT-51; T12 §6.3): on its site from the day of publication, and by e-mail. */
export const BulletinState = z.object({
  bulletinId: globalId('Bulletin'),
  unitId: UnitId.describe('Who informs'),
  weekOf: CalendarDate.describe('Monday of the week'),
  publishedOn: CalendarDate.describe('Day from which it stands on the site'),
  mailedOn: CalendarDate.nullable().describe(
    'Day on which the first organisation’s mail was accepted; null until then',
  ),
});
export type BulletinState = z.infer<typeof BulletinState>;
