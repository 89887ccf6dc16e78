import { actor, type Reporting, Story, startReporting } from '../reporting.fixture.js';
import { figureOf, foundCity, SCHOOL as school, CENTRE as service, CITY as tomsk } from './figures.fixture.js';

const region = actor({ 'regional-operator': 'ru-tom' });

describe('Computing an indicator of events and participation', () => {
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

  const educators = (many: number) =>
    Array.from({ length: many }, () => {
      const person = story.person(tomsk);
      story.employ(tomsk, person, school);
      return person;
    });

  it('IND-07: distinct educators who took part in an event for staff in the period, against 35 % of a year', async () => {
    const people = educators(20);
    const event = story.event(tomsk, service, '2026-03-31');
    for (const person of people.slice(0, 6)) story.attendance(tomsk, event, person);
    const again = story.event(tomsk, service, '2026-05-05');
    for (const person of people.slice(0, 6)) story.attendance(tomsk, again, person);
    const sixOf = { numerator: 6, denominator: 20, value: 30 };

    expect(await of('IND-07', '2026-A1')).toMatchObject({ ...sixOf, status: 'NOT_MET', target: '35' });
    story.attendance(tomsk, again, people[6] as string);
    expect(await of('IND-07', '2026-A1')).toMatchObject({ numerator: 7, value: 35, status: 'MET' });
    expect(await of('IND-07', '2025-AY')).toMatchObject({ numerator: 7, value: 35, status: 'MET' });
    // The target is for a year, of either kind.
    expect(await of('IND-07', '2026-Q1')).toMatchObject({ ...sixOf, status: 'NO_TARGET', target: null });
    expect(await of('IND-07', '2026-Q2')).toMatchObject({ numerator: 7, status: 'NO_TARGET' });
    expect(await of('IND-07', '2026-M04')).toMatchObject({ numerator: 0, denominator: 20, status: 'NO_TARGET' });
    expect(await of('IND-07', '2026-AY')).toMatchObject({ numerator: 0, status: 'NOT_MET' });
    expect(await of('IND-07', '2025-A1')).toMatchObject({ numerator: 0, status: 'NOT_MET' });
  });

  it('IND-07: the academic year begins on 1 September', async () => {
    const [person] = educators(1) as [string];
    story.attendance(tomsk, story.event(tomsk, service, '2025-08-31'), person);
    expect(await of('IND-07', '2024-AY')).toMatchObject({ numerator: 1 });
    expect(await of('IND-07', '2025-AY')).toMatchObject({ numerator: 0 });
    story.attendance(tomsk, story.event(tomsk, service, '2025-09-01'), person);
    expect(await of('IND-07', '2025-AY')).toMatchObject({ numerator: 1 });
  });

  it('IND-07: who left before the reference date is in neither part; who organised, was absent or came with pupils is not covered', async () => {
    const event = story.event(tomsk, service, '2026-03-10');
    const left = story.person(tomsk);
    story.employ(tomsk, left, school, { to: '2026-05-31' });
    story.attendance(tomsk, event, left);
    const [organiser, absent, accompanying, speaker] = educators(4) as [string, string, string, string];
    story.attendance(tomsk, event, organiser, { role: 'ORGANISER' });
    story.attendance(tomsk, event, absent, { status: 'ABSENT' });
    const excursion = story.event(tomsk, service, '2026-03-11', { audience: ['PUPILS', 'PARENTS'] });
    story.attendance(tomsk, excursion, accompanying);
    expect(await of('IND-07', '2026-M03')).toMatchObject({ numerator: 1, denominator: 5 });
    expect(await of('IND-07', '2026-Q2')).toMatchObject({ numerator: 0, denominator: 4 });
    expect(await of('IND-07', '2026-A1')).toMatchObject({ numerator: 0, denominator: 4 });
    story.attendance(tomsk, event, speaker, { role: 'SPEAKER' });
    expect(await of('IND-07', '2026-A1')).toMatchObject({ numerator: 1, denominator: 4 });
  });

  it('IND-07 and IND-42 follow late corrections of attendance and event', async () => {
    const [first, second] = educators(2) as [string, string];
    const meeting = story.event(tomsk, service, '2026-02-15', { kind: 'MEETING' });
    const late = story.attendance(tomsk, meeting, first, { status: 'ABSENT' });
    story.attendance(tomsk, meeting, second);
    expect(await of('IND-07', '2025-AY')).toMatchObject({ numerator: 1, denominator: 2 });
    expect(await of('IND-42', '2026-Q1')).toMatchObject({ numerator: 1, denominator: null, value: 1 });
    story.attendance(tomsk, meeting, first, {}, late);
    expect(await of('IND-07', '2025-AY')).toMatchObject({ numerator: 2, denominator: 2 });
    story.event(tomsk, service, '2026-04-01', { kind: 'MEETING' }, meeting);
    expect(await of('IND-42', '2026-Q1')).toMatchObject({ numerator: 0, value: 0 });
    expect(await of('IND-42', '2026-Q2')).toMatchObject({ numerator: 1 });
    expect(await of('IND-07', '2026-Q1')).toMatchObject({ numerator: 0 });
    story.event(tomsk, service, '2026-04-01', { kind: 'MEETING', status: 'CANCELLED' }, meeting);
    expect(await of('IND-42', '2026-Q2')).toMatchObject({ numerator: 0 });
    expect(await of('IND-07', '2026-Q2')).toMatchObject({ numerator: 0 });
  });

  it('IND-42: meetings of the service against 185 a quarter; those of schools, and other kinds, are none', async () => {
    for (let held = 0; held < 184; held++) story.event(tomsk, service, '2024-10-01', { kind: 'MEETING' });
    story.event(tomsk, school, '2024-10-01', { kind: 'MEETING' });
    story.event(tomsk, service, '2024-10-01', { kind: 'FORUM' });
    expect(await of('IND-42', '2024-Q4')).toMatchObject({ numerator: 184, status: 'NOT_MET', variant: 'meetings' });
    story.event(tomsk, service, '2024-12-31', { kind: 'MEETING' });
    expect(await of('IND-42', '2024-Q4')).toMatchObject({ numerator: 185, value: 185, status: 'MET', target: '185' });
    expect(await of('IND-42', '2024-A1')).toMatchObject({ numerator: 185, status: 'NO_TARGET' });
    expect(await of('IND-42', '2024-Q4', { variant: 'active-forms' })).toMatchObject({
      ...{ numerator: 1, status: 'NO_TARGET', variant: 'active-forms' },
    });
    await expect(of('IND-42', '2024-Q4', { variant: 'annual' })).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      details: { argument: 'variants', known: ['meetings', 'active-forms'] },
    });
  });

  it('counts any range of months when it is asked for, and leads to its attendances; small figures of people in named periods alone', async () => {
    const [first, second, third] = educators(4) as [string, string, string];
    const [february, may] = ['2026-02-28', '2026-05-01'].map((on) => story.event(tomsk, service, on)) as [
      string,
      string,
    ];
    for (const person of [first, second]) story.attendance(tomsk, february, person);
    const inMay = [second, third].map((person) => story.attendance(tomsk, may, person));
    const range = (period: string) => of('IND-07', period);
    expect(await range('2026-M02..2026-M05')).toMatchObject({ numerator: 3, denominator: 4, status: 'NO_TARGET' });
    expect(await range('2026-M03..2026-M05')).toMatchObject({ numerator: 2, denominator: 4 });
    expect(await range('2026-M03..2026-M04')).toMatchObject({ numerator: 0, denominator: 4 });
    expect(await range('2026-Q1..2026-Q2')).toMatchObject({ numerator: 3 });
    // Named by its halves, it is the year all the same.
    expect(await range('2026-Q1..2026-Q4')).toMatchObject({ numerator: 3, status: 'MET' });
    expect(await of('IND-42', '2026-M02..2026-M05')).toMatchObject({ numerator: 0 });
    await expect(of('IND-08', '2026-M02..2026-M05')).rejects.toMatchObject({ code: 'NOT_SERVED_YET' });

    const id = `IND-07~${tomsk}~2026-M03..2026-M05~ADMINISTRATIVE~as-was`;
    const { nodes } = await reporting.facts.facts(region, id, { first: 20, check: () => undefined });
    expect(
      nodes.filter(({ inNumerator, inDenominator }) => inNumerator && !inDenominator).map(({ subject }) => subject),
    ).toEqual(inMay.map((participation) => `participation:${participation}`));
  });

  it('is not submitted as long as one of the services on which it rests has told nothing', async () => {
    educators(1);
    expect(await of('IND-07', '2026-Q1')).toMatchObject({ status: 'NOT_SUBMITTED', value: null });
    expect(await of('IND-42', '2026-Q1')).toMatchObject({ status: 'NOT_SUBMITTED' });
    expect(await of('IND-91', '2026-Q1')).toMatchObject({ status: 'NO_TARGET', denominator: 1 });
    story.event(tomsk, service, '2026-01-31');
    expect(await of('IND-07', '2026-Q1')).toMatchObject({ status: 'NO_TARGET', numerator: 0, denominator: 1 });
    expect(await of('IND-42', '2026-Q1')).toMatchObject({ status: 'NO_TARGET', numerator: 0, value: 0 });
  });

  it('goes from a figure to the attendances of its period, wherever the event was organised', async () => {
    const [person] = educators(1) as [string];
    const event = story.event('ru-tom', 'ru-tom', '2026-03-10');
    const attendance = story.attendance('ru-tom', event, person);
    story.attendance(tomsk, story.event(tomsk, service, '2026-04-10'), person);
    await reporting.hear(story);
    const facts = (unit: string, by = region) =>
      reporting.facts.facts(by, `IND-07~${unit}~2026-Q1~ADMINISTRATIVE~as-was`, { first: 10, check: () => undefined });
    for (const by of [region, actor({ 'school-head': school })]) {
      const { nodes } = await facts(school, by);
      expect(nodes.map(({ subject, inNumerator, inDenominator }) => ({ subject, inNumerator, inDenominator }))).toEqual(
        [
          { subject: expect.stringMatching(/^employment:/), inNumerator: true, inDenominator: true },
          { subject: `participation:${attendance}`, inNumerator: true, inDenominator: false },
        ],
      );
    }
  });
});
