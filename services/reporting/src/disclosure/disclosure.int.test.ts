import { buildObservations } from '../indicator-table/build-observations.js';
import { askedPeriods } from '../indicator-table/periods.js';
import { u14EducatorsHigherEducation } from '../indicators/u14-educators-higher-education.js';
import { actor, type Reporting, Story, startReporting } from '../reporting.fixture.js';

describe('Telling figures about people', () => {
  let reporting: Reporting;
  const tomsk = 'ru-tom-tomsk';
  const schools = [1, 2, 3].map((number) => `${tomsk}-school-${number}`);
  const personal = { ...u14EducatorsHigherEducation, disclosure: 'PERSONAL' } as const;

  beforeAll(async () => {
    reporting = await startReporting();
    const story = new Story();
    story.unit('ru-tom', 'REGION', 'REGION');
    story.unit(tomsk, 'MUNICIPALITY', 'MUNICIPALITY', 'ru-tom', 'REGION');
    for (const school of schools) story.unit(school, 'SCHOOL', 'ORGANISATION', tomsk, 'MUNICIPALITY', tomsk);
    // 9 of 24 in the first school, 10 of 30 in the second, 10 of 40 in the third.
    for (const [index, [educated, all]] of (
      [
        [9, 24],
        [10, 30],
        [10, 40],
      ] as const
    ).entries()) {
      for (let number = 0; number < all; number++) {
        story.employ(tomsk, story.person(tomsk, { higherEducation: number < educated }), schools[index] as string);
      }
    }
    await reporting.hear(story);
  });
  afterAll(() => reporting.stop());

  const statuses = (
    ids: readonly string[],
    indicator: typeof personal | typeof u14EducatorsHigherEducation,
    role: 'regional-operator' | 'school-head',
    at: string,
  ) =>
    reporting.works.read(actor({ [role]: at }), async (work) => {
      const model = await reporting.forests.read(work);
      const units = ids.flatMap((id) => model.forest.find(id) ?? []);
      const periods = askedPeriods('2026-M06', '2026-M06', 'WHOLE').map((period) => ({ period, units }));
      const question = {
        query: { hierarchy: 'ADMINISTRATIVE', rankWithin: 'PARENT' },
        indicators: [indicator],
        periods,
        sees: () => true,
        now: new Date(),
        timeZone: 'UTC',
      } as const;
      const { observations } = await buildObservations(work, model, question);
      return observations.map(({ result }) => `${result.status} ${result.numerator}/${result.denominator}`);
    });

  it('hides fewer than ten, and the smallest sibling from which they would follow', async () => {
    expect(await statuses([tomsk, ...schools], personal, 'regional-operator', 'ru-tom')).toEqual([
      'NO_TARGET 29/94',
      'SUPPRESSED null/null',
      'SUPPRESSED null/null',
      'NO_TARGET 10/40',
    ]);
  });

  it('hides the same from whoever asks for one unit alone and sees no other', async () => {
    const [, second, third] = schools as [string, string, string];
    expect(await statuses([second], personal, 'school-head', second)).toEqual(['SUPPRESSED null/null']);
    expect(await statuses([third], personal, 'school-head', third)).toEqual(['NO_TARGET 10/40']);
  });

  it('hides nothing of organisational figures', async () => {
    const told = await statuses(schools, u14EducatorsHigherEducation, 'regional-operator', 'ru-tom');
    expect(told).toEqual(['NO_TARGET 9/24', 'NO_TARGET 10/30', 'NO_TARGET 10/40']);
  });
});
