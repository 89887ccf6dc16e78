import { letterInput } from '../event-request/event-request.fixture.js';
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
  type Running,
  running,
  school,
  seversk,
  tomsk,
} from '../events.fixture.js';
import { assignmentInput } from '../municipal-assignment/municipal-assignment.fixture.js';
import { announce } from '../participation/participation.fixture.js';
import { anOrder } from '../plan/plan.fixture.js';
import type { DraftPlan } from '../plan/plan.js';
import { events } from '../service.js';
import { rows } from './development-plan.fixture.js';
import { details } from './plan-item.fixture.js';
import type { Basis } from './plan-item.js';
import { approve, begin, item, plan, put } from './planning.fixture.js';

let app: Running;
beforeAll(async () => {
  app = await running();
});
afterAll(() => app?.stop());

let years = 2030;
const year = (): Partial<DraftPlan> => {
  years += 1;
  return { from: day(`${years}-09-01`), to: day(`${years + 1}-09-01`) };
};
const on = (kind: Basis['kind'], id: string): Basis => ({ kind, id, text: null });

/** The id of a request to the centre, ruled on unless null. */
async function request(accepted: boolean | null = true): Promise<string> {
  const submit = 'mutation ($input: SubmitEventRequestInput!) { submitEventRequest(input: $input) { request { id } } }';
  const { id } = (await app.ask(head, submit, { input: letterInput() })).submitEventRequest.request;
  if (accepted === null) return id;
  const rule =
    'mutation ($input: RuleOnEventRequestInput!) { ruleOnEventRequest(input: $input) { rejection { code } } }';
  await app.ask(municipal, rule, { input: { id, accepted, because: 'Решение' } });
  return id;
}
const statusOf = async (id: string) =>
  (await app.ask(municipal, `{ eventRequest(id: "${id}") { status planItem { id } } }`)).eventRequest;

describe('Adding an item', () => {
  it('is refused to those who do not keep the plan', async () => {
    const planId = await begin(app, year());
    const input = { planId, details: details() };
    await expect(item(app, auditor, 'addPlanItem', input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    for (const who of [head, neighbour, nobody])
      await expect(item(app, who, 'addPlanItem', input)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await item(app, actor([grant('methodist', centre)]), 'addPlanItem', input)).toMatchObject({
      item: { status: 'PLANNED', recurrence: 'MONTHLY' },
    });
  });
});

describe('Resting an item on what was asked and assigned', () => {
  it('puts accepted requests into the plan, and takes them out when the item rests on them no longer', async () => {
    const planId = await begin(app, year());
    const [one, other] = [await request(), await request()];
    const id = await put(app, planId, { bases: [on('REQUEST', one), on('REQUEST', other)] });
    expect(await statusOf(one)).toEqual({ status: 'PLANNED', planItem: { id } });
    const change = { id, expectedVersion: 1, details: details({ bases: [on('REQUEST', other)] }) };
    await item(app, municipal, 'changePlanItem', change);
    expect(await statusOf(one)).toEqual({ status: 'ACCEPTED', planItem: null });
    expect(await plan(app, municipal, 'withdrawPlan', { id: planId })).toMatchObject({
      rejection: { code: 'requests-in-the-plan' },
    });
    await item(app, municipal, 'cancelPlanItem', { id });
    expect(await statusOf(other)).toEqual({ status: 'ACCEPTED', planItem: null });
  });

  it.each([
    ['nobody ruled on', null, 'request-not-accepted'],
    ['was declined', false, 'request-not-accepted'],
  ])('is refused with a request that %s, and writes nothing', async (_, accepted, code) => {
    const planId = await begin(app, year());
    const bases = [on('REQUEST', await request()), on('REQUEST', await request(accepted))];
    expect(await item(app, municipal, 'addPlanItem', { planId, details: details({ bases }) })).toMatchObject({
      rejection: { code },
    });
    expect((await app.worker.query('select from plan_item where plan_id = $1', [planId])).rowCount).toBe(0);
    expect(await statusOf(bases[0]?.id as string)).toMatchObject({ status: 'ACCEPTED' });
  });

  it('is refused with a request of another item, and with what is not the service’s', async () => {
    const planId = await begin(app, year());
    const taken = on('REQUEST', await request());
    await put(app, planId, { bases: [taken] });
    const add = (basis: Basis) => item(app, municipal, 'addPlanItem', { planId, details: details({ bases: [basis] }) });
    expect(await add(taken)).toMatchObject({ rejection: { code: 'request-planned-elsewhere' } });
    const absent = `${tomsk}:00000000-0000-4000-8000-000000000000`;
    expect(await add(on('REQUEST', absent))).toMatchObject({ rejection: { code: 'no-such-basis' } });
    expect(await add(on('ASSIGNMENT', absent))).toMatchObject({ rejection: { code: 'no-such-basis' } });
    const issue =
      'mutation ($input: IssueMunicipalAssignmentInput!) { issueMunicipalAssignment(input: $input) { assignment { id } } }';
    const authority = actor([grant('education-authority', tomsk)]);
    const assigned = async (executorId: string) =>
      (await app.ask(authority, issue, { input: { ...assignmentInput(), executorId } })).issueMunicipalAssignment
        .assignment.id;
    expect(await add(on('ASSIGNMENT', await assigned(school)))).toMatchObject({ rejection: { code: 'no-such-basis' } });
    expect(await add(on('ASSIGNMENT', await assigned(centre)))).toMatchObject({ rejection: null });
  });
});

describe('Changing an item', () => {
  it('two methodists who edit one item at once: the second is told, and nothing of the first is lost', async () => {
    const id = await put(app, await begin(app, year()));
    const edit = (title: string) =>
      item(app, municipal, 'changePlanItem', { id, expectedVersion: 1, details: details({ title }) });
    const both = await Promise.allSettled([edit('Первый'), edit('Второй')]);
    const told = both.filter(({ status }) => status === 'rejected');
    expect(told).toMatchObject([{ reason: { code: 'STALE_VERSION' } }]);
    const [kept] = both.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value.item.title] : []));
    expect((await app.ask(municipal, `{ planItem(id: "${id}") { title } }`)).planItem.title).toBe(kept);
  });
});

describe('Recording how far an item got', () => {
  it('is done in an approved plan by those who keep it', async () => {
    const planId = await begin(app, year());
    const id = await put(app, planId);
    await approve(app, planId);
    const input = { id, execution: { status: 'DONE', result: 'Проведено', doneOn: '2026-03-15' } };
    for (const who of [head, neighbour, auditor, nobody])
      await expect(item(app, who, 'recordPlanItem', input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await item(app, municipal, 'recordPlanItem', input)).toMatchObject({
      item: { status: 'DONE', doneOn: '2026-03-15', overdue: false },
    });
    const { references } = events.build({ works: app.works, units: app.units } as never);
    expect(await references?.PlanItem?.([id, 'ru-tom:absent'], { actor: nobody } as never)).toMatchObject([
      { id },
      null,
    ]);
  });
});

describe('Carrying out an item by an event', () => {
  it('asks that there is such an item that the organiser may see', async () => {
    const absent = `${tomsk}:00000000-0000-4000-8000-000000000000` as never;
    await expect(announce(app, { planItemId: absent })).rejects.toThrow('no-such-plan-item');
    const draft = (await put(app, await begin(app, year()))) as never;
    await expect(announce(app, { planItemId: draft }, seversk, neighbour)).rejects.toThrow('no-such-plan-item');
    const id = await announce(app, { planItemId: draft });
    const { event } = await app.ask(municipal, `{ event(id: "${id}") { planItem { id } } }`);
    expect(event).toEqual({ planItem: { id: draft } });
  });
});

describe('The development plan of Tomsk (FRM-04)', () => {
  let planId: string;
  const numbers = async (filter: string, args = '', who = nobody): Promise<string> => {
    const { planItems } = await app.ask(
      who,
      `{ planItems(filter: { planId: "${planId}" ${filter} } ${args}) { nodes { number } } }`,
    );
    return planItems.nodes.map(({ number }: { number: string }) => number).join(' ');
  };
  beforeAll(async () => {
    planId = await begin(app, { kind: 'development-plan', from: day('2021-01-01'), to: day('2025-01-01') });
    let original: string | undefined;
    for (const row of rows) {
      const duplicateOf = row.number === '19' ? original : null;
      const id = await put(app, planId, { ...row, duplicateOf: duplicateOf as never });
      if (row.number === '18') original = id;
    }
    expect(await numbers('overdue: true', '', municipal)).toBe('');
    const order = anOrder({ date: day('2021-05-14') });
    await plan(app, municipal, 'approvePlan', { id: planId, edition: 1, order });
  });

  it('is listed row by row as printed, page by page (REP-03)', async () => {
    expect(await numbers('')).toBe('1 2 4 5 6 7 8 9 10 11 12 14 15 16 18 19 20');
    const page = async (after: string) =>
      (
        await app.ask(
          nobody,
          `{ planItems(filter: { planId: "${planId}" }, first: 9 ${after}) {
             totalCount nodes { number } pageInfo { hasNextPage endCursor } } }`,
        )
      ).planItems;
    const one = await page('');
    expect(one).toMatchObject({ totalCount: 17, pageInfo: { hasNextPage: true } });
    const two = await page(`, after: "${one.pageInfo.endCursor}"`);
    expect(two.nodes[0]).toEqual({ number: '11' });
    expect(two).toMatchObject({ pageInfo: { hasNextPage: false } });
  });

  it('is found by who answers, by deadline, and by what is overdue', async () => {
    expect(await numbers(`responsibleId: "${tomsk}"`)).toBe('7 10 12');
    expect(await numbers('dueTo: "2021-01-31", dueFrom: "2021-01-01"')).toBe('1 2 5 6 7 8 9 10 14 16');
    expect(await numbers('overdue: true', ', orderBy: DUE')).toBe('1 2 4 15 7 8 10 16 11 12 5 6 9 14 20 18 19');
    expect(await numbers('overdue: false')).toBe('');
    expect(await numbers('search: "рекомендация"')).toBe('20');
  });

  it('says what repeats what, and counts it once (AMB-04)', async () => {
    const { planItems } = await app.ask(
      nobody,
      `{ planItems(filter: { planId: "${planId}", search: "мониторинг разделов" }) {
         nodes { number responsible responsibleUnits { id } duplicateOf { number } plan { edition } overdue } } }`,
    );
    expect(planItems.nodes).toMatchObject([
      { number: '18', responsible: 'МАУ ИМЦ', duplicateOf: null },
      { number: '19', responsible: 'МАУ ИМЦ, ОО', duplicateOf: { number: '18' }, plan: { edition: 1 }, overdue: true },
    ]);
    const { planExecution } = await app.ask(
      nobody,
      `{ planExecution(planId: "${planId}") { direction items overdue } }`,
    );
    expect(planExecution).toEqual([{ direction: null, items: 16, overdue: 16 }]);
  });

  it('has nothing overdue once it is given up', async () => {
    await plan(app, municipal, 'withdrawPlan', { id: planId });
    expect(await numbers('overdue: true')).toBe('');
    expect(await numbers('overdue: false')).not.toBe('');
  });
});

describe('The work plan of a year (REP-02, REP-20)', () => {
  it('is told by direction with the basis of each item, with its execution and the functions that it serves', async () => {
    const planId = await begin(app);
    const asked = await request();
    const consult = await put(app, planId, {
      number: '2',
      bases: [on('REQUEST', asked)],
      functions: ['CONSULTING', 'INFORMING'],
    });
    const study = await put(app, planId, {
      number: '1',
      direction: 'ANALYTICAL',
      content: 'PRACTICE_STUDY',
      deadline: 'декабрь',
      functions: ['PRACTICE_DISCOVERY'],
    });
    const struck = await put(app, planId, { number: '3', functions: ['CONSULTING'] });
    await item(app, municipal, 'cancelPlanItem', { id: struck });
    await approve(app, planId);
    await item(app, municipal, 'recordPlanItem', { id: consult, execution: { status: 'DONE', doneOn: '2026-03-10' } });
    const held = await announce(app, {
      startsOn: day('2026-03-10'),
      endsOn: day('2026-03-10'),
      registerUntil: null,
      planItemId: consult as never,
    });
    await app.ask(municipal, `mutation { holdEvent(input: { id: "${held}" }) { rejection { code } } }`);
    await announce(app, { planItemId: consult as never });

    const { planItems } = await app.ask(
      nobody,
      `{ planItems(filter: { planId: "${planId}", statuses: [PLANNED, DONE] }, orderBy: DIRECTION) {
         nodes { number direction bases { kind id } } } }`,
    );
    expect(planItems.nodes).toEqual([
      { number: '1', direction: 'ANALYTICAL', bases: [] },
      { number: '2', direction: 'EDU_CONSULT', bases: [{ kind: 'REQUEST', id: asked }] },
    ]);
    const found = async (filter: string) =>
      (await app.ask(nobody, `{ planItems(filter: { within: "${tomsk}", ${filter} }) { nodes { id } } }`)).planItems
        .nodes;
    expect(await found(`basisId: "${asked}", basisKinds: [REQUEST]`)).toEqual([{ id: consult }]);
    expect(await found('directions: [ANALYTICAL], functions: [PRACTICE_DISCOVERY]')).toEqual([{ id: study }]);

    const { planExecution } = await app.ask(
      nobody,
      `{ planExecution(planId: "${planId}") { direction items planned inProgress done notDone overdue cancelled } }`,
    );
    const none = { planned: 0, inProgress: 0, done: 0, notDone: 0, overdue: 0, cancelled: 0 };
    expect(planExecution).toEqual([
      { ...none, direction: 'ANALYTICAL', items: 1, planned: 1, overdue: 1 },
      { ...none, direction: 'EDU_CONSULT', items: 1, done: 1, cancelled: 1 },
    ]);
    const { functionCoverage } = await app.ask(
      nobody,
      `{ functionCoverage(within: "${centre}", from: "2026-01-01", to: "2026-12-31") { function items itemsDone eventsHeld } }`,
    );
    expect(functionCoverage).toHaveLength(16);
    expect(functionCoverage.filter(({ items }: { items: number }) => items > 0)).toEqual([
      { function: 'PRACTICE_DISCOVERY', items: 1, itemsDone: 0, eventsHeld: 0 },
      { function: 'CONSULTING', items: 1, itemsDone: 1, eventsHeld: 1 },
      { function: 'INFORMING', items: 1, itemsDone: 1, eventsHeld: 1 },
    ]);
  });
});
