import type { PersonId } from '@metodnet/kernel';
import { employ, job, MARKED, register } from '../people.fixture.js';
import { importFile } from '../roster/roster.fixture.js';
import {
  centre,
  farSchool,
  head,
  municipal,
  neighbour,
  otherHead,
  otherSchool,
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

const act = async (field: string, type: string, input: object, select: string) => {
  const data = await app.ask(
    municipal,
    `mutation ($input: ${type}!) { ${field}(input: $input) { ${select} rejection { code } } }`,
    { input },
  );
  if (data[field].rejection) throw new Error(`${field}: ${data[field].rejection.code}`);
  return data[field];
};
const merge = (mergedId: PersonId, survivorId: PersonId) =>
  act('mergePersons', 'MergePersonsInput', { mergedId, survivorId }, 'person { id }');

describe('What was told of a merged person', () => {
  it('is the survivor’s from then on: training, categories, checks, assignments, teams', async () => {
    const [survivor, merged, methodist, head] = await Promise.all(
      [0, 1, 2, 3].map((n) =>
        register(app, municipal, school, { lastName: `Двойникова${n}`, birthDate: `1975-01-0${n + 1}` }),
      ),
    );
    if (!survivor || !merged || !methodist || !head) throw new Error('nobody registered');
    await employ(app, municipal, job(survivor, school));
    await employ(
      app,
      municipal,
      job(merged, otherSchool, { main: false, position: 'deputy-head', rateHundredths: 50, subjects: [] }),
    );
    await employ(app, municipal, job(head, otherSchool, { position: 'head', subjects: [] }));
    await employ(app, municipal, job(methodist, centre, { position: 'methodist', subjects: [] }));
    await act(
      'completeQualification',
      'CompleteQualificationInput',
      {
        personId: merged,
        unitId: otherSchool,
        kind: 'UPGRADING',
        programme: 'П',
        hours: 72,
        completedOn: '2025-01-01',
      },
      '',
    );
    await act(
      'grantCategory',
      'GrantCategoryInput',
      { personId: merged, unitId: otherSchool, kind: 'FIRST', grantedOn: '2024-01-01' },
      '',
    );
    const check = { unitId: otherSchool, check: 'MEDICAL_EXAM', status: 'PASSED', checkedOn: '2025-01-01' };
    await act('recordAdmission', 'RecordAdmissionInput', { ...check, personId: merged }, '');
    const { assignment } = await act(
      'assignMethodist',
      'AssignMethodistInput',
      { methodistId: methodist, unitId: centre, from: '2025-01-01', teacherIds: [merged] },
      'assignment { id }',
    );
    const { status } = await act(
      'grantRegionalMethodistStatus',
      'GrantRegionalMethodistStatusInput',
      { personId: methodist, unitId: tomsk, from: '2025-01-01' },
      'status { id }',
    );
    await act(
      'assignTeacherToRegionalMethodist',
      'AssignTeacherInput',
      { id: status.id, teacherId: merged, from: '2025-01-01' },
      '',
    );
    const { team } = await act(
      'formManagementTeam',
      'FormManagementTeamInput',
      { unitId: otherSchool, memberIds: [merged, head], from: '2025-01-01' },
      'team { id }',
    );

    await merge(merged, survivor);

    const { person } = await app.ask(
      municipal,
      'query ($id: ID!) { person(id: $id) { id employments { unit { id } } qualifications { hours } retrainingDueOn categories { kind } admissions { check } } }',
      { id: merged },
    );
    expect(person).toMatchObject({
      id: survivor,
      qualifications: [{ hours: 72 }],
      retrainingDueOn: '2030-01-01',
      categories: [{ kind: 'FIRST' }],
      admissions: [{ check: 'MEDICAL_EXAM' }],
    });
    expect(person.employments.map(({ unit }: { unit: { id: string } }) => unit.id).sort()).toEqual([
      school,
      otherSchool,
    ]);
    const { _entities } = await app.ask(
      municipal,
      'query ($ids: [_Any!]!) { _entities(representations: $ids) { ... on MethodistAssignment { teacherIds } ... on RegionalMethodistStatus { teachers { teacherId } } ... on ManagementTeam { members { personId } } } }',
      {
        ids: [
          { __typename: 'MethodistAssignment', id: assignment.id },
          { __typename: 'RegionalMethodistStatus', id: status.id },
          { __typename: 'ManagementTeam', id: team.id },
        ],
      },
    );
    expect(_entities).toEqual([
      { teacherIds: [survivor] },
      { teachers: [{ teacherId: survivor }] },
      { members: [{ personId: survivor }, { personId: head }] },
    ]);
  });

  it('follows through a second merge', async () => {
    const people = await Promise.all(
      [4, 5, 6].map((n) =>
        register(app, municipal, school, { lastName: `Тройникова${n}`, birthDate: `1976-01-0${n}` }),
      ),
    );
    const [first, second, third] = people as [PersonId, PersonId, PersonId];
    await employ(app, municipal, job(first, school));
    await merge(first, second);
    await merge(second, third);
    const { person } = await app.ask(municipal, 'query ($id: ID!) { person(id: $id) { id employments { id } } }', {
      id: first,
    });
    expect(person).toMatchObject({ id: third, employments: [{}] });
    const answer = await app.ask(
      municipal,
      'mutation ($input: MergePersonsInput!) { mergePersons(input: $input) { rejection { code } } }',
      { input: { mergedId: first, survivorId: third } },
    );
    expect(answer.mergePersons.rejection.code).toBe('merged-already');
  });
});

describe('Of two results of one check in one unit', () => {
  const people = (year: number) =>
    Promise.all(
      [1, 2].map((n) => register(app, municipal, school, { lastName: `Осмотрова${n}`, birthDate: `${year}-02-0${n}` })),
    ) as Promise<[PersonId, PersonId]>;
  const check = (personId: PersonId, checkedOn: string, status: string) =>
    act(
      'recordAdmission',
      'RecordAdmissionInput',
      { personId, unitId: school, check: 'MEDICAL_EXAM', status, checkedOn },
      '',
    );

  it.each([
    ['the merged record’s', 1980, '2025-03-01', '2025-03-02', 'NOT_PASSED'],
    ['the survivor’s', 1981, '2025-03-02', '2025-03-01', 'PASSED'],
    ['the survivor’s when both are of one day', 1982, '2025-03-01', '2025-03-01', 'PASSED'],
  ])('the later remains: %s', async (_, year, ofSurvivor, ofMerged, remains) => {
    const [survivor, merged] = await people(year);
    await employ(app, municipal, job(survivor, school));
    await check(survivor, ofSurvivor, 'PASSED');
    await check(merged, ofMerged, 'NOT_PASSED');
    await merge(merged, survivor);
    const { person } = await app.ask(municipal, 'query ($id: ID!) { person(id: $id) { admissions { status } } }', {
      id: survivor,
    });
    expect(person.admissions).toEqual([{ status: remains }]);
  });
});

describe('Jobs that a merge puts beside each other', () => {
  const pair = (n: number) =>
    Promise.all(
      [1, 2].map((nth) =>
        register(app, municipal, school, { lastName: `Совместная${nth}`, birthDate: `1983-0${n}-0${nth}` }),
      ),
    ) as Promise<[PersonId, PersonId]>;
  const besides = async (merged: PersonId, survivor: PersonId): Promise<string[]> => {
    const { overlappingJobs } = await act(
      'mergePersons',
      'MergePersonsInput',
      { mergedId: merged, survivorId: survivor },
      'overlappingJobs { id }',
    );
    return overlappingJobs.map(({ id }: { id: string }) => id).sort();
  };
  const half = { main: false, rateHundredths: 50 };

  it('are named when they last at one time in one unit', async () => {
    const [survivor, merged] = await pair(1);
    const one = await employ(app, municipal, job(survivor, school));
    const again = await employ(app, municipal, job(merged, school, half));
    await employ(app, municipal, job(merged, otherSchool, half));
    expect(await besides(merged, survivor)).toEqual([one, again].sort());
  });

  it('are named when both are main ones', async () => {
    const [survivor, merged] = await pair(2);
    const one = await employ(app, municipal, job(survivor, school));
    const other = await employ(app, municipal, job(merged, otherSchool));
    expect(await besides(merged, survivor)).toEqual([one, other].sort());
  });

  it('are not when one ends before the other begins, or was never there', async () => {
    const [survivor, merged] = await pair(3);
    const ended = await employ(app, municipal, job(survivor, school, { from: '2023-09-01' }));
    await act('dismiss', 'DismissInput', { id: ended, to: '2024-09-01' }, '');
    await employ(app, municipal, job(merged, school));
    const mistaken = await employ(app, municipal, job(merged, school, { ...half, from: '2024-01-01' }));
    await act('cancelEmployment', 'CancelEmploymentInput', { id: mistaken }, '');
    expect(await besides(merged, survivor)).toEqual([]);
  });
});

describe('A second employer who merges its record into one that others keep', () => {
  /** Somebody whom the first school keeps and the second employs too, and another record that the second keeps. */
  async function twice(n: number, given: object = {}) {
    const same = { lastName: 'Подложная', birthDate: `1984-0${n}-01` };
    const survivor = await register(app, head, school, same);
    await employ(app, head, job(survivor, school, { rateHundredths: 100 }));
    await employ(app, municipal, job(survivor, otherSchool, { main: false, rateHundredths: 10 }));
    const merged = await register(app, otherHead, otherSchool, { ...same, distinctFrom: [survivor], ...given });
    return { survivor, merged };
  }
  const mergedBy = async (who: typeof head, { survivor, merged }: { survivor: PersonId; merged: PersonId }) => {
    const { mergePersons } = await app.ask(
      who,
      'mutation ($input: MergePersonsInput!) { mergePersons(input: $input) { person { id } rejection { code } } }',
      { input: { mergedId: merged, survivorId: survivor } },
    );
    return mergePersons.rejection?.code ?? 'merged';
  };
  const jobsOf = async (id: PersonId) =>
    (await app.worker.query('select from employment where person_id = $1', [id])).rowCount;

  it('brings no second main job into it, nor more rates than one may have', async () => {
    for (const [n, more] of [
      [1, { main: true, rateHundredths: 25 }],
      [2, { main: false, rateHundredths: 91 }],
    ] as const) {
      const pair = await twice(n);
      await employ(app, otherHead, job(pair.merged, otherSchool, more));
      expect(await mergedBy(otherHead, pair)).toBe('too-much-for-one');
      expect([await jobsOf(pair.survivor), await jobsOf(pair.merged)]).toEqual([2, 1]);
      // Whoever keeps both records sees all of it and may set it right.
      expect(await mergedBy(municipal, pair)).toBe('merged');
    }
  });

  it('may merge what fits: one name, one birth date, no more than one may have', async () => {
    const pair = await twice(3);
    await employ(app, otherHead, job(pair.merged, otherSchool, { main: false, rateHundredths: 90 }));
    expect(await mergedBy(otherHead, pair)).toBe('merged');
    expect(await jobsOf(pair.survivor)).toBe(3);
  });

  it('merges nobody of another name into it', async () => {
    const pair = await twice(4, { lastName: 'Другая' });
    expect(await mergedBy(otherHead, pair)).toBe('named-otherwise');
    expect(await mergedBy(municipal, pair)).toBe('merged');
  });
});

describe('Two records that one unit keeps, of which another employs one', () => {
  const same = { lastName: 'Занятая', birthDate: '1985-05-05' };
  const claim = { lastName: same.lastName, firstName: MARKED.firstName, birthDate: same.birthDate };
  const mergedBy = async (who: typeof head, merged: PersonId, survivor: PersonId) => {
    const { mergePersons } = await app.ask(
      who,
      'mutation ($input: MergePersonsInput!) { mergePersons(input: $input) { rejection { code } } }',
      { input: { mergedId: merged, survivorId: survivor } },
    );
    return mergePersons.rejection?.code ?? 'merged';
  };

  it('are not merged into two main jobs, of which one is beyond reach, until one’s own is taken back', async () => {
    const survivor = await register(app, head, school, same);
    const merged = await register(app, head, school, { ...same, distinctFrom: [survivor] });
    await employ(app, neighbour, { ...job(survivor, farSchool), claim });
    const own = await employ(app, head, job(merged, school, { rateHundredths: 50 }));
    expect(await mergedBy(head, merged, survivor)).toBe('too-much-for-one');
    const { cancelEmployment } = await app.ask(
      head,
      'mutation ($input: CancelEmploymentInput!) { cancelEmployment(input: $input) { rejection { code } } }',
      { input: { id: own } },
    );
    expect(cancelEmployment.rejection).toBeNull();
    expect(await mergedBy(head, merged, survivor)).toBe('merged');
  });
});

describe('Two main jobs after a merge', () => {
  it('leave each employer free to change its own, to import its roster and to take its job back', async () => {
    const same = { lastName: 'Двухместная', birthDate: '1986-06-06' };
    const survivor = await register(app, municipal, school, same);
    const own = await employ(app, head, job(survivor, school));
    const merged = await register(app, municipal, otherSchool, { ...same, distinctFrom: [survivor] });
    const foreign = await employ(app, otherHead, job(merged, otherSchool, { rateHundredths: 200 }));
    await merge(merged, survivor);
    const change = async (rateHundredths: number) => {
      const { changeEmployment } = await app.ask(
        head,
        'mutation ($input: ChangeEmploymentInput!) { changeEmployment(input: $input) { rejection { code } } }',
        { input: { id: own, from: '2025-01-01', rateHundredths } },
      );
      return changeEmployment.rejection?.code ?? 'changed';
    };
    expect(await change(50)).toBe('changed');
    // The most of all days was 3 posts, on those before the change; 3.01 would be more.
    expect(await change(101)).toBe('too-many-rates');
    const row = ['Двухместная', MARKED.firstName, '06.06.1986', 'высшее', 'Учитель', '0,5', '01.09.2024', '01.01.2025'];
    const roster = `Фамилия;Имя;Дата рождения;Образование;Должность;Ставка;Принят;Изменения с\n${row.join(';')}`;
    expect(await importFile(app, head, school, roster)).toMatchObject({ state: 'SUCCEEDED' });
    const { cancelEmployment } = await app.ask(
      otherHead,
      'mutation ($input: CancelEmploymentInput!) { cancelEmployment(input: $input) { rejection { code } } }',
      { input: { id: foreign } },
    );
    expect(cancelEmployment.rejection).toBeNull();
    expect(await change(200)).toBe('changed');
  });
});
