import { z } from 'zod';
import { CalendarDate, globalId, PersonId, UnitId } from '../vocabulary.js';
import { AttendanceRole } from './kinds.js';

export const PupilId = globalId('Pupil').describe(
  'Opaque and random; whose it is, only the pupil’s organisation knows',
);

/** Ages that indicators ask of a pupil, as days to compare with the reference date (ENT-11, IND-52: 5 to 18). */
export const PupilAges = z.object({
  fiveFrom: CalendarDate.describe('First month-end on which the pupil is five or older'),
  eighteenUntil: CalendarDate.describe('Last month-end on which the pupil is eighteen or younger'),
});
export type PupilAges = z.infer<typeof PupilAges>;

/** Somebody's part in an event, from registration to attendance: every domain event of it restates the whole. */
export const ParticipationState = z.object({
  participationId: globalId('Participation'),
  eventId: globalId('Event'),
  unitId: UnitId.describe('Who organises the event'),
  homeId: UnitId.describe('Where the person works, or the pupil learns'),
  personId: PersonId.nullable().describe('Who; null for a pupil'),
  pupilId: PupilId.nullable().describe('Which pupil; null for a person who works in the network'),
  pupilAges: PupilAges.nullable().describe('For a pupil'),
  role: AttendanceRole,
  source: z
    .enum(['REFERRAL', 'SELF', 'ORGANISER'])
    .describe('Sent by the head’s order, by oneself, or entered by the organiser'),
  referralId: globalId('Referral').nullable().describe('The head’s order by which they were sent'),
  status: z
    .enum(['REGISTERED', 'WAITING', 'WITHDRAWN', 'PRESENT', 'ABSENT'])
    .describe('PRESENT counts; whatever is not decided yet does not'),
  on: CalendarDate.describe('Day of the event on which it counts: its last'),
  hours: z.int().min(0).describe('Academic hours credited; 0 unless present'),
});
export type ParticipationState = z.infer<typeof ParticipationState>;
