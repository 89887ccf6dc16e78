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
export type EntityReference = { readonly __typename: 'Employment' | 'Person' | 'Unit'; readonly id: string };

/** A job is an entity of its own; other statements about people lead to the person, those about things to their unit. */
export function entityOf({
  subject,
  holder,
  unit,
}: Pick<FigureFact, 'subject' | 'holder' | 'unit'>): EntityReference | null {
  if (subject.startsWith('employment:')) return { __typename: 'Employment', id: subject.slice('employment:'.length) };
  if (subject.startsWith('workplace:') || subject.startsWith('staff_schedule:')) {
    return unit ? { __typename: 'Unit', id: unit } : null;
  }
  return { __typename: 'Person', id: holder };
}
