import type { PersonId, UnitId } from '@metodnet/kernel';
import type { Actor } from '@metodnet/scope';
import type { Running } from './staffing.fixture.js';

/** Personal data that must never be found in a domain event. */
export const MARKED = {
  lastName: 'Меткина',
  firstName: 'Марфа',
  patronymic: 'Марковна',
  phone: '+7-999-МЕТКА',
  email: 'metka@example.org',
};

export const details = (given: object = {}) => ({
  ...MARKED,
  birthDate: '1990-05-10',
  education: 'HIGHER',
  pedagogicalSince: '2024-09-01',
  ...given,
});

export async function register(app: Running, who: Actor, unitId: UnitId, given: object = {}): Promise<PersonId> {
  const { registerPerson } = await app.ask(
    who,
    `mutation ($input: RegisterPersonInput!) { registerPerson(input: $input) { person { id version } rejection { code params } } }`,
    { input: { ...details(given), unitId } },
  );
  if (registerPerson.rejection) throw new Error(JSON.stringify(registerPerson.rejection));
  return registerPerson.person.id;
}

export const EMPLOY = `mutation ($input: EmployPersonInput!) {
  employPerson(input: $input) { employment { id version from to terms { rateHundredths position { code } } } rejection { code message } } }`;

export const job = (personId: PersonId, unitId: UnitId, given: object = {}) => ({
  personId,
  unitId,
  main: true,
  from: '2024-09-01',
  position: 'teacher',
  rateHundredths: 100,
  subjects: ['mathematics'],
  ...given,
});

export async function employ(app: Running, who: Actor, input: object): Promise<string> {
  const { employPerson } = await app.ask(who, EMPLOY, { input });
  if (employPerson.rejection) throw new Error(JSON.stringify(employPerson.rejection));
  return employPerson.employment.id;
}
