import { PersonDetailsChanged, PersonRegistered, PersonsMerged, StewardshipPassed } from '@metodnet/contracts';
import type { CalendarDate } from '@metodnet/kernel';
import { accept, addYears, type Decision, type PersonId, reject, type UnitId } from '@metodnet/kernel';
import { notTexts } from '../text/text.js';
import { factsOfPerson } from './person-facts.js';

/** Someone who works or worked in the network: registered once, with one id for every employer (design §4). */
export interface Person {
  readonly id: PersonId;
  /** The unit that keeps the record: the first employer until it passes this on. */
  readonly unitId: UnitId;
  readonly lastName: string;
  readonly firstName: string;
  readonly patronymic: string | null;
  readonly birthDate: CalendarDate;
  readonly phone: string | null;
  readonly email: string | null;
  readonly education: Education;
  /** First day with higher education; null when it was there at the registration, or is not there. */
  readonly higherEducationFrom: CalendarDate | null;
  /** First day of pedagogical work anywhere; null when not known. */
  readonly pedagogicalSince: CalendarDate | null;
  /** Same for people who may be one and the same; see {@link identityKey}. */
  readonly identityKey: string;
  /** The record that stands for this one after a merge. */
  readonly mergedInto: PersonId | null;
  readonly version: number;
}

export type Education = 'general' | 'secondary-vocational' | 'incomplete-higher' | 'higher';
export type Details = Pick<
  Person,
  | 'lastName'
  | 'firstName'
  | 'patronymic'
  | 'birthDate'
  | 'phone'
  | 'email'
  | 'education'
  | 'higherEducationFrom'
  | 'pedagogicalSince'
>;
export type RegisterPerson = Details & Pick<Person, 'id' | 'unitId'>;

/** The youngest at which the Labour Code lets anyone work (art. 63), and an age beyond which a date is a slip. */
export const YOUNGEST = 14;
export const OLDEST = 100;

type WrongDetails =
  | 'name-missing'
  | 'not-a-text'
  | 'too-young'
  | 'too-old'
  | 'worked-before-born'
  | 'worked-in-the-future'
  | 'education-in-the-future'
  | 'no-higher-education';

export function registerPerson(
  request: RegisterPerson,
  lookalikes: readonly PersonId[],
  today: CalendarDate,
): Decision<Person, PersonRegistered, WrongDetails | 'looks-registered'> {
  const wrong = wrongIn(request, today);
  if (wrong) return wrong;
  if (lookalikes.length > 0) return reject('looks-registered', { candidates: lookalikes.join(', ') });
  const person = { ...request, identityKey: identityKey(request), mergedInto: null, version: 0 };
  return accept(person, PersonRegistered({ ...factsOfPerson(person), occurredOn: today }));
}

export function changeDetails(
  person: Person,
  details: Details,
  today: CalendarDate,
): Decision<Person, PersonDetailsChanged, WrongDetails | 'merged-already'> {
  if (person.mergedInto) return reject('merged-already');
  const wrong = wrongIn(details, today);
  if (wrong) return wrong;
  const next = { ...person, ...details, identityKey: identityKey(details) };
  return accept(next, PersonDetailsChanged({ ...factsOfPerson(next), occurredOn: today }));
}

/** Whether the steward still employs the person and whether the next one does is counted by the command. */
export function passStewardship(
  person: Person,
  toUnitId: UnitId,
  employed: { readonly bySteward: number; readonly byNext: number },
  today: CalendarDate,
): Decision<
  Person,
  StewardshipPassed,
  'merged-already' | 'is-steward-already' | 'still-employed-by-steward' | 'not-employed-there'
> {
  if (person.mergedInto) return reject('merged-already');
  if (person.unitId === toUnitId) return reject('is-steward-already');
  if (employed.bySteward > 0) return reject('still-employed-by-steward');
  if (employed.byNext === 0) return reject('not-employed-there');
  return accept(
    { ...person, unitId: toUnitId },
    StewardshipPassed({ personId: person.id, fromUnitId: person.unitId, toUnitId, occurredOn: today }),
  );
}

/**
 * The merged record keeps its id for ever, as another name of the survivor. Who does not keep the survivor's record too may
 * only say what is plain: that two of one name and birth date are one.
 */
export function mergeInto(
  merged: Person,
  survivor: Person,
  today: CalendarDate,
  keepsBoth: boolean,
): Decision<Person, PersonsMerged, 'same-record' | 'merged-already' | 'named-otherwise'> {
  if (merged.id === survivor.id) return reject('same-record');
  if (merged.mergedInto || survivor.mergedInto) return reject('merged-already');
  if (!keepsBoth && merged.identityKey !== survivor.identityKey) return reject('named-otherwise');
  return accept(
    { ...merged, mergedInto: survivor.id },
    PersonsMerged({ survivorId: survivor.id, mergedId: merged.id, occurredOn: today }),
  );
}

/** Family name, first name and birth date, spelt alike: a patronymic is left out as often as it is written. */
export const identityKey = ({
  lastName,
  firstName,
  birthDate,
}: Pick<Person, 'lastName' | 'firstName' | 'birthDate'>): string =>
  [lastName, firstName].map(spelling).concat(birthDate).join('|');

const spelling = (name: string) => name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase().replaceAll('ё', 'е');

function wrongIn(details: Details, today: CalendarDate) {
  const { birthDate, pedagogicalSince, education, higherEducationFrom } = details;
  if (details.lastName.trim() === '' || details.firstName.trim() === '') return reject('name-missing');
  const unfit = notTexts(details.lastName, details.firstName, details.patronymic, details.phone, details.email);
  if (unfit) return unfit;
  // Compared with today first: years are not added to a day beyond the calendar.
  if (birthDate > today || addYears(birthDate, YOUNGEST) > today) return reject('too-young', { years: YOUNGEST });
  if (addYears(birthDate, OLDEST) < today) return reject('too-old', { years: OLDEST });
  if (pedagogicalSince && pedagogicalSince < addYears(birthDate, YOUNGEST))
    return reject('worked-before-born', { years: YOUNGEST });
  if (pedagogicalSince && pedagogicalSince > today) return reject('worked-in-the-future');
  if (higherEducationFrom && education !== 'higher') return reject('no-higher-education');
  if (higherEducationFrom && higherEducationFrom > today) return reject('education-in-the-future');
  return null;
}
