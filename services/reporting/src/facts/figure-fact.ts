/** A domain event behind a figure. */
export interface FigureFact {
  readonly eventId: string;
  readonly type: string;
  readonly producer: string;
  readonly seq: number;
  readonly recordedAt: Date;
  /** Version of the aggregate that the event led to. */
  readonly version: number;
  /** The aggregate, `<kind>:<id>`. */
  readonly subject: string;
  /** Of whom or what it tells: a person, a workplace, a staff schedule. */
  readonly holder: string;
  readonly unit: string | null;
  readonly inNumerator: boolean;
  readonly inDenominator: boolean;
  /** Its place in the list: the one who counts, the aggregate. */
  readonly member: number;
  readonly statement: number;
}

/** The entity of another subgraph that an event is about, where the reader's rights decide what is shown of it. */
export type EntityReference = {
  readonly __typename: 'Person' | keyof typeof OWN_ENTITIES;
  readonly id: string;
};

/** Aggregates that are entities of their own. */
const OWN_ENTITIES = {
  Employment: 'employment',
  Event: 'event',
  Participation: 'participation',
  EventRequest: 'event_request',
  EventOrder: 'event_order',
  Practice: 'practice',
  Project: 'project',
  Plan: 'plan',
  TutorAssignment: 'tutor_assignment',
  Bulletin: 'bulletin',
  Delivery: 'delivery',
  Unit: 'unit',
} as const;

/** Many aggregates are entities of their own; other statements about people lead to the person, those about things to their unit. */
export function entityOf({
  subject,
  holder,
  unit,
}: Pick<FigureFact, 'subject' | 'holder' | 'unit'>): EntityReference | null {
  const [kind = '', ...id] = subject.split(':');
  for (const [name, own] of Object.entries(OWN_ENTITIES)) {
    if (own === kind) return { __typename: name as keyof typeof OWN_ENTITIES, id: id.join(':') };
  }
  if (subject.startsWith('workplace:') || subject.startsWith('staff_schedule:')) {
    return unit ? { __typename: 'Unit', id: unit } : null;
  }
  return { __typename: 'Person', id: holder };
}
