import { type PupilAges, PupilChanged, PupilRegistered } from '@metodnet/contracts';
import {
  accept,
  type CalendarDate,
  type Decision,
  dateFrom,
  type Id,
  parts,
  type Rejected,
  reject,
  type UnitId,
} from '@metodnet/kernel';

export type PupilId = Id<'Pupil'>;

/**
 * A pupil by an opaque id, which whoever else counts pupils sees instead of a name (IND-08, IND-52). Whose it is, the organisation finds by
 * its own number; the id stays when the pupil goes to another.
 */
export interface Pupil {
  readonly id: PupilId;
  /** Where the pupil learns. */
  readonly unitId: UnitId;
  /** The number in the organisation's own files, such as that of the personal file; null on the way to another and after a merge. */
  readonly reference: string | null;
  readonly birthYear: number;
  /** The organisation to which the pupil is going; null for who stays. */
  readonly movingTo: UnitId | null;
  /** The id that stands for the pupil, when two were given to one. */
  readonly mergedInto: PupilId | null;
  readonly version: number;
}

export type PupilDetails = { readonly reference: string; readonly birthYear: number };

type DetailsReason = 'reference-is-no-number' | 'birth-year-out-of-range' | 'reference-taken';

/** Older or younger than anybody who learns in an organisation of the network (ENT-11 counts ages in full years). */
const OLDEST = 25;

/** Gives a pupil an id. `taken`: whether another pupil of the organisation has the number. */
export function registerPupil(
  { reference, ...request }: Pick<Pupil, 'id' | 'unitId'> & PupilDetails,
  taken: boolean,
  today: CalendarDate,
): Decision<Pupil, PupilRegistered, DetailsReason> {
  const next: Pupil = { ...request, reference: reference.trim(), movingTo: null, mergedInto: null, version: 0 };
  return whyNot(next, taken, today) ?? accept(next, PupilRegistered(stateOf(next)));
}

/** Corrects the number or the year of birth. */
export function correctPupil(
  pupil: Pupil,
  { reference, birthYear }: PupilDetails,
  taken: boolean,
  today: CalendarDate,
): Decision<Pupil, PupilChanged, DetailsReason | 'merged-already' | 'is-moving'> {
  if (pupil.mergedInto !== null) return reject('merged-already');
  if (pupil.movingTo !== null) return reject('is-moving', { to: pupil.movingTo });
  const next: Pupil = { ...pupil, reference: reference.trim(), birthYear };
  return whyNot(next, taken, today) ?? accept(next, PupilChanged(stateOf(next)));
}

/** Lets a pupil go to another organisation, which then admits them under a number of its own; what this one called them stays here. */
export function sendPupil(
  pupil: Pupil,
  to: UnitId,
  isKnown: boolean,
): Decision<Pupil, PupilChanged, 'merged-already' | 'is-moving' | 'learns-there-already' | 'no-such-organisation'> {
  if (pupil.mergedInto !== null) return reject('merged-already');
  if (pupil.movingTo !== null) return reject('is-moving', { to: pupil.movingTo });
  if (to === pupil.unitId) return reject('learns-there-already', { unit: to });
  if (!isKnown) return reject('no-such-organisation');
  const next: Pupil = { ...pupil, movingTo: to, reference: null };
  return accept(next, PupilChanged(stateOf(next)));
}

/** Takes a pupil who was let go: the organisation to which they were sent, or their former one when they came back. */
export function admitPupil(
  pupil: Pupil,
  { unitId, reference }: { readonly unitId: UnitId; readonly reference: string },
  taken: boolean,
  today: CalendarDate,
): Decision<Pupil, PupilChanged, DetailsReason | 'is-not-moving'> {
  if (pupil.movingTo === null || (unitId !== pupil.movingTo && unitId !== pupil.unitId)) return reject('is-not-moving');
  const next: Pupil = { ...pupil, unitId, reference: reference.trim(), movingTo: null };
  return whyNot(next, taken, today) ?? accept(next, PupilChanged(stateOf(next)));
}

/** Says that an id was given to somebody who had one already: from now on the other stands for both, at every date. */
export function mergePupil(
  pupil: Pupil,
  survivor: Pupil,
): Decision<Pupil, PupilChanged, 'same-pupil' | 'merged-already'> {
  if (pupil.id === survivor.id) return reject('same-pupil');
  if (pupil.mergedInto !== null || survivor.mergedInto !== null) return reject('merged-already');
  const next: Pupil = { ...pupil, mergedInto: survivor.id, reference: null, movingTo: null };
  return accept(next, PupilChanged(stateOf(next)));
}

function whyNot({ reference, birthYear }: Pupil, taken: boolean, today: CalendarDate): Rejected<DetailsReason> | null {
  if (reference === null || !NUMBER.test(reference)) return reject('reference-is-no-number');
  const { year } = parts(today);
  if (birthYear < year - OLDEST || birthYear > year) {
    return reject('birth-year-out-of-range', { from: year - OLDEST, to: year });
  }
  return taken ? reject('reference-taken') : null;
}

/** Digits with the few letters that files are marked by: a name does not fit. */
const NUMBER = /^(?=.*\d)(?!.*\p{L}{4})[\p{L}\d./-]{1,40}$/u;

/**
 * Between which month-ends a pupil is 5 to 18 beyond doubt. The year alone tells it: on 31 December everybody born in a year is of one age in
 * full years, and that is the reference date of the yearly figures (IND-52).
 */
export const agesOf = (birthYear: number): PupilAges => ({
  fiveFrom: dateFrom(birthYear + 5, 12, 31),
  eighteenUntil: dateFrom(birthYear + 18, 12, 31),
});

const stateOf = ({ id, unitId, birthYear, mergedInto }: Pupil) => ({
  pupilId: id,
  unitId,
  ages: agesOf(birthYear),
  mergedInto,
});
