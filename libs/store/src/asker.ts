import { type Actor, currentGrants, type Permission } from '@metodnet/scope';

/** Whoever asks, as SQL: what a service's own check is made of. Nothing in it comes from the transaction's settings. */
export interface Asker {
  /** The grants that hold today, as jsonb. */
  readonly grants: string;
  readonly today: string;
  /** The empty text for whoever has not said who it is. */
  readonly subject: string;
  /** Null when it is none of the network's people. */
  readonly person: string;
}

/** `value` makes SQL of a value: a literal, or a parameter. */
export function askerOf(actor: Actor, value: (name: string, value: string | null) => string): Asker {
  const grants = currentGrants(actor).map(({ role, unit }) => ({ role, unit }));
  return {
    grants: `cast(${value('grants', JSON.stringify(grants))} as jsonb)`,
    today: `cast(${value('today', actor.today)} as date)`,
    subject: `cast(${value('subject', actor.subject)} as text)`,
    person: `cast(${value('person', actor.person)} as text)`,
  };
}

/** To be compared with a unit: one of those that the asker reaches with a permission. Not an array, so that it is hashed: regions have a thousand. */
export const reachedBy = ({ grants, today }: Asker, permission: Permission): string =>
  `any (select scope.reach_of(${grants}, ${today}, '${permission}'))`;
