import {
  type Command,
  type Dataset,
  type DemoEmployment,
  type DemoPerson,
  Gateway,
  hubMemberships,
  idIn,
  municipalityFinder,
  type Payload,
  registrations,
} from '@metodnet/demo';
import type { UnitId } from '@metodnet/kernel';
import type { Suite } from '@metodnet/testing/suite';

/** What the suite has made of a person of a dataset. */
export interface Filled {
  readonly personId: string;
  /** In the order of the person's employments. */
  readonly employmentIds: readonly string[];
  /** In the order of the person's trainings. */
  readonly qualificationIds: readonly string[];
}

/** Loads a dataset command by command, as people at their desks would, and says which ids everyone has got. */
export async function fill({ endpoint, issuer }: Suite, dataset: Dataset): Promise<ReadonlyMap<DemoPerson, Filled>> {
  const operator = new Gateway(
    endpoint,
    await issuer.token({
      subject: 'filling',
      grants: [
        { role: 'inter-regional-operator', unit: 'ru-net' },
        ...dataset.units
          .filter(({ level }) => level === 'REGION')
          .map(({ id }) => ({ role: 'regional-operator' as const, unit: id })),
      ],
    }),
    1,
  );
  for (const depth of registrations(dataset)) await operator.all(depth);
  await operator.all(hubMemberships(dataset));

  const municipalityOf = municipalityFinder(dataset.units);
  const grants = dataset.units
    .filter(({ level }) => level === 'MUNICIPALITY')
    .map(({ id }) => ({ role: 'municipal-operator' as const, unit: id }));
  const staff = new Gateway(endpoint, await issuer.token({ subject: 'filling', grants }), 2);
  const filled = new Map<DemoPerson, Filled>();
  // The first of each municipality goes alone, until staffing has heard of the unit.
  const personIds = new Map<DemoPerson, string>();
  const register = async (people: readonly DemoPerson[]) => {
    const payloads = await staff.all(people.map(registration));
    for (const [index, person] of people.entries()) personIds.set(person, idIn(payloads[index], 'person'));
  };
  const heard = new Map<UnitId | null, DemoPerson>();
  for (const person of dataset.staff.people) {
    const municipality = municipalityOf(first(person).unit);
    if (!heard.has(municipality)) heard.set(municipality, person);
  }
  const scouts = [...heard.values()];
  for (const scout of scouts) await register([scout]);
  await register(dataset.staff.people.filter((person) => !scouts.includes(person)));
  const about = <Item>(
    items: (person: DemoPerson) => readonly Item[],
    command: (personId: string, item: Item, person: DemoPerson) => Command,
  ) => inOrder(staff, dataset.staff.people, personIds, items, command);

  const employments = await about(({ employments: jobs }) => jobs, employing);
  const qualifications = await about(({ trainings }) => trainings, training);
  await about(
    ({ category }) => (category ? [category] : []),
    (personId, { kind, grantedOn, validUntil }, person) => ({
      mutation: 'grantCategory',
      inputType: 'GrantCategoryInput',
      input: { personId, unitId: first(person).unit, kind, grantedOn, validUntil },
      answer: 'category { id }',
    }),
  );
  await staff.all(
    dataset.staff.people.flatMap((person) =>
      person.employments.flatMap(({ to }, index) =>
        to === null ? [] : [dismissal(idIn(employments.get(person)?.[index], 'employment'), to)],
      ),
    ),
  );
  for (const person of dataset.staff.people) {
    filled.set(person, {
      personId: personIds.get(person) ?? '',
      employmentIds: (employments.get(person) ?? []).map((payload) => idIn(payload, 'employment')),
      qualificationIds: (qualifications.get(person) ?? []).map((payload) => idIn(payload, 'qualification')),
    });
  }
  return filled;
}

async function inOrder<Item>(
  staff: Gateway,
  people: readonly DemoPerson[],
  personIds: ReadonlyMap<DemoPerson, string>,
  items: (person: DemoPerson) => readonly Item[],
  command: (personId: string, item: Item, person: DemoPerson) => Command,
): Promise<Map<DemoPerson, Payload[]>> {
  const all = people.flatMap((person) => items(person).map((item) => ({ person, item })));
  const payloads = await staff.all(all.map(({ person, item }) => command(personIds.get(person) ?? '', item, person)));
  const byPerson = new Map<DemoPerson, Payload[]>();
  for (const [index, { person }] of all.entries()) {
    byPerson.set(person, [...(byPerson.get(person) ?? []), payloads[index] as Payload]);
  }
  return byPerson;
}

const first = ({ employments }: DemoPerson): DemoEmployment => employments[0] as DemoEmployment;

const registration = (person: DemoPerson): Command => ({
  mutation: 'registerPerson',
  inputType: 'RegisterPersonInput',
  input: {
    unitId: first(person).unit,
    lastName: person.lastName,
    firstName: person.firstName,
    patronymic: person.patronymic,
    birthDate: person.birthDate,
    education: person.higherEducation ? 'HIGHER' : 'SECONDARY_VOCATIONAL',
    pedagogicalSince: person.pedagogicalSince,
  },
  answer: 'person { id }',
});

const employing = (
  personId: string,
  { unit: unitId, position, rateHundredths, teachingLoadHundredths, main, subjects, from }: DemoEmployment,
): Command => ({
  mutation: 'employPerson',
  inputType: 'EmployPersonInput',
  input: { personId, unitId, position, rateHundredths, teachingLoadHundredths, main, subjects, from },
  answer: 'employment { id }',
});

const training = (
  personId: string,
  { kind, title: programme, hours, completedOn }: DemoPerson['trainings'][number],
  person: DemoPerson,
): Command => ({
  mutation: 'completeQualification',
  inputType: 'CompleteQualificationInput',
  input: {
    personId,
    unitId: first(person).unit,
    kind,
    programme,
    hours,
    completedOn,
    inFederalRegister: false,
  },
  answer: 'qualification { id }',
});

const dismissal = (id: string, to: string): Command => ({
  mutation: 'dismiss',
  inputType: 'DismissInput',
  input: { id, to },
  answer: 'employment { id }',
});
