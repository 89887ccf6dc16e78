import type { PersonId } from '@metodnet/kernel';
import {
  actor,
  auditor,
  centre,
  day,
  grant,
  head,
  municipal,
  neighbour,
  nobody,
  otherHead,
  type Running,
  running,
  school,
  tomsk,
} from '../events.fixture.js';
import { announce, works } from '../participation/participation.fixture.js';

type Who = typeof head;

const ANSWER = '{ practice { id stages { stage reachedOn event { title } } withdrawn version } rejection { code } }';
const methodist = actor([grant('methodist', centre)]);

let app: Running;
beforeAll(async () => {
  app = await running();
});
afterAll(() => app?.stop());

const identify = async (who: Who, author: PersonId, given: object = {}, at = app) => {
  const details = { theme: 'Проектная деятельность на уроках физики', authorIds: [author], ...given };
  const input = { unitId: centre, homeId: school, details, reachedOn: '2026-01-12' };
  const ask = `mutation ($input: IdentifyPracticeInput!) { identifyPractice(input: $input) ${ANSWER} }`;
  return (await at.ask(who, ask, { input })).identifyPractice;
};
const reach = async (who: Who, id: string, stage: string, given: object = {}, at = app) =>
  (
    await at.ask(who, `mutation ($input: ReachPracticeStageInput!) { reachPracticeStage(input: $input) ${ANSWER} }`, {
      input: { id, stage, reachedOn: '2026-02-10', ...given },
    })
  ).reachPracticeStage;
const seen = async (who: Who, filter: string, at = app): Promise<string[]> => {
  const { practices } = await at.ask(who, `{ practices(filter: { ${filter} }) { totalCount nodes { id } } }`);
  expect(practices.nodes).toHaveLength(practices.totalCount);
  return practices.nodes.map(({ id }: { id: string }) => id);
};

describe('Taking up a practice', () => {
  it.each([
    ['a methodist of the centre', methodist],
    ['the municipal operator', municipal],
  ])('is done by %s', async (_, who) => {
    expect(await identify(who, await works(app, school))).toMatchObject({
      practice: { stages: [{ stage: 'IDENTIFIED' }], version: 1 },
      rejection: null,
    });
  });

  it.each([
    ['the head of the school', head],
    ['a neighbouring municipality', neighbour],
    ['an auditor', auditor],
    ['somebody without a role', nobody],
  ])('is refused to %s', async (_, who) => {
    await expect(identify(who, await works(app, school))).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('asks that its authors worked there on the day', async () => {
    expect(await identify(methodist, await works(app, school, '2026-01-13'))).toMatchObject({
      rejection: { code: 'authors-not-employed-then' },
    });
  });

  it('cites a request that is there', async () => {
    const requestId = 'ru-tom-tomsk:00000000-0000-4000-8000-000000000000';
    expect(await identify(methodist, await works(app, school), { requestId })).toMatchObject({
      rejection: { code: 'no-such-request' },
    });
  });
});

describe('A practice', () => {
  it('goes through its stages, at events, and back when one was entered by mistake', async () => {
    const { practice } = await identify(methodist, await works(app, school));
    expect(await reach(methodist, practice.id, 'PRESENTED')).toMatchObject({
      rejection: { code: 'stage-out-of-turn' },
    });
    const eventId = await announce(app, {
      title: 'Ярмарка опыта',
      startsOn: day('2026-02-10'),
      endsOn: day('2026-02-10'),
      registerUntil: null,
    });
    expect(await reach(methodist, practice.id, 'GENERALISED', { eventId })).toMatchObject({
      practice: { stages: [{ event: null }, { stage: 'GENERALISED', event: { title: 'Ярмарка опыта' } }] },
    });
    const back = `mutation { takeBackPracticeStage(input: { id: "${practice.id}" }) ${ANSWER} }`;
    await expect(app.ask(head, back)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect((await app.ask(methodist, back)).takeBackPracticeStage.practice.stages).toHaveLength(1);
    const { rows } = await app.worker.query('select type from outbox where aggregate = $1 order by version', [
      `practice:${practice.id}`,
    ]);
    expect(rows.map(({ type }) => type)).toEqual([
      'events.practice-stage-reached.v1',
      'events.practice-stage-reached.v1',
      'events.practice-changed.v1',
    ]);
  });

  it('is changed and given up by those who keep it, with the version that they saw', async () => {
    const author = await works(app, school);
    const { practice } = await identify(methodist, author);
    const details = { theme: 'Инженерный класс', authorIds: [author] };
    const change = (who: Who) =>
      app.ask(who, `mutation ($input: ChangePracticeInput!) { changePractice(input: $input) ${ANSWER} }`, {
        input: { id: practice.id, expectedVersion: 1, details },
      });
    await expect(change(head)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect((await change(methodist)).changePractice.practice.version).toBe(2);
    await expect(change(methodist)).rejects.toMatchObject({ code: 'STALE_VERSION' });
    const withdraw = `mutation { withdrawPractice(input: { id: "${practice.id}" }) ${ANSWER} }`;
    await expect(app.ask(neighbour, withdraw)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await app.ask(methodist, withdraw)).withdrawPractice.practice.withdrawn).toBe(true);
    expect(await seen(methodist, `authorId: "${author}"`)).toEqual([]);
    expect(await seen(methodist, `authorId: "${author}", withWithdrawn: true`)).toEqual([practice.id]);
  });
});

describe('Reading practices', () => {
  it('is for the service and the organisation until one is presented, for everybody from then on', async () => {
    const author = await works(app, school);
    const { practice } = await identify(methodist, author);
    const readers = [methodist, municipal, auditor, head, otherHead, neighbour, nobody];
    const counts = () => Promise.all(readers.map(async (who) => (await seen(who, `authorId: "${author}"`)).length));
    await reach(methodist, practice.id, 'GENERALISED');
    expect(await counts()).toEqual([1, 1, 1, 1, 0, 0, 0]);
    await reach(methodist, practice.id, 'PRESENTED');
    expect(await counts()).toEqual([1, 1, 1, 1, 1, 1, 1]);
    expect(await seen({ ...nobody, subject: '' }, `authorId: "${author}"`)).toEqual([]);

    const look = 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Practice { id } } }';
    const absent = 'ru-tom-tomsk:00000000-0000-4000-8000-000000000000';
    const r = [practice.id, absent].map((id) => ({ __typename: 'Practice', id }));
    expect((await app.ask(neighbour, look, { r }))._entities).toEqual([{ id: practice.id }, null]);
    await app.ask(methodist, `mutation { withdrawPractice(input: { id: "${practice.id}" }) ${ANSWER} }`);
    expect((await app.ask(neighbour, look, { r }))._entities).toEqual([null, null]);
  });

  it('finds them by words in any form, by stage and by place', async () => {
    const author = await works(app, school);
    const { practice } = await identify(methodist, author, { theme: 'Музейная педагогика в сельской школе' });
    const mine = `authorId: "${author}", within: "${tomsk}"`;
    expect(await seen(methodist, `${mine}, search: "сельских школ", home: "${school}"`)).toEqual([practice.id]);
    expect(await seen(methodist, `${mine}, search: "городских"`)).toEqual([]);
    expect(await seen(methodist, `${mine}, reached: GENERALISED`)).toEqual([]);
    await reach(methodist, practice.id, 'GENERALISED');
    expect(await seen(methodist, `${mine}, reached: GENERALISED`)).toEqual([practice.id]);
  });
});

describe('Each of the two walls', () => {
  it.each(['own checks', 'row-level security'] as const)('holds alone without the %s', async (without) => {
    const other = await running(without);
    try {
      const author = await works(other, school);
      await expect(identify(head, author, {}, other)).rejects.toMatchObject({ code: 'FORBIDDEN' });
      const { practice } = await identify(methodist, author, {}, other);
      const mine = `authorId: "${author}"`;
      expect(await seen(otherHead, mine, other)).toEqual([]);
      expect(await seen(head, mine, other)).toEqual([practice.id]);
      await expect(reach(head, practice.id, 'GENERALISED', {}, other)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    } finally {
      await other.stop();
    }
  });
});
