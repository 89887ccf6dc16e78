import { newId, type PersonId } from '@metodnet/kernel';
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
  otherSchool,
  type Running,
  running,
  school,
  tomsk,
} from '../events.fixture.js';
import { works } from '../participation/participation.fixture.js';
import { aTalk } from './consultation.fixture.js';
import type { ConsultationDetails } from './consultation.js';

type Who = typeof head;

const ANSWER = '{ consultation { id topic cancelled version } rejection { code message } }';
const methodist = actor([grant('methodist', centre)]);

let app: Running;
beforeAll(async () => {
  app = await running();
});
afterAll(() => app?.stop());

const record = async (who: Who, given: Partial<ConsultationDetails>, at = app) => {
  const methodistId = given.methodistId ?? (await works(at, centre));
  const details = aTalk({ ...given, methodistId });
  return (
    await at.ask(who, `mutation ($input: RecordConsultationInput!) { recordConsultation(input: $input) ${ANSWER} }`, {
      input: { unitId: centre, details },
    })
  ).recordConsultation;
};
const cancel = async (who: Who, id: string, at = app) =>
  (
    await at.ask(who, `mutation ($input: CancelConsultationInput!) { cancelConsultation(input: $input) ${ANSWER} }`, {
      input: { id },
    })
  ).cancelConsultation;
const seen = async (who: Who, filter: string, at = app): Promise<string[]> =>
  (await at.ask(who, `{ consultations(filter: { ${filter} }) { totalCount nodes { id } } }`)).consultations.nodes.map(
    ({ id }: { id: string }) => id,
  );

describe('Recording a consultation', () => {
  it.each([
    ['the methodist of the centre', methodist],
    ['the municipal operator', municipal],
  ])('is done by %s', async (_, who) => {
    const answer = await record(who, { personId: await works(app, school) });
    expect(answer).toMatchObject({ consultation: { cancelled: false, version: 1 }, rejection: null });
  });

  it.each([
    ['the head of the school', head],
    ['a neighbouring municipality', neighbour],
    ['an auditor', auditor],
    ['somebody without a role', nobody],
  ])('is refused to %s', async (_, who) => {
    await expect(record(who, { personId: await works(app, school) })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('asks that the person works there on the day', async () => {
    const personId = await works(app, school, '2026-03-10', '2026-03-12');
    const on = async (heldOn: string) => (await record(methodist, { personId, heldOn: day(heldOn) })).rejection?.code;
    expect(await Promise.all(['2026-03-09', '2026-03-10', '2026-03-11', '2026-03-12'].map(on))).toEqual([
      'not-employed-then',
      undefined,
      undefined,
      'not-employed-then',
    ]);
  });

  it('asks that the methodist works in the unit itself on the day', async () => {
    const personId = await works(app, school);
    const by = async (methodistId: PersonId, heldOn = '2026-03-10') =>
      (await record(methodist, { personId, methodistId, heldOn: day(heldOn) })).rejection?.code ?? null;
    const refused = 'methodist-not-employed-then';
    const left = await works(app, centre, '2026-03-10', '2026-03-12');
    expect(await by(left, '2026-03-09')).toBe(refused);
    expect(await by(left, '2026-03-10')).toBeNull();
    expect(await by(left, '2026-03-11')).toBeNull();
    expect(await by(left, '2026-03-12')).toBe(refused);
    expect(await by(await works(app, otherSchool))).toBe(refused);
    expect(await by(newId<'Person'>(tomsk))).toBe(refused);
  });
});

describe('Correcting and taking back a consultation', () => {
  it('leaves only what really was among the consultations', async () => {
    const personId = await works(app, school);
    const { consultation } = await record(methodist, { personId });
    const details = aTalk({ methodistId: await works(app, centre), personId, topic: 'Иное' });
    const input = { id: consultation.id, expectedVersion: 1, details };
    const correct = `mutation ($input: CorrectConsultationInput!) { correctConsultation(input: $input) ${ANSWER} }`;
    expect((await app.ask(methodist, correct, { input })).correctConsultation.consultation).toMatchObject({
      topic: 'Иное',
      version: 2,
    });
    await expect(app.ask(methodist, correct, { input })).rejects.toMatchObject({ code: 'STALE_VERSION' });
    await expect(cancel(head, consultation.id)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(cancel(neighbour, consultation.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await cancel(methodist, consultation.id)).toMatchObject({ consultation: { cancelled: true } });
    expect(await seen(methodist, `personId: "${personId}"`)).toEqual([]);
    expect(await seen(methodist, `personId: "${personId}", withCancelled: true`)).toEqual([consultation.id]);
    const { rows } = await app.worker.query('select payload::text as said from outbox where aggregate = $1', [
      `consultation:${consultation.id}`,
    ]);
    expect(rows).toHaveLength(3);
    expect(JSON.stringify(rows)).not.toContain('Иное');
  });
});

describe('Reading consultations', () => {
  it('shows them to the service, to the person’s organisation and to the person, to others not', async () => {
    const me: PersonId = await works(app, school);
    const { consultation } = await record(methodist, { personId: me });
    const count = async (who: Who) => (await seen(who, `personId: "${me}"`)).length;
    expect(
      await Promise.all([methodist, municipal, auditor, head, actor([], me), otherHead, neighbour, nobody].map(count)),
    ).toEqual([1, 1, 1, 1, 1, 0, 0, 0]);
    const look = 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Consultation { topic } } }';
    const absent = 'ru-tom-tomsk:00000000-0000-4000-8000-000000000000';
    const r = [consultation.id, absent].map((id) => ({ __typename: 'Consultation', id }));
    expect((await app.ask(head, look, { r }))._entities).toEqual([{ topic: consultation.topic }, null]);
    expect((await app.ask(otherHead, look, { r }))._entities).toEqual([null, null]);
  });

  it('finds them by day and by difficulty', async () => {
    const difficultyId = newId<'Difficulty'>(tomsk);
    const given = { personId: await works(app, school), difficultyId, heldOn: day('2026-01-31') };
    const { consultation } = await record(methodist, given);
    const of = `within: "${tomsk}", difficultyId: "${difficultyId}"`;
    expect(await seen(methodist, `${of}, from: "2026-01-31", to: "2026-01-31"`)).toEqual([consultation.id]);
    expect(await seen(methodist, `${of}, from: "2026-02-01"`)).toEqual([]);
    expect(await seen(methodist, `${of}, to: "2026-01-30"`)).toEqual([]);
  });
});

describe('Each of the two walls', () => {
  it.each(['own checks', 'row-level security'] as const)('holds alone without the %s', async (without) => {
    const other = await running(without);
    try {
      const personId = await works(other, school);
      await expect(record(head, { personId }, other)).rejects.toMatchObject({ code: 'FORBIDDEN' });
      const { consultation } = await record(methodist, { personId }, other);
      expect(await seen(otherHead, `personId: "${personId}"`, other)).toEqual([]);
      expect(await seen(head, `personId: "${personId}"`, other)).toEqual([consultation.id]);
      await expect(cancel(head, consultation.id, other)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    } finally {
      await other.stop();
    }
  });
});
