import { z } from 'zod';
import { CalendarDate, globalId, UnitId } from '../vocabulary.js';
import { Audience, EventForm, EventKind, EventLevel, EventTag } from './kinds.js';

/** An event (мероприятие) as it stands: every domain event of it restates the whole. */
export const EventState = z.object({
  eventId: globalId('Event'),
  unitId: UnitId.describe('Who organises it'),
  title: z.string().describe('As announced; nothing about people'),
  kind: EventKind,
  level: EventLevel,
  form: EventForm,
  startsOn: CalendarDate.describe('First day'),
  endsOn: CalendarDate.describe('Last day; figures count it in the month of this day'),
  audience: z.array(Audience).describe('For whom it is'),
  tags: z.array(EventTag).describe('What it is about, as far as indicators ask'),
  agreementId: globalId('Agreement').nullable().describe('The agreement with a third party under which it is held'),
  structureId: globalId('Structure').nullable().describe('The association or group that meets'),
  programmeId: globalId('TargetProgramme').nullable().describe('The series or programme that it belongs to'),
  planItemId: globalId('PlanItem').nullable().describe('The item of the work plan that it carries out'),
  status: z.enum(['SCHEDULED', 'HELD', 'CANCELLED']).describe('What has become of it'),
});
export type EventState = z.infer<typeof EventState>;
