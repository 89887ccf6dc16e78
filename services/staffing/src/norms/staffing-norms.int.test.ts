import { employ, job, register } from '../people.fixture.js';
import {
  auditor,
  centre,
  head,
  hub,
  hubOperator,
  municipal,
  neighbour,
  nobody,
  otherSchool,
  preschool,
  type Running,
  running,
  school,
  tomsk,
} from '../staffing.fixture.js';

let app: Running;
const NORMS = `query ($unit: ID!, $asOf: Date, $includeSuspect: Boolean) { staffingNorms(unit: $unit, asOf: $asOf, includeSuspect: $includeSuspect) {
  asOf norms { code suspect numerator denominator rawHundredths roundedHundredths scheduledHundredths filledHundredths lackOfScheduleHundredths lackOfStaffHundredths }
  total { rawHundredths } load { pedagogicalWorkers methodists methodistRateHundredths perMethodistHundredths } } }`;
const norms = (who = municipal, variables: object = {}) =>
  app.ask(who, NORMS, { unit: tomsk, ...variables }).then((data) => data.staffingNorms);

beforeAll(async () => {
  app = await running();
  const born = (n: number) => ({ birthDate: `19${60 + n}-01-01` });
  // One teacher works in both schools, and counts once.
  const both = await register(app, municipal, school, born(0));
  await employ(app, municipal, job(both, school, { rateHundredths: 100 }));
  await employ(app, municipal, job(both, otherSchool, { main: false, rateHundredths: 50 }));
  const teacher = await register(app, municipal, school, born(1));
  await employ(app, municipal, job(teacher, school, { from: '2025-01-01' }));
  const educator = await register(app, municipal, preschool, born(2));
  await employ(app, municipal, job(educator, preschool, { position: 'educator', subjects: [] }));
  const director = await register(app, municipal, school, born(3));
  await employ(app, municipal, job(director, school, { position: 'head', subjects: [] }));
  // A methodist of the service counts; one employed by a school is a teacher of that school like others.
  const methodist = await register(app, municipal, centre, born(4));
  await employ(app, municipal, job(methodist, centre, { position: 'methodist', rateHundredths: 50, subjects: [] }));
  const ofSchool = await register(app, municipal, school, born(5));
  await employ(app, municipal, job(ofSchool, school, { position: 'methodist', subjects: [] }));
  await app.ask(
    municipal,
    'mutation ($input: ApproveStaffScheduleInput!) { approveStaffSchedule(input: $input) { rejection { code } } }',
    {
      input: {
        unitId: centre,
        from: '2024-01-01',
        posts: [
          { position: 'methodist', postsHundredths: 150 },
          { position: 'preschool-methodist', postsHundredths: 100 },
        ],
      },
    },
  );
});
afterAll(() => app?.stop());

describe('Staffing norms of a municipality', () => {
  it('count people once, schools and preschools by kind, and methodists of the service only', async () => {
    expect(await norms()).toMatchObject({
      asOf: '2026-03-15',
      norms: [
        {
          code: 'NRM-01',
          suspect: false,
          numerator: 3,
          denominator: 260,
          rawHundredths: 1,
          scheduledHundredths: 150,
          filledHundredths: 50,
        },
        {
          code: 'NRM-02',
          numerator: 1,
          denominator: 30,
          rawHundredths: 3,
          scheduledHundredths: 100,
          filledHundredths: 0,
          lackOfScheduleHundredths: -97,
          lackOfStaffHundredths: 3,
        },
        { code: 'NRM-03', suspect: true, numerator: 5, denominator: 130, rawHundredths: 4 },
      ],
      total: { rawHundredths: 4 },
      load: { pedagogicalWorkers: 5, methodists: 1, methodistRateHundredths: 50, perMethodistHundredths: 1000 },
    });
    expect((await norms(municipal, { includeSuspect: true })).total).toEqual({ rawHundredths: 8 });
  });

  it.each([
    ['METHODICAL_CENTRE', 2],
    ['METHODICAL_SERVICE_UNIT', 2],
    ['EDUCATION_AUTHORITY', 1],
    ['UNIVERSITY', 1],
    ['PMPC', 1],
    ['SCHOOL', 1],
  ])('count the methodist of a %s in the service or not: %d', async (kind, methodists) => {
    await app.worker.query('update scope.unit set kind = $2 where id = $1', [school, kind]);
    expect((await norms()).load).toMatchObject({ methodists, methodistRateHundredths: methodists === 2 ? 150 : 50 });
    await app.worker.query("update scope.unit set kind = 'SCHOOL' where id = $1", [school]);
  });

  it('are those of the day', async () => {
    expect((await norms(municipal, { asOf: '2024-12-31' })).norms[0]).toMatchObject({ numerator: 2 });
    expect((await norms(municipal, { asOf: '2023-12-31' })).norms[0]).toMatchObject({
      numerator: 0,
      scheduledHundredths: 0,
    });
  });

  it('are whole for everyone who may read the unit, whatever else they see', async () => {
    for (const who of [auditor, hubOperator]) expect((await norms(who)).norms[0]).toMatchObject({ numerator: 3 });
    expect((await norms(hubOperator, { unit: hub })).norms[0]).toMatchObject({ numerator: 3 });
    expect((await norms(head, { unit: school })).norms[0]).toMatchObject({ numerator: 3 });
  });

  it('are refused to the others', async () => {
    for (const who of [neighbour, nobody, head]) await expect(norms(who)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('A unit of network', () => {
  it('is resolved with its staff, its schedule and its norms', async () => {
    const { _entities } = await app.ask(
      municipal,
      `query ($ids: [_Any!]!) { _entities(representations: $ids) { ... on Unit { id staff(first: 1) { totalCount } staffSchedule { schedules { posts { postsHundredths position { code } } } }
        staffingNorms { load { methodists } } workplaces { totalCount } } } }`,
      { ids: [{ __typename: 'Unit', id: centre }] },
    );
    expect(_entities).toEqual([
      {
        id: centre,
        staff: { totalCount: 1 },
        staffSchedule: {
          schedules: [
            {
              posts: [
                { postsHundredths: 150, position: { code: 'methodist' } },
                { postsHundredths: 100, position: { code: 'preschool-methodist' } },
              ],
            },
          ],
        },
        staffingNorms: { load: { methodists: 1 } },
        workplaces: { totalCount: 0 },
      },
    ]);
  });
});
