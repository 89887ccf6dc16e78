import { newId, type PersonId } from '@metodnet/kernel';
import {
  actor,
  auditor,
  centre,
  grant,
  head,
  municipal,
  neighbour,
  nobody,
  type Running,
  running,
  school,
  tomsk,
} from '../events.fixture.js';
import { works } from '../participation/participation.fixture.js';

type Who = typeof head;

const ANSWER = '{ assignment { id level subject to project { title } version } rejection { code } }';

let app: Running;
beforeAll(async () => {
  app = await running();
});
afterAll(() => app?.stop());

const assign = async (who: Who, tutorId: PersonId, given: object = {}, at = app) =>
  (
    await at.ask(who, `mutation ($input: AssignTutorInput!) { assignTutor(input: $input) ${ANSWER} }`, {
      input: { unitId: centre, tutorId, level: 'MUNICIPAL', subject: 'Школа нового дня', from: '2025-09-01', ...given },
    })
  ).assignTutor;
const release = async (who: Who, id: string, to: string, at = app) =>
  (await at.ask(who, `mutation { releaseTutor(input: { id: "${id}", to: "${to}" }) ${ANSWER} }`)).releaseTutor;
const seen = async (who: Who, filter: string, at = app): Promise<string[]> =>
  (await at.ask(who, `{ tutorAssignments(filter: { ${filter} }) { nodes { id } } }`)).tutorAssignments.nodes.map(
    ({ id }: { id: string }) => id,
  );

describe('Assigning and releasing a tutor', () => {
  it.each([
    ['a methodist of the centre', actor([grant('methodist', centre)])],
    ['the municipal operator', municipal],
  ])('is done by %s', async (_, who) => {
    const { assignment } = await assign(who, await works(app, centre));
    expect(assignment).toMatchObject({ level: 'MUNICIPAL', to: null, version: 1 });
    expect(await release(who, assignment.id, '2026-02-01')).toMatchObject({ assignment: { to: '2026-02-01' } });
  });

  it.each([
    ['the head of a school', head],
    ['a neighbouring municipality', neighbour],
    ['an auditor', auditor],
    ['somebody without a role', nobody],
  ])('is refused to %s', async (_, who) => {
    await expect(assign(who, await works(app, centre))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const { assignment } = await assign(municipal, await works(app, centre));
    await expect(release(who, assignment.id, '2026-02-01')).rejects.toMatchObject({
      code: expect.stringMatching(/FORBIDDEN|NOT_FOUND/),
    });
  });

  it('asks that the person works in the unit, or in one under it, on the first day', async () => {
    const on = async (tutor: PersonId, from: string, unitId = centre) =>
      (await assign(municipal, tutor, { unitId, from, subject: from })).rejection?.code ?? null;
    const tutor = await works(app, centre, '2025-09-01', '2025-12-02');
    expect(await on(tutor, '2025-08-31')).toBe('not-employed-then');
    expect(await on(tutor, '2025-09-01')).toBeNull();
    expect(await on(tutor, '2025-12-01')).toBeNull();
    expect(await on(tutor, '2025-12-02')).toBe('not-employed-then');
    const teacher = await works(app, school);
    expect(await on(teacher, '2025-09-01')).toBe('not-employed-then');
    expect(await on(teacher, '2025-09-01', tomsk)).toBeNull();
    expect(await on(newId<'Person'>(tomsk), '2025-09-01')).toBe('not-employed-then');
  });

  it('happens once for one person and one project at a time, when four ask at once too', async () => {
    const tutor = await works(app, centre);
    const answers = await Promise.all(Array.from({ length: 4 }, () => assign(municipal, tutor)));
    const [accepted, ...refused] = answers.sort((one, other) => (one.assignment ? -1 : other.assignment ? 1 : 0));
    expect(refused.map(({ rejection }) => rejection?.code)).toEqual(Array(3).fill('tutors-it-already'));
    await release(municipal, accepted.assignment.id, '2026-01-01');
    expect(await assign(municipal, tutor, { from: '2026-01-01' })).toMatchObject({ rejection: null });
  });

  it('names a municipal project that is kept here', async () => {
    const { draftProject } = await app.ask(
      municipal,
      `mutation { draftProject(input: { unitId: "${centre}", details: { title: "Новый день", from: "2025-01-01" } }) { project { id } } }`,
    );
    expect(await assign(municipal, await works(app, centre), { projectId: draftProject.project.id })).toMatchObject({
      assignment: { project: { title: 'Новый день' } },
    });
    const projectId = 'ru-tom-tomsk:00000000-0000-4000-8000-000000000000';
    expect(await assign(municipal, await works(app, centre), { projectId })).toMatchObject({
      rejection: { code: 'no-such-project' },
    });
  });
});

describe('Reading who tutors what', () => {
  it('is for the service, for those above it and for the tutor', async () => {
    const me = await works(app, centre);
    const { assignment } = await assign(municipal, me);
    await release(municipal, assignment.id, '2026-02-01');
    const count = async (who: Who) => (await seen(who, `tutorId: "${me}", within: "${tomsk}"`)).length;
    expect(await Promise.all([municipal, auditor, actor([], me), head, neighbour, nobody].map(count))).toEqual([
      1, 1, 1, 0, 0, 0,
    ]);
    expect(await seen(municipal, `tutorId: "${me}", on: "2026-01-31"`)).toEqual([assignment.id]);
    expect(await seen(municipal, `tutorId: "${me}", on: "2026-02-01"`)).toEqual([]);
    expect(await seen(municipal, `tutorId: "${me}", levels: [REGIONAL]`)).toEqual([]);
    const look = 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on TutorAssignment { id } } }';
    const absent = 'ru-tom-tomsk:00000000-0000-4000-8000-000000000000';
    const r = [assignment.id, absent].map((id) => ({ __typename: 'TutorAssignment', id }));
    expect((await app.ask(municipal, look, { r }))._entities).toEqual([{ id: assignment.id }, null]);
    expect((await app.ask(head, look, { r }))._entities).toEqual([null, null]);
  });
});

describe('Each of the two walls', () => {
  it.each(['own checks', 'row-level security'] as const)('holds alone without the %s', async (without) => {
    const other = await running(without);
    try {
      const tutor = await works(other, centre);
      await expect(assign(head, tutor, {}, other)).rejects.toMatchObject({ code: 'FORBIDDEN' });
      const { assignment } = await assign(municipal, tutor, {}, other);
      expect(await seen(head, `tutorId: "${tutor}"`, other)).toEqual([]);
      expect(await seen(actor([], tutor), `tutorId: "${tutor}"`, other)).toEqual([assignment.id]);
      const released = release(actor([], tutor), assignment.id, '2026-02-01', other);
      await expect(released).rejects.toMatchObject({ code: 'FORBIDDEN' });
    } finally {
      await other.stop();
    }
  });
});
