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
import { events } from '../service.js';
import { letterInput } from './event-request.fixture.js';
import type { SubmitRequest } from './event-request.js';

const SUBMIT = `mutation ($input: SubmitEventRequestInput!) { submitEventRequest(input: $input) {
  request { id status receivedOn version unit { id } applicant { id } person { id } } rejection { code message } } }`;
const RULE = `mutation ($input: RuleOnEventRequestInput!) { ruleOnEventRequest(input: $input) {
  request { status ruledOn ruledBecause } rejection { code } } }`;
const WITHDRAW = `mutation ($input: WithdrawEventRequestInput!) { withdrawEventRequest(input: $input) {
  request { status } rejection { code } } }`;
const coordinator = actor([grant('school-coordinator', school)]);

let app: Running;
beforeAll(async () => {
  app = await running();
});
afterAll(() => app?.stop());

const submit = async (who = head, given: Partial<SubmitRequest> = {}) =>
  (await app.ask(who, SUBMIT, { input: letterInput(given) })).submitEventRequest;
const received = async (given: Partial<SubmitRequest> = {}, who = head): Promise<string> =>
  (await submit(who, given)).request.id;
const rule = async (who: typeof head, id: string, accepted = true, because: string | null = null) =>
  (await app.ask(who, RULE, { input: { id, accepted, because } })).ruleOnEventRequest;
const statusOf = async (id: string) =>
  (await app.worker.query('select status from event_request where id = $1', [id])).rows[0]?.status;

describe('Submitting a request', () => {
  it.each([
    ['the head of the organisation', head],
    ['its coordinator', coordinator],
    ['the service, for what came on paper', municipal],
  ])('is done by %s', async (_, who) => {
    expect(await submit(who)).toMatchObject({
      request: { status: 'RECEIVED', receivedOn: '2026-03-15', unit: { id: centre }, applicant: { id: school } },
      rejection: null,
    });
  });

  it('is done by an educator where the educator works', async () => {
    const me = await works(app, school);
    expect(await submit(actor([], me), { personId: me })).toMatchObject({ request: { person: { id: me } } });
    expect(await submit(actor([], me), { personId: me, applicantId: otherSchool })).toMatchObject({
      rejection: { code: 'not-employed-there' },
    });
  });

  it('is refused to others, and writes nothing', async () => {
    const before = await app.worker.query('select from event_request');
    for (const who of [otherHead, neighbour, auditor, nobody, actor([], newId<'Person'>(tomsk))])
      await expect(submit(who)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect((await app.worker.query('select from event_request')).rowCount).toBe(before.rowCount);
  });

  it('goes to a service that exists, not to a school', async () => {
    expect(await submit(head, { unitId: otherSchool })).toMatchObject({ rejection: { code: 'not-a-service' } });
    await expect(submit(head, { unitId: 'ru-nowhere' as never })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await submit(municipal, { applicantId: 'ru-nowhere' as never })).toMatchObject({
      rejection: { code: 'no-such-applicant' },
    });
  });

  it('of an earlier day is entered by the service alone', async () => {
    const receivedOn = day('2026-03-12');
    expect(await submit(head, { receivedOn })).toMatchObject({ rejection: { code: 'received-on-another-day' } });
    expect(await submit(municipal, { receivedOn })).toMatchObject({ request: { receivedOn: '2026-03-12' } });
  });
});

describe('Ruling on a request', () => {
  it('is done by the service, with the reason', async () => {
    expect(await rule(municipal, await received(), false, 'Тема уже в плане')).toMatchObject({
      request: { status: 'DECLINED', ruledOn: '2026-03-15', ruledBecause: 'Тема уже в плане' },
    });
    const methodist = actor([grant('methodist', centre)]);
    expect(await rule(methodist, await received())).toMatchObject({ request: { status: 'ACCEPTED' } });
  });

  it('is refused to the applicant and to those who only read; for others there is no such request', async () => {
    const id = await received();
    for (const who of [head, auditor]) await expect(rule(who, id)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    for (const who of [neighbour, otherHead, nobody])
      await expect(rule(who, id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await statusOf(id)).toBe('received');
  });
});

describe('Withdrawing a request', () => {
  const withdraw = async (who: typeof head, id: string) =>
    (await app.ask(who, WITHDRAW, { input: { id } })).withdrawEventRequest;

  it('is done by the applicant, the educator, or the service, also after it was accepted', async () => {
    const me: PersonId = await works(app, school);
    const accepted = await received();
    await rule(municipal, accepted);
    expect(await withdraw(coordinator, accepted)).toMatchObject({ request: { status: 'WITHDRAWN' } });
    expect(await withdraw(municipal, await received())).toMatchObject({ request: { status: 'WITHDRAWN' } });
    const mine = await received({ personId: me }, actor([], me));
    expect(await withdraw(actor([], me), mine)).toMatchObject({ request: { status: 'WITHDRAWN' } });
    expect(await withdraw(actor([], me), mine).catch((fault) => fault)).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('is refused to others', async () => {
    const id = await received();
    await expect(withdraw(auditor, id)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    for (const who of [otherHead, neighbour, nobody])
      await expect(withdraw(who, id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await statusOf(id)).toBe('received');
  });
});

describe('Reading requests', () => {
  it('is for the service, the applicant and oneself', async () => {
    const me = await works(app, otherSchool);
    const id = await received({ personId: me, applicantId: otherSchool }, actor([], me));
    const sees = async (who: typeof head) =>
      (await app.ask(who, `{ eventRequest(id: "${id}") { id } }`)).eventRequest !== null;
    for (const who of [municipal, otherHead, auditor, actor([], me)]) expect(await sees(who)).toBe(true);
    for (const who of [head, neighbour, nobody]) expect(await sees(who)).toBe(false);
    const { references } = events.build({ works: app.works, units: app.units } as never);
    const look = (who: typeof head) => references?.EventRequest?.([id, 'ru-tom:absent'], { actor: who } as never);
    expect(await look(municipal)).toMatchObject([{ id }, null]);
    expect(await look(neighbour)).toEqual([null, null]);
  });

  it.each([
    ['service', `service: "${tomsk}"`, ['A', 'B', 'C']],
    ['applicant', `applicant: "${otherSchool}"`, ['C']],
    ['kind', 'kinds: [PRESENT_PRACTICE]', ['B']],
    ['status', 'statuses: [DECLINED]', ['A']],
    ['days', 'from: "2025-01-02", to: "2025-01-03"', ['B', 'C']],
  ])('finds them by %s', async (_, filter, expected) => {
    const enter = (subject: string, on: string, given: Partial<SubmitRequest> = {}) =>
      received({ subject, receivedOn: day(on), writtenOn: null, ...given }, municipal);
    await app.worker.query('delete from event_request');
    await rule(municipal, await enter('A', '2025-01-01'), false, 'Нет');
    await enter('B', '2025-01-02', { kind: 'PRESENT_PRACTICE' });
    await enter('C', '2025-01-03', { applicantId: otherSchool });
    const { eventRequests } = await app.ask(
      municipal,
      `{ eventRequests(filter: { ${filter} }, orderBy: RECEIVED_ON) { nodes { subject } } }`,
    );
    expect(eventRequests.nodes.map(({ subject }: { subject: string }) => subject)).toEqual(expected);
  });
});

describe('Each of the two walls', () => {
  it.each(['own checks', 'row-level security'] as const)('holds alone without the %s', async (without) => {
    const other = await running(without);
    try {
      const ask = (who: typeof head) => other.ask(who, SUBMIT, { input: letterInput() });
      for (const who of [otherHead, neighbour, nobody])
        await expect(ask(who)).rejects.toMatchObject({ code: 'FORBIDDEN' });
      const { request } = (await ask(head)).submitEventRequest;
      const input = { id: request.id, accepted: true };
      await expect(other.ask(head, RULE, { input })).rejects.toMatchObject({ code: 'FORBIDDEN' });
      const { eventRequest } = await other.ask(neighbour, `{ eventRequest(id: "${request.id}") { id } }`);
      expect(eventRequest).toBeNull();
    } finally {
      await other.stop();
    }
  });
});
