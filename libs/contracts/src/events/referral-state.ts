import { z } from 'zod';
import { CalendarDate, globalId, UnitId } from '../vocabulary.js';

/** The order by which a head sends people or pupils to an event (ENT-47; T12 §6.3). */
export const ReferralState = z.object({
  referralId: globalId('Referral'),
  unitId: UnitId.describe('The organisation that sends'),
  eventId: globalId('Event'),
  issuedOn: CalendarDate.describe('Day of issue'),
  written: z.boolean().describe('A written order; otherwise an oral one'),
  people: z.int().min(0).describe('How many people of its own it sends: each has a participation of their own'),
  pupils: z.int().min(0).describe('How many pupils it sends by their ids: each has a participation of their own'),
  pupilGroups: z
    .array(
      z.object({
        age: z.int().min(0).max(25).describe('In full years'),
        count: z.int().min(1).describe('How many of this age'),
      }),
    )
    .describe('How many more pupils it sends as a number only; nobody knows whether they are the same twice'),
  recalled: z.boolean().describe('Taken back: it counts nowhere'),
});
export type ReferralState = z.infer<typeof ReferralState>;
