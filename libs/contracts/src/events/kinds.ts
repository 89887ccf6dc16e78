import { z } from 'zod';

/** Kinds of events (CL-02). */
export const EventKind = z
  .enum([
    'SEMINAR',
    'WORKSHOP',
    'WEBINAR',
    'TRAINING',
    'OPEN_LESSON',
    'SKILLS_COMPETITION',
    'MASTER_CLASS',
    'FESTIVAL',
    'FORUM',
    'CONFERENCE',
    'RALLY',
    'MEETING',
    'SETTING_UP_SESSION',
    'INTERNSHIP',
    'TEACHERS_LANDING',
    'CONSULTATION',
    'COURSES',
    'EXCHANGE',
    'PUPILS_EVENT',
    'MASS_EVENT',
  ])
  .describe('What kind of event (CL-02)');
export type EventKind = z.infer<typeof EventKind>;

/** Levels of events and competitions (CL-03). */
export const EventLevel = z
  .enum(['SCHOOL', 'MUNICIPAL', 'INTER_MUNICIPAL', 'REGIONAL', 'INTER_REGIONAL', 'ALL_RUSSIAN', 'INTERNATIONAL'])
  .describe('At which level it is held (CL-03)');
export type EventLevel = z.infer<typeof EventLevel>;

/** How people come together (ENT-45). */
export const EventForm = z.enum(['IN_PERSON', 'ONLINE', 'MIXED']).describe('How people come together');
export type EventForm = z.infer<typeof EventForm>;

/** What an event is about, as far as indicators ask: T21 E10 (new technologies), E11 (FGOS), E13 (talent). */
export const EventTag = z
  .enum(['NEW_TECHNOLOGIES', 'FGOS', 'TALENT', 'NETWORK_INTERACTION', 'YOUNG_SPECIALISTS', 'OUT_OF_CLASS_ACTIVITY'])
  .describe('What it is about, as far as indicators ask (T21 A2 E3, E10, E11, E13)');
export type EventTag = z.infer<typeof EventTag>;

/** For whom an event is (ROL-07, 13–16, 19, 23). */
export const Audience = z
  .enum(['EDUCATORS', 'MANAGERS', 'YOUNG_SPECIALISTS', 'MENTORS', 'METHODISTS', 'LIBRARIANS', 'PUPILS', 'PARENTS'])
  .describe('For whom');
export type Audience = z.infer<typeof Audience>;

/** In what capacity somebody takes part (ENT-48). */
export const AttendanceRole = z
  .enum(['PARTICIPANT', 'SPEAKER', 'ORGANISER'])
  .describe('In what capacity (ENT-48): the methodist who holds an event is its organiser');
export type AttendanceRole = z.infer<typeof AttendanceRole>;
