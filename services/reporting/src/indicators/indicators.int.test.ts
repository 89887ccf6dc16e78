import type { Observation } from '../indicator-table/observation.js';
import { toNumber } from '../indicator-table/quotient.js';
import { actor, aQuery, type Reporting, Story, startReporting } from '../reporting.fixture.js';

const region = actor({ 'regional-operator': 'ru-tom' });

describe('Computing an indicator', () => {
  let reporting: Reporting;
  let story: Story;
  const [tomsk, service, school] = ['ru-tom-tomsk', 'ru-tom-tomsk-imc', 'ru-tom-tomsk-school-4'] as const;

  beforeEach(async () => {
    reporting = await startReporting();
    story = new Story();
    story.unit('ru-tom', 'REGION', 'REGION');
    story.unit(tomsk, 'MUNICIPALITY', 'MUNICIPALITY', 'ru-tom', 'REGION');
    story.unit(service, 'METHODICAL_CENTRE', 'ORGANISATION', tomsk, 'MUNICIPALITY', tomsk);
    story.unit(school, 'SCHOOL', 'ORGANISATION', tomsk, 'MUNICIPALITY', tomsk);
  });
  afterEach(() => reporting.stop());

  /** The figures of an indicator at the end of a month, in Tomsk unless told otherwise. */
  async function of(indicator: string, month: string, unit: string = tomsk) {
    await reporting.hear(story);
    const query = aQuery({ indicators: [indicator], unit, from: month, to: month });
    const { rows } = await reporting.tables.table(region, query, { first: 1 });
    const { result, distribution } = rows[0] as Observation;
    const { numerator, denominator, quotient, status } = result;
    const value = quotient && toNumber(quotient);
    return { numerator: Number(numerator), denominator: Number(denominator), value, status, distribution };
  }

  const methodist = (job: Parameters<Story['employ']>[3] = {}, person = story.person(tomsk)) => {
    story.employ(tomsk, person, service, { methodist: true, ...job });
    return person;
  };

  it('IND-01, 02: workplaces of the service with computer and peripherals, with internet; those of schools do not count', async () => {
    for (const internet of [true, true, true, false]) {
      story.workplace(tomsk, service, { computer: true, peripherals: true, internet });
    }
    story.workplace(tomsk, service, { computer: true, peripherals: false, internet: true });
    story.workplace(tomsk, school, { computer: false, peripherals: false, internet: false });

    expect(await of('IND-01', '2026-M06')).toMatchObject({ numerator: 4, denominator: 5, value: 80, status: 'MET' });
    expect(await of('IND-02', '2026-M06')).toMatchObject({ numerator: 4, denominator: 5, value: 80, status: 'MET' });
  });

  it('IND-03: methodists of the service with higher education, against 80 %; a methodist of a school is none of them', async () => {
    for (const higherEducation of [true, true, true, false]) methodist({}, story.person(tomsk, { higherEducation }));
    story.employ(tomsk, story.person(tomsk), school, { methodist: true });

    expect(await of('IND-03', '2026-M06')).toMatchObject({
      numerator: 3,
      denominator: 4,
      value: 75,
      status: 'NOT_MET',
    });
    methodist({}, story.person(tomsk, { higherEducation: true }));
    expect(await of('IND-03', '2026-M06')).toMatchObject({ numerator: 4, denominator: 5, value: 80, status: 'MET' });
  });

  it.each([
    ['METHODICAL_SERVICE_UNIT', 2],
    ['EDUCATION_AUTHORITY', 1],
    ['UNIVERSITY', 1],
    ['PMPC', 1],
    ['MUNICIPAL_ORGANISATION', 1],
    ['SCHOOL', 1],
  ] as const)(
    'IND-01, 03, D1: of the service is what a centre or a service unit has; of %s, %d count',
    async (kind, all) => {
      const other = `${tomsk}-other`;
      story.unit(other, kind, 'ORGANISATION', tomsk, 'MUNICIPALITY', tomsk);
      methodist();
      story.employ(tomsk, story.person(tomsk), other, { methodist: true });
      for (const unit of [service, other]) {
        story.workplace(tomsk, unit, { computer: true, peripherals: true, internet: true });
      }
      expect(await of('IND-01', '2026-M06')).toMatchObject({ numerator: all, denominator: all });
      expect(await of('IND-03', '2026-M06')).toMatchObject({ numerator: 0, denominator: all });
      expect(await of('D1', '2026-M06')).toMatchObject({ numerator: 2, denominator: all * 100 });
      expect(await of('IND-03', '2026-M06', other)).toMatchObject({ denominator: all - 1 });
    },
  );

  it('IND-04: a course counts until the same day five years later, that day included', async () => {
    story.course(tomsk, methodist(), '2019-06-30');
    story.course(tomsk, methodist(), '2019-06-29');

    expect(await of('IND-04', '2019-M06')).toMatchObject({ numerator: 0, denominator: 0, status: 'NOT_COMPUTABLE' });
    expect(await of('IND-04', '2024-M05')).toMatchObject({ numerator: 2, denominator: 2, status: 'MET' });
    expect(await of('IND-04', '2024-M06')).toMatchObject({
      numerator: 1,
      denominator: 2,
      value: 50,
      status: 'NOT_MET',
    });
    expect(await of('IND-04', '2024-M07')).toMatchObject({ numerator: 0, denominator: 2 });
  });

  it('IND-04: a course does not count before it is completed', async () => {
    story.course(tomsk, methodist(), '2026-06-30');
    expect(await of('IND-04', '2026-M05')).toMatchObject({ numerator: 0, denominator: 1 });
    expect(await of('IND-04', '2026-M06')).toMatchObject({ numerator: 1, denominator: 1 });
  });

  it('IND-36 is IND-04 for another customer: the same value, its own target and no longer than the model of 2021–2024', async () => {
    story.course(tomsk, methodist(), '2023-02-01');
    expect(await of('IND-36', '2024-M12')).toMatchObject({ numerator: 1, denominator: 1, value: 100, status: 'MET' });
    expect(await of('IND-36', '2025-M01')).toMatchObject({ value: 100, status: 'NO_TARGET' });
    expect(await of('IND-04', '2025-M01')).toMatchObject({ value: 100, status: 'MET' });
  });

  it('IND-05: a category counts through its last day', async () => {
    const [person, other] = [methodist(), methodist()];
    story.category(tomsk, person, '2021-06-01', '2026-05-31');
    expect(await of('IND-05', '2026-M05')).toMatchObject({ numerator: 1, denominator: 2, value: 50, status: 'MET' });
    expect(await of('IND-05', '2026-M06')).toMatchObject({ numerator: 0, denominator: 2, value: 0, status: 'NOT_MET' });
    story.category(tomsk, other, '2026-06-30', null);
    expect(await of('IND-05', '2026-M06')).toMatchObject({ numerator: 1 });
  });

  it('does not count who left: `to` is the first day no longer employed', async () => {
    methodist({ to: '2026-06-30' });
    methodist({ to: '2026-07-01' });
    expect(await of('IND-03', '2026-M05')).toMatchObject({ denominator: 2 });
    expect(await of('IND-03', '2026-M06')).toMatchObject({ denominator: 1 });
    expect(await of('IND-03', '2026-M07')).toMatchObject({ denominator: 0, status: 'NOT_COMPUTABLE' });
  });

  it('IND-77: regional methodists among educators; K24 sets no target', async () => {
    const people = [1, 2, 3, 4].map(() => story.person(tomsk));
    for (const person of people) story.employ(tomsk, person, school);
    story.regionalMethodist(tomsk, people[0] as string, []);
    expect(await of('IND-77', '2026-M06')).toMatchObject({
      numerator: 1,
      denominator: 4,
      value: 25,
      status: 'NO_TARGET',
    });
    expect(await of('IND-77', '2023-M12')).toMatchObject({ numerator: 0, denominator: 4 });
  });

  it('IND-78: teachers per regional methodist with the least, middle and greatest load', async () => {
    const teachers = [1, 2, 3, 4, 5].map(() => story.person(tomsk));
    const methodists = [1, 2, 3].map(() => story.person(tomsk));
    for (const person of [...teachers, ...methodists]) story.employ(tomsk, person, school);
    story.employ(tomsk, story.person(tomsk), school, { to: '2026-01-01' });
    story.regionalMethodist(tomsk, methodists[0] as string, teachers.slice(0, 4));
    // One teacher may have two methodists: counted once in the sum, with each in the loads.
    story.regionalMethodist(tomsk, methodists[1] as string, teachers.slice(3));
    story.regionalMethodist(tomsk, methodists[2] as string, []);

    expect(await of('IND-78', '2026-M06')).toMatchObject({
      numerator: 5,
      denominator: 3,
      value: 5 / 3,
      distribution: { minimum: 0, median: 2, maximum: 4 },
    });
  });

  it('IND-78: an assignment counts as soon as the methodist’s and the teacher’s jobs are known, in whatever order', async () => {
    const [teacher, methodist] = [story.person(tomsk), story.person(tomsk)];
    story.regionalMethodist(tomsk, methodist, [teacher]);
    expect(await of('IND-78', '2026-M06')).toMatchObject({ numerator: 0, denominator: 0, status: 'NOT_COMPUTABLE' });
    story.employ(tomsk, teacher, school);
    expect(await of('IND-78', '2026-M06')).toMatchObject({ numerator: 0, denominator: 0 });
    story.employ(tomsk, methodist, school);
    expect(await of('IND-78', '2026-M06')).toMatchObject({ numerator: 1, denominator: 1, value: 1 });
  });

  it('IND-90: filled posts of the schedule’s', async () => {
    story.posts(tomsk, school, 3_000);
    story.employ(tomsk, story.person(tomsk), school, { rate: 100 });
    story.employ(tomsk, story.person(tomsk), school, { rate: 25, pedagogical: false });
    expect(await of('IND-90', '2026-M06')).toMatchObject({ numerator: 125, denominator: 3_000, value: 125 / 30 });
  });

  it('IND-90: rates count only where and while a staff schedule is in force; above it, the value is above 100', async () => {
    const other = `${tomsk}-school-5`;
    story.unit(other, 'SCHOOL', 'ORGANISATION', tomsk, 'MUNICIPALITY', tomsk);
    for (const unit of [school, other]) story.employ(tomsk, story.person(tomsk), unit, { from: '2019-01-01' });
    expect(await of('IND-90', '2026-M06')).toMatchObject({ numerator: 0, denominator: 0, status: 'NOT_COMPUTABLE' });

    // The schedule is told after the jobs, and is in force from 1 January 2020.
    story.posts(tomsk, school, 50);
    expect(await of('IND-90', '2019-M12')).toMatchObject({ numerator: 0, denominator: 0 });
    expect(await of('IND-90', '2020-M01')).toMatchObject({ numerator: 100, denominator: 50, value: 200 });
    expect(await of('IND-90', '2020-M01', other)).toMatchObject({ numerator: 0, denominator: 0 });
    story.posts(tomsk, other, 150);
    expect(await of('IND-90', '2020-M01')).toMatchObject({ numerator: 200, denominator: 200, value: 100 });
  });

  it('IND-91, 92: educators with higher education; trained within three years', async () => {
    const person = story.person(tomsk, { higherEducation: true });
    story.employ(tomsk, person, school);
    story.employ(tomsk, story.person(tomsk), school);
    story.course(tomsk, person, '2023-03-31');
    expect(await of('IND-91', '2026-M03')).toMatchObject({ numerator: 1, denominator: 2, value: 50 });
    expect(await of('IND-92', '2026-M03')).toMatchObject({ numerator: 1, denominator: 2, value: 50 });
    expect(await of('IND-92', '2026-M04')).toMatchObject({ numerator: 0, denominator: 2, value: 0 });
  });

  it('D1: educators per post of a methodist, against 260', async () => {
    methodist({ rate: 50 });
    for (let person = 0; person < 129; person++) story.employ(tomsk, story.person(tomsk), school);
    expect(await of('D1', '2026-M06')).toMatchObject({ numerator: 130, denominator: 50, value: 260, status: 'MET' });
    story.employ(tomsk, story.person(tomsk), school);
    expect(await of('IND-D1', '2026-M06')).toMatchObject({ numerator: 131, value: 262, status: 'NOT_MET' });
    expect(await of('IND-D1', '2026-M06', school)).toMatchObject({ value: null, status: 'NOT_COMPUTABLE' });
  });

  it('counts a person with two schools once in the municipality and once in each school (AMB-31)', async () => {
    story.unit('ru-tom-tomsk-school-5', 'SCHOOL', 'ORGANISATION', tomsk, 'MUNICIPALITY', tomsk);
    const person = story.person(tomsk, { higherEducation: true });
    story.employ(tomsk, person, school, { rate: 50 });
    story.employ(tomsk, person, 'ru-tom-tomsk-school-5', { rate: 50 });
    for (const unit of [tomsk, school, 'ru-tom-tomsk-school-5', 'ru-tom']) {
      expect(await of('IND-91', '2026-M06', unit)).toMatchObject({ numerator: 1, denominator: 1 });
    }
  });
});
