import type { DemoPerson } from '@metodnet/demo';
import { type Suite, startSuite } from '@metodnet/testing/suite';
import { Client, eventually } from './asking.js';
import { type Filled, fill } from './filling.js';
import { ALPHA, BETA, DELTA, EAST, GAMMA, journeyNetwork, REGION, service, WEST } from './journey.network.js';
import { tableOf } from './table.js';

let suite: Suite;
let filled: ReadonlyMap<DemoPerson, Filled>;
let analyst: Client;

beforeAll(async () => {
  suite = await startSuite();
  filled = await fill(suite, journeyNetwork);
  const grants = [
    { role: 'regional-operator' as const, unit: REGION },
    ...[ALPHA, BETA, GAMMA, DELTA].map((unit) => ({ role: 'municipal-operator' as const, unit })),
  ];
  analyst = await Client.of(suite, { subject: 'analyst', grants });
  await eventually(async () => expect(await figures('IND-03', '2026-Q2')).toEqual(AT_FIRST), 30_000);
}, 180_000);
afterAll(() => suite?.stop(), 60_000);

/**
 * Methodists with higher education of all methodists on 30 June 2026, by hand: Tomsk has four, one of them without higher
 * education and one who works in Beta too; Beta has one more; Gamma one, after the other left in May; Delta one.
 */
const AT_FIRST = {
  [REGION]: '6/7',
  [WEST]: '4/5',
  [EAST]: '2/2',
  [ALPHA]: '3/4',
  [BETA]: '2/2',
  [GAMMA]: '1/1',
  [DELTA]: '1/1',
};

/** `numerator/denominator` of an indicator by unit: the region, its hubs and its municipalities with methodists. */
async function figures(indicator: string, period: string, more: object = {}): Promise<Record<string, string>> {
  const { rows } = await tableOf(analyst, {
    indicators: [indicator],
    unit: REGION,
    select: 'DESCENDANTS',
    levels: ['HUB', 'MUNICIPALITY'],
    includeSelf: true,
    hierarchy: 'NETWORK',
    from: period,
    to: period,
    ...more,
  });
  return Object.fromEntries(
    rows
      .filter(({ denominator }) => denominator !== null)
      .map((row) => [row.unit, `${row.numerator}/${row.denominator}`]),
  );
}

/** Makes a change that must be accepted. */
async function change(mutation: string, inputType: string, input: object): Promise<Record<string, unknown>> {
  const data = await analyst.get<Record<string, { readonly rejection: unknown }>>(
    `mutation ($input: ${inputType}!) { ${mutation}(input: $input) { rejection { code } } }`,
    { input },
  );
  expect(data).toEqual({ [mutation]: { rejection: null } });
  return data;
}

/** The methodists of a service, in the order of the data. */
const methodistsOf = (municipality: string) =>
  journeyNetwork.staff.people.filter(({ employments: [job] }) => job?.unit === `${municipality}-service`);
const known = (person: DemoPerson | undefined): Filled => {
  const found = person && filled.get(person);
  if (!found) throw new Error('The person was not filled in');
  return found;
};

// Each step begins where the one before has ended, as it does in life.
describe('A change is followed by the figures', () => {
  it('when a municipality moves to another hub: from that day, and not before it', async () => {
    await change('moveUnit', 'MoveUnitInput', {
      id: BETA,
      hierarchy: 'NETWORK',
      parentId: EAST,
      from: '2026-04-01',
      agreement: 'AGREED',
    });

    // The methodist of Tomsk and Beta now counts in both hubs, once in each and once in the region.
    const moved = { ...AT_FIRST, [WEST]: '3/4', [EAST]: '4/4' };
    await eventually(async () => expect(await figures('IND-03', '2026-Q2')).toEqual(moved));
    // In the first quarter Gamma still had two, one of them without higher education.
    expect(await figures('IND-03', '2026-Q1')).toEqual({
      ...AT_FIRST,
      [REGION]: '6/8',
      [EAST]: '2/3',
      [GAMMA]: '1/2',
    });
  });

  it('and the second quarter reads as before by the tree of March', async () => {
    expect(await figures('IND-03', '2026-Q2', { treeAsOf: '2026-03-31' })).toEqual(AT_FIRST);
    expect((await figures('IND-03', '2026-Q1', { treeAsOf: '2026-04-01' }))[WEST]).toBe('3/4');
  });

  it('when a retraining date is corrected: in every period that it touches', async () => {
    const retrained = async (period: string) => (await figures('IND-04', period))[ALPHA];
    // As entered, 31 January 2019, it counts through January 2024 and no longer.
    expect([await retrained('2023-Q4'), await retrained('2024-Q1'), await retrained('2026-Q2')]).toEqual([
      '3/4',
      '2/4',
      '2/4',
    ]);
    const third = methodistsOf(ALPHA)[2];
    await change('correctQualification', 'CorrectQualificationInput', {
      id: known(third).qualificationIds[0],
      kind: 'UPGRADING',
      programme: 'Курсы (тест)',
      hours: 72,
      completedOn: '2024-01-31',
      inFederalRegister: false,
    });

    await eventually(async () => expect(await retrained('2026-Q2')).toBe('3/4'));
    expect([await retrained('2023-Q4'), await retrained('2024-Q1')]).toEqual(['2/4', '3/4']);
  });

  it('when two records turn out to be one person: once in the region, for the past as well', async () => {
    const survivor = methodistsOf(ALPHA)[1] as DemoPerson;
    const double = await doubleOf(survivor);
    await eventually(async () => expect((await figures('IND-03', '2026-Q2'))[REGION]).toBe('7/8'));

    await change('mergePersons', 'MergePersonsInput', { mergedId: double, survivorId: known(survivor).personId });
    await eventually(async () =>
      expect(await figures('IND-03', '2026-Q2')).toMatchObject({ [REGION]: '6/7', [DELTA]: '2/2', [ALPHA]: '3/4' }),
    );
    expect(await figures('IND-03', '2025-Q4')).toMatchObject({ [REGION]: '6/8', [DELTA]: '2/2' });
  });

  it('when somebody is dismissed: from the month in which it was, and not before', async () => {
    const [only] = methodistsOf(GAMMA);
    await change('dismiss', 'DismissInput', { id: known(only).employmentIds[0], to: '2026-06-16' });

    await eventually(async () => expect(await figures('IND-03', '2026-Q2')).toMatchObject({ [GAMMA]: '0/0' }));
    expect(await figures('IND-03', '2026-Q2')).toMatchObject({ [REGION]: '5/6', [EAST]: '4/4' });
    expect(await figures('IND-03', '2026-M05')).toMatchObject({ [GAMMA]: '1/1', [REGION]: '6/7' });
  });

  /** The same person entered again by Delta, who takes the two for different people and employs the second. */
  async function doubleOf(person: DemoPerson): Promise<string> {
    const data = await analyst.get<{ registerPerson: { person: { id: string } | null; rejection: unknown } }>(
      `mutation ($input: RegisterPersonInput!) { registerPerson(input: $input) { person { id } rejection { code } } }`,
      {
        input: {
          unitId: service(DELTA),
          lastName: person.lastName,
          firstName: person.firstName,
          birthDate: person.birthDate,
          education: 'HIGHER',
          distinctFrom: [known(person).personId],
        },
      },
    );
    const id = String(data.registerPerson.person?.id);
    await change('employPerson', 'EmployPersonInput', {
      personId: id,
      unitId: service(DELTA),
      position: 'methodist',
      rateHundredths: 50,
      main: false,
      from: '2025-09-01',
    });
    return id;
  }
});
