import { addDays, calendarDate, type PersonId } from '@metodnet/kernel';
import { describeError } from '@metodnet/subgraph';
import { EMPLOY, employ, job, MARKED, register } from '../people.fixture.js';
import {
  farSchool,
  head,
  municipal,
  neighbour,
  otherSchool,
  preschool,
  type Running,
  running,
  school,
  tomsk,
} from '../staffing.fixture.js';

let app: Running;
beforeAll(async () => {
  app = await running();
});
afterAll(() => app?.stop());

const CHANGE = `mutation ($input: ChangeEmploymentInput!) { changeEmployment(input: $input) {
  employment { version terms { from to rateHundredths position { code ru } } } rejection { code message } } }`;

describe('Employing', () => {
  const claimed = (birthDate: string) => ({ lastName: MARKED.lastName, firstName: MARKED.firstName, birthDate });

  it('counts main jobs and rates beyond the actor’s sight, by number only', async () => {
    const id = await register(app, head, school, { birthDate: '1980-01-01' });
    await employ(app, head, job(id, school));
    const far = (given: object) =>
      app
        .ask(neighbour, EMPLOY, { input: { ...job(id, farSchool, given), claim: claimed('1980-01-01') } })
        .then((data) => data.employPerson);
    expect(await far({})).toMatchObject({ employment: null, rejection: { code: 'has-a-main-job' } });
    expect(await far({ main: false, rateHundredths: 101 })).toMatchObject({ rejection: { code: 'too-many-rates' } });
    expect(await far({ main: false, rateHundredths: 100 })).toMatchObject({ rejection: null });
  });

  it('refuses more terms than one domain event can tell of, as a fault of the request', async () => {
    const id = await employ(app, municipal, job(await register(app, municipal, school), school));
    const from = calendarDate('2020-09-01');
    const terms = Array.from({ length: 500 }, (_, day) => ({
      position: 'teacher',
      rateHundredths: 100,
      from: addDays(from, day),
    }));
    const correct =
      'mutation ($input: CorrectEmploymentInput!) { correctEmployment(input: $input) { rejection { code } } }';
    const asked = app.ask(municipal, correct, { input: { id, main: true, from, terms } });
    expect(describeError(await asked.catch((error: unknown) => error)).code).toBe('BAD_USER_INPUT');
  });

  it('counts only what overlaps', async () => {
    const id = await register(app, municipal, school, { birthDate: '1980-02-02' });
    const first = await employ(app, municipal, job(id, school, { rateHundredths: 200 }));
    await app.ask(municipal, 'mutation ($input: DismissInput!) { dismiss(input: $input) { rejection { code } } }', {
      input: { id: first, to: '2025-06-01' },
    });
    const next = (from: string) =>
      app
        .ask(municipal, EMPLOY, { input: job(id, otherSchool, { from }) })
        .then((data) => data.employPerson.rejection?.code ?? 'taken');
    expect(await next('2025-05-31')).toBe('has-a-main-job');
    expect(await next('2025-06-01')).toBe('taken');
  });

  it('lets one of twelve be the main job when twelve are asked for at once', async () => {
    const id = await register(app, municipal, school, { birthDate: '1980-03-03' });
    const units = [school, otherSchool, preschool];
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        app.ask(municipal, EMPLOY, { input: job(id, units[index % 3] as typeof school, { rateHundredths: 10 }) }).then(
          (data) => data.employPerson.rejection?.code ?? 'taken',
          (fault) => fault.code,
        ),
      ),
    );
    expect(answers.filter((answer) => answer === 'taken')).toHaveLength(1);
    const { rows } = await app.worker.query('select count(*)::int as n from employment where person_id = $1', [id]);
    expect(rows).toEqual([{ n: 1 }]);
  });
});

describe('Changing a job', () => {
  let id: string;
  beforeAll(async () => {
    const person = await register(app, head, school, { birthDate: '1981-01-01' });
    id = await employ(app, head, job(person, school));
  });

  it('is dated, keeps what was, and says so in one event', async () => {
    const { changeEmployment } = await app.ask(head, CHANGE, {
      input: { id, from: '2025-01-01', rateHundredths: 50, position: null },
    });
    expect(changeEmployment).toEqual({
      employment: {
        version: 2,
        terms: [
          { from: '2024-09-01', to: '2025-01-01', rateHundredths: 100, position: { code: 'teacher', ru: 'Учитель' } },
          { from: '2025-01-01', to: null, rateHundredths: 50, position: { code: 'teacher', ru: 'Учитель' } },
        ],
      },
      rejection: null,
    });
    const { rows } = await app.worker.query('select version, type from outbox where aggregate = $1 order by version', [
      `employment:${id}`,
    ]);
    expect(rows).toEqual([
      { version: 1, type: 'staffing.employed.v1' },
      { version: 2, type: 'staffing.employment-changed.v1' },
    ]);
  });

  it('is refused to whoever has seen an older version', async () => {
    await expect(
      app.ask(head, CHANGE, { input: { id, from: '2025-02-01', rateHundredths: 60, expectedVersion: 1 } }),
    ).rejects.toMatchObject({ code: 'STALE_VERSION' });
  });

  it('explains a refusal in words', async () => {
    const { changeEmployment } = await app.ask(head, CHANGE, { input: { id, from: '2024-08-31', rateHundredths: 60 } });
    expect(changeEmployment.rejection).toEqual({
      code: 'not-employed-then',
      message: 'В этот день человек здесь не работал: 2024-09-01 – ….',
    });
  });
});

describe('Listing jobs', () => {
  const JOBS = `query ($unit: ID!, $filter: EmploymentFilterInput, $asOf: Date, $after: String) {
    employments(unit: $unit, filter: $filter, asOf: $asOf, first: 2, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { from main person { lastName } } } }`;

  it('shows those that last on the day, by first day, page by page', async () => {
    const people: PersonId[] = [];
    for (const [index, from] of ['2019-09-01', '2020-09-01', '2021-09-01'].entries()) {
      const person = await register(app, municipal, preschool, { birthDate: `1960-01-0${index + 1}` });
      people.push(person);
      await employ(app, municipal, job(person, preschool, { from, position: 'educator', subjects: ['preschool'] }));
    }
    const filter = { positions: ['educator'] };
    const first = (await app.ask(municipal, JOBS, { unit: tomsk, filter })).employments;
    expect(first).toMatchObject({
      totalCount: 3,
      nodes: [{ from: '2019-09-01', person: { lastName: MARKED.lastName } }, { from: '2020-09-01' }],
    });
    const second = (await app.ask(municipal, JOBS, { unit: tomsk, filter, after: first.pageInfo.endCursor }))
      .employments;
    expect(second).toMatchObject({ nodes: [{ from: '2021-09-01' }], pageInfo: { hasNextPage: false } });
    expect((await app.ask(municipal, JOBS, { unit: tomsk, filter, asOf: '2020-09-01' })).employments.totalCount).toBe(
      2,
    );
    expect((await app.ask(municipal, JOBS, { unit: tomsk, filter, asOf: '2020-08-31' })).employments.totalCount).toBe(
      1,
    );
    expect(
      (await app.ask(municipal, JOBS, { unit: tomsk, filter: { personId: people[0] } })).employments.totalCount,
    ).toBe(1);
    await expect(app.ask(municipal, JOBS, { unit: tomsk, after: 'forged' })).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
    });
  });
});
