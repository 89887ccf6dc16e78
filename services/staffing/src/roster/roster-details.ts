import type { CalendarDate } from '@metodnet/kernel';
import type { Details, Person } from '../person/person.js';
import type { RosterRow } from './roster-row.js';

/** An empty cell says nothing; only what is written replaces what is known. */
export function detailsOf(row: RosterRow, known: Person | null, today: CalendarDate): Details {
  const { lastName, firstName, birthDate, education } = row;
  const graduated = known !== null && education === 'higher' && known.education !== 'higher';
  return {
    lastName: known?.lastName ?? lastName,
    firstName: known?.firstName ?? firstName,
    birthDate,
    education,
    patronymic: row.patronymic ?? known?.patronymic ?? null,
    phone: row.phone ?? known?.phone ?? null,
    email: row.email ?? known?.email ?? null,
    pedagogicalSince: row.pedagogicalSince ?? known?.pedagogicalSince ?? null,
    higherEducationFrom: graduated
      ? (row.changeFrom ?? today)
      : education === 'higher'
        ? (known?.higherEducationFrom ?? null)
        : null,
  };
}

export const sameDetails = (person: Person, details: Details): boolean =>
  (Object.keys(details) as (keyof Details)[]).every((field) => person[field] === details[field]);
