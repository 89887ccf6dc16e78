import type { PlanDirection } from '@metodnet/contracts';

/** What each direction of a work plan consists of (CL-01, T12 §6). */
export const CONTENTS = {
  ANALYTICAL: ['NEEDS_MONITORING', 'TEACHER_DATABASE', 'PRACTICE_STUDY'],
  INFO_RENTAL: [
    'INFORMATION_BANK',
    'NEW_LITERATURE',
    'PROGRAMME_INFORMATION',
    'TRAINING_INFORMATION',
    'FILM_FUND',
    'RENTAL',
  ],
  ORG_METHOD: ['SPECIALIST_HELP', 'ASSOCIATIONS', 'LIBRARY_PROVISION', 'BASE_SCHOOLS', 'IT_INTRODUCTION'],
  EDU_CONSULT: ['TEACHER_CONSULTATIONS', 'LIBRARIAN_AND_HEAD_CONSULTATIONS', 'PUPILS_EVENTS'],
} as const satisfies Record<PlanDirection, readonly string[]>;

export type DirectionContent = (typeof CONTENTS)[PlanDirection][number];

/** In the order of the document. */
export const DIRECTIONS = Object.keys(CONTENTS) as readonly PlanDirection[];

export const belongsTo = (content: DirectionContent, direction: PlanDirection): boolean =>
  (CONTENTS[direction] as readonly DirectionContent[]).includes(content);

/** Functions of a municipal methodical service, in the order of the document (CL-18, K24 §2.2). */
export const SERVICE_FUNCTIONS = [
  'ANALYSIS',
  'PRACTICE_DISCOVERY',
  'CONSULTING',
  'INFORMING',
  'EVENT_INFORMATION',
  'ASSESSMENT_INFORMATION',
  'INFORMATION_BANK',
  'ASSOCIATION_SUPPORT',
  'SITE_SELECTION',
  'COORDINATION',
  'TRAINING_ORGANISATION',
  'MUNICIPAL_EVENTS',
  'EVENTS_IN_ORGANISATIONS',
  'ASSESSMENT_SUPPORT',
  'METHODICAL_SUPPORT',
  'PRACTICE_DISSEMINATION',
] as const;
export type ServiceFunction = (typeof SERVICE_FUNCTIONS)[number];
