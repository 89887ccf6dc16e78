import { calendarDate, type PersonId, unitId } from '@metodnet/kernel';
import { identityKey, type Person } from './person.js';

export const day = calendarDate;

/** A valid person; a test names what matters to it. */
export function aPerson(given: Partial<Person> = {}): Person {
  const person: Person = {
    id: 'ru-tom-tomsk:00000000-0000-4000-8000-000000000001' as PersonId,
    unitId: unitId('ru-tom-tomsk-school-4'),
    lastName: 'Иванова',
    firstName: 'Мария',
    patronymic: 'Петровна',
    birthDate: day('1990-05-10'),
    phone: null,
    email: null,
    education: 'higher',
    higherEducationFrom: null,
    pedagogicalSince: day('2012-09-01'),
    identityKey: '',
    mergedInto: null,
    version: 1,
    ...given,
  };
  return { ...person, identityKey: identityKey(person) };
}
