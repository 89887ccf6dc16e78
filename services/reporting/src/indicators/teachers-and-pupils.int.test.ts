import {
  ConsultationHeld,
  ContingentCounted,
  PersonDetailsChanged,
  PupilRegistered,
  ServiceModelAdopted,
  ServiceModelEnded,
  StructureComposed,
  TargetProgrammeOpened,
} from '@metodnet/contracts';
import { day, type Reporting, Story, startReporting } from '../reporting.fixture.js';
import { CENTRE, CITY, figureOf, foundCity, SCHOOL } from './figures.fixture.js';

describe('Computing an indicator of teachers, the young and pupils', () => {
  let reporting: Reporting;
  let story: Story;

  beforeEach(async () => {
    reporting = await startReporting();
    story = new Story();
    foundCity(story);
  });
  afterEach(() => reporting.stop());

  const of = (indicator: string, period: string, asked: { unit?: string; variant?: string } = {}) =>
    figureOf(reporting, story, indicator, period, asked);
  const teacher = (until: string | null = null) => {
    const person = story.person(CITY);
    if (until) youngUntil(person, until);
    story.employ(CITY, person, SCHOOL, { from: '2020-01-01' });
    return person;
  };
  const youngUntil = (personId: string, until: string) =>
    story.lanes.say(
      CITY,
      `person:${personId}`,
      PersonDetailsChanged({
        ...{ personId, youngUntil: day(until), firstThreeYearsUntil: null, occurredOn: day('2020-01-01') },
        ...{ higherEducation: false, higherEducationFrom: null },
      }),
    );
  const old = () => teacher('2019-12-31');

  it('IND-22: teachers trained since 2021, cumulatively against the step of the year, or in the year', async () => {
    const people = Array.from({ length: 4 }, old);
    story.course(CITY, people[0] as string, '2020-12-31');
    story.course(CITY, people[1] as string, '2021-01-01');
    story.attendance(CITY, story.event(CITY, CENTRE, '2022-02-28', { kind: 'WORKSHOP' }), people[2] as string);
    story.attendance(CITY, story.event(CITY, CENTRE, '2022-02-28', { kind: 'MEETING' }), people[3] as string);

    expect(await of('IND-22', '2020-A1')).toMatchObject({ numerator: 0, denominator: 4, target: null });
    expect(await of('IND-22', '2021-A1')).toMatchObject({ numerator: 1, value: 25, target: '15', status: 'MET' });
    expect(await of('IND-22', '2022-A1')).toMatchObject({ numerator: 2, value: 50, target: '25', status: 'MET' });
    expect(await of('IND-22', '2023-A1')).toMatchObject({ numerator: 2, target: '60', status: 'NOT_MET' });
    expect(await of('IND-22', '2024-A1')).toMatchObject({ numerator: 2, target: '100', status: 'NOT_MET' });
    expect(await of('IND-22', '2022-A1', { variant: 'annual' })).toMatchObject({ numerator: 1, variant: 'annual' });
    expect(await of('IND-22', '2023-A1', { variant: 'annual' })).toMatchObject({ numerator: 0, status: 'NOT_MET' });
  });

  it('IND-24: teachers under 35 on the last day, at two events of one series in the year', async () => {
    const [programmeId, other] = [story.id(CITY), story.id(CITY)];
    const span = { from: day('2023-01-01'), to: day('2025-01-01') };
    for (const [id, series] of [
      [programmeId, true],
      [other, false],
    ] as const) {
      const state = { programmeId: id, unitId: CITY, title: 'Школа молодого учителя', series, ...span, closed: false };
      story.lanes.say(CITY, `target_programme:${id}`, TargetProgrammeOpened(state));
    }
    // Small figures about the young are hidden: twenty who take part, and twenty who do not.
    const [taking] = [
      Array.from({ length: 20 }, () => teacher('2024-12-31')),
      Array.from({ length: 20 }, () => teacher('2024-12-31')),
    ];
    const turned = teacher('2024-11-30');
    const first = story.event(CITY, CENTRE, '2024-01-31', { programmeId: programmeId as never });
    for (const person of [...taking, turned]) story.attendance(CITY, first, person);
    const unlike = story.event(CITY, CENTRE, '2024-02-29', { programmeId: other as never });
    for (const person of [...taking, turned]) story.attendance(CITY, unlike, person);
    expect(await of('IND-24', '2024-A1')).toMatchObject({ numerator: 0, denominator: 40, status: 'NOT_MET' });

    const second = story.event(CITY, CENTRE, '2024-12-31', { programmeId: programmeId as never });
    for (const person of [...taking, turned]) story.attendance(CITY, second, person);
    expect(await of('IND-24', '2024-A1')).toMatchObject({ numerator: 20, denominator: 40, value: 50, target: '100' });
    // The second event is of another academic year.
    expect(await of('IND-24', '2023-AY')).toMatchObject({ numerator: 0, denominator: 41 });
    story.attendance(CITY, first, taking[0] as string);
    const state = { programmeId, unitId: CITY, title: 'Школа', series: false, ...span, closed: false };
    story.lanes.say(CITY, `target_programme:${programmeId}`, TargetProgrammeOpened(state));
    expect(await of('IND-24', '2024-A1')).toMatchObject({ numerator: 0 });
  });

  it('IND-24 is hidden when nine take part, and told when ten do', async () => {
    const programmeId = story.id(CITY);
    const span = { from: day('2023-01-01'), to: day('2025-01-01') };
    const state = { programmeId, unitId: CITY, title: 'Серия', series: true, ...span, closed: false };
    story.lanes.say(CITY, `target_programme:${programmeId}`, TargetProgrammeOpened(state));
    const people = Array.from({ length: 20 }, () => teacher('2030-12-31'));
    const events = ['2024-03-01', '2024-04-01'].map((on) =>
      story.event(CITY, CENTRE, on, { programmeId: programmeId as never }),
    );
    for (const event of events) for (const person of people.slice(0, 9)) story.attendance(CITY, event, person);
    expect(await of('IND-24', '2024-A1')).toMatchObject({ status: 'SUPPRESSED', numerator: null });
    for (const event of events) story.attendance(CITY, event, people[9] as string);
    expect(await of('IND-24', '2024-A1')).toMatchObject({ numerator: 10, denominator: 20, value: 50 });
  });

  it('IND-45: methodists who held an event with an educator under 35 or consulted one, against 67 %', async () => {
    const methodists = Array.from({ length: 3 }, () => {
      const person = story.person(CITY);
      youngUntil(person, '2019-12-31');
      story.employ(CITY, person, CENTRE, { methodist: true });
      return person;
    });
    const [young, grown] = [teacher('2024-06-30'), old()];
    const event = story.event(CITY, CENTRE, '2024-03-15');
    story.attendance(CITY, event, methodists[0] as string, { role: 'ORGANISER' });
    story.attendance(CITY, event, grown);
    expect(await of('IND-45', '2023-AY')).toMatchObject({ numerator: 0, denominator: 3 });
    const late = story.attendance(CITY, event, young);
    // Thirty-five in July: young at the end of neither year.
    expect(await of('IND-45', '2023-AY')).toMatchObject({ numerator: 0 });
    youngUntil(young, '2024-12-31');
    expect(await of('IND-45', '2023-AY')).toMatchObject({ numerator: 1, denominator: 3 });
    expect(await of('IND-45', '2024-A1')).toMatchObject({ numerator: 1, status: 'NOT_MET', target: '67' });

    const consultationId = story.id(CITY);
    const consultation = {
      ...{ consultationId, unitId: CENTRE, methodistId: methodists[1] as string, personId: young, homeId: SCHOOL },
      ...{ form: 'ONLINE' as const, on: day('2024-12-31'), difficultyId: null, cancelled: false },
    };
    story.lanes.say(CITY, `consultation:${consultationId}`, ConsultationHeld(consultation));
    expect(await of('IND-45', '2024-A1')).toMatchObject({ numerator: 2, status: 'NOT_MET', value: 200 / 3 });
    expect(await of('IND-45', '2023-AY')).toMatchObject({ numerator: 1 });
    story.attendance(CITY, event, methodists[2] as string, { role: 'ORGANISER' });
    expect(await of('IND-45', '2024-A1')).toMatchObject({ numerator: 3, value: 100, status: 'MET' });
    story.attendance(CITY, event, young, { status: 'ABSENT' }, late);
    expect(await of('IND-45', '2024-A1')).toMatchObject({ numerator: 1 });
  });

  it('IND-49, 46, D2: people at events on new technologies; covered, as IND-07; exactly once of those covered', async () => {
    const people = Array.from({ length: 4 }, old);
    const modern = story.event(CITY, CENTRE, '2024-02-01', { tags: ['NEW_TECHNOLOGIES'] });
    for (const person of people.slice(0, 3)) story.attendance(CITY, modern, person);
    const plain = story.event(CITY, CENTRE, '2024-10-01');
    story.attendance(CITY, plain, people[0] as string);
    expect(await of('IND-49', '2024-A1')).toMatchObject({
      numerator: 3,
      denominator: null,
      value: 3,
      status: 'NOT_MET',
    });
    expect(await of('IND-49', '2024-AY')).toMatchObject({ numerator: 0, status: 'NO_TARGET' });
    expect(await of('IND-46', '2024-A1')).toMatchObject({ numerator: 3, denominator: 4, value: 75, status: 'MET' });
    expect(await of('IND-D2', '2024-A1')).toMatchObject({ numerator: 2, denominator: 3 });
    expect(await of('D2', '2023-AY')).toMatchObject({ numerator: 3, denominator: 3, value: 100 });
    expect(await of('D2', '2025-A1')).toMatchObject({ denominator: 0, status: 'NOT_COMPUTABLE' });
  });

  it('IND-20: teachers of organisations whose model is in force; silent before anybody has told of one', async () => {
    const other = `${CITY}-school-5`;
    story.unit(other, 'SCHOOL', 'ORGANISATION', CITY, 'MUNICIPALITY', CITY);
    old();
    story.employ(CITY, story.person(CITY), other);
    expect(await of('IND-20', '2024-M12')).toMatchObject({ status: 'NOT_SUBMITTED', numerator: null });
    const modelId = story.id(CITY);
    const model = { modelId, unitId: SCHOOL, form: 'STRUCTURAL_UNIT' as const, actId: null };
    const adopted = ServiceModelAdopted({ ...model, from: day('2024-02-01'), to: null });
    story.lanes.say(CITY, `service_model:${modelId}`, adopted);
    expect(await of('IND-20', '2024-M01')).toMatchObject({ status: 'NOT_SUBMITTED' });
    expect(await of('IND-20', '2024-M02')).toMatchObject({ numerator: 1, denominator: 2, status: 'NOT_MET' });
    const ended = ServiceModelEnded({ modelId, unitId: SCHOOL, endedOn: day('2024-11-30') });
    story.lanes.say(CITY, `service_model:${modelId}`, ended);
    expect(await of('IND-20', '2024-M10')).toMatchObject({ numerator: 1 });
    expect(await of('IND-20', '2024-M11')).toMatchObject({ numerator: 0, denominator: 2 });
  });

  it('IND-10: educators in associations and problem-solving groups, project groups besides; against 25 %', async () => {
    const people = Array.from({ length: 8 }, old);
    const compose = (kind: 'MMO' | 'PTG' | 'PROJECT_GROUP' | 'CHAIR', members: readonly string[]) => {
      const structureId = story.id(CITY);
      const seats = members.map((personId) => ({ personId, unitId: SCHOOL, from: day('2024-09-01'), to: null }));
      const whole = { from: day('2024-09-01'), to: null, subject: null };
      const state = { structureId, unitId: CITY, kind, ...whole, heads: seats.slice(0, 1), members: seats.slice(1) };
      story.lanes.say(CITY, `structure:${structureId}`, StructureComposed(state));
    };
    expect(await of('IND-10', '2024-M09')).toMatchObject({ status: 'NOT_SUBMITTED' });
    compose('MMO', people.slice(0, 1));
    compose('CHAIR', people.slice(5));
    compose('PROJECT_GROUP', people.slice(2, 4));
    expect(await of('IND-10', '2024-M09')).toMatchObject({ numerator: 1, denominator: 8, status: 'NOT_MET' });
    compose('PTG', people.slice(0, 2));
    expect(await of('IND-10', '2024-M09')).toMatchObject({ numerator: 2, value: 25, status: 'MET', target: '25' });
    expect(await of('IND-10', '2024-M09', { variant: 'with-project-groups' })).toMatchObject({ numerator: 4 });
  });

  describe('of pupils', () => {
    const count = (unitId: string, asOf: string, ages: Readonly<Record<number, number>>) => {
      const contingentId = story.id(CITY);
      const counts = Object.entries(ages).map(([age, many]) => ({ age: Number(age), count: many }));
      const counted = ContingentCounted({ contingentId, unitId, asOf: day(asOf), counts });
      story.lanes.say(CITY, `contingent:${contingentId}`, counted);
    };
    const pupil = (fiveFrom = '2012-01-31', eighteenUntil = '2025-12-31') => {
      const pupilId = story.id(CITY);
      const ages = { fiveFrom: day(fiveFrom), eighteenUntil: day(eighteenUntil) };
      const registered = PupilRegistered({ pupilId, unitId: SCHOOL, ages, mergedInto: null });
      story.lanes.say(CITY, `pupil:${pupilId}`, registered);
      return pupilId;
    };
    const visit = (event: string, pupilId: string, homeId: string = SCHOOL) =>
      story.attendance(CITY, event, pupilId, { personId: null, pupilId: pupilId as never, homeId: homeId as never });

    it('IND-08: distinct pupils at events of the service, of all that were counted last; against 15 %', async () => {
      const pupils = Array.from({ length: 15 }, () => pupil());
      const event = story.event(CITY, CENTRE, '2024-10-01', { audience: ['PUPILS'] });
      for (const one of pupils.slice(0, 14)) visit(event, one);
      expect(await of('IND-08', '2024-AY')).toMatchObject({ numerator: 0, denominator: 0, status: 'NOT_COMPUTABLE' });
      count(SCHOOL, '2024-09-20', { 4: 40, 7: 30, 19: 30 });
      const again = story.event(CITY, CENTRE, '2025-03-01', { audience: ['PUPILS'] });
      for (const one of pupils.slice(0, 14)) visit(again, one);
      visit(story.event(CITY, SCHOOL, '2025-03-01', { audience: ['PUPILS'] }), pupils[14] as string);
      expect(await of('IND-08', '2024-AY')).toMatchObject({ numerator: 14, denominator: 100, status: 'NOT_MET' });
      visit(again, pupils[14] as string);
      expect(await of('IND-08', '2024-AY')).toMatchObject({ numerator: 15, value: 15, status: 'MET', target: '15' });
      count(SCHOOL, '2025-05-31', { 7: 60 });
      expect(await of('IND-08', '2024-AY')).toMatchObject({ numerator: 15, denominator: 60, value: 25 });
      expect(await of('IND-08', '2024-A1')).toMatchObject({ numerator: 14, denominator: 100 });
    });

    it('IND-08: who changed school counts where they were sent from last, and once in the city', async () => {
      const other = `${CITY}-school-5`;
      story.unit(other, 'SCHOOL', 'ORGANISATION', CITY, 'MUNICIPALITY', CITY);
      for (const school of [SCHOOL, other]) count(school, '2024-09-01', { 7: 100 });
      const pupils = Array.from({ length: 20 }, () => pupil());
      const [autumn, spring] = ['2024-10-01', '2025-04-01'].map((on) => story.event(CITY, CENTRE, on)) as [
        string,
        string,
      ];
      for (const one of pupils) visit(autumn, one);
      for (const one of pupils.slice(0, 10)) visit(spring, one, other);
      expect(await of('IND-08', '2024-AY')).toMatchObject({ numerator: 20, denominator: 200 });
      expect(await of('IND-08', '2024-AY', { unit: SCHOOL })).toMatchObject({ numerator: 10, denominator: 100 });
      expect(await of('IND-08', '2024-AY', { unit: other })).toMatchObject({ numerator: 10 });
      expect(await of('IND-08', '2024-Q4', { unit: SCHOOL })).toMatchObject({ numerator: 20 });
    });

    it('IND-52: pupils of 5 to 18, both included, at events about talents; against 12 %', async () => {
      count(SCHOOL, '2024-09-01', { 4: 50, 5: 40, 18: 60, 19: 50 });
      const event = story.event(CITY, CENTRE, '2024-05-01', { tags: ['TALENT'], audience: ['PUPILS'] });
      const plain = story.event(CITY, CENTRE, '2024-05-01', { audience: ['PUPILS'] });
      for (let one = 0; one < 11; one++) visit(event, pupil('2024-12-31', '2038-11-30'));
      visit(event, pupil('2025-01-31', '2038-12-31'));
      visit(event, pupil('2010-12-31', '2024-11-30'));
      visit(plain, pupil());
      expect(await of('IND-52', '2024-A1')).toMatchObject({ numerator: 11, denominator: 100, status: 'NOT_MET' });
      visit(event, pupil('2011-01-31', '2024-12-31'));
      expect(await of('IND-52', '2024-A1')).toMatchObject({ numerator: 12, value: 12, status: 'MET', target: '12' });
    });
  });
});
