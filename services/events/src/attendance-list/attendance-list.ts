import { type Rejected, reject } from '@metodnet/kernel';

/** One transaction writes them all. */
const MOST_ROWS = 200;

/** Asked before anybody is looked up: null when they are not too many for one list. */
export function whyTooMany(rows: number): Rejected<'too-many-rows'> | null {
  return rows > MOST_ROWS ? reject('too-many-rows', { limit: MOST_ROWS }) : null;
}

/** Why a row is not even looked at: whoever is named twice counts as named first, and who was not registered cannot have stayed away. */
export function whyNotThisRow({
  namedAlready,
  takesPart,
  present,
}: {
  readonly namedAlready: boolean;
  readonly takesPart: boolean;
  readonly present: boolean;
}): Rejected<'named-already' | 'not-registered'> | null {
  if (namedAlready) return reject('named-already');
  return present || takesPart ? null : reject('not-registered');
}
