import { newId } from '@metodnet/kernel';
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
  region,
  running,
  school,
  seversk,
  tomsk,
} from '../events.fixture.js';
import { details } from '../plan-item/plan-item.fixture.js';
import { approve, begin, item, plan, put } from '../plan-item/planning.fixture.js';
import { events } from '../service.js';
import { anOrder, planInput } from './plan.fixture.js';
import type { DraftPlan } from './plan.js';

const methodist = actor([grant('methodist', centre)]);

let app: Running;
beforeAll(async () => {
  app = await running();
});
afterAll(() => app?.stop());

/** Academic years of their own, so that tests do not meet. */
let years = 2030;
const year = (): Partial<DraftPlan> => {
  years += 1;
  return { from: day(`${years}-09-01`), to: day(`${years + 1}-09-01`) };
};
const draft = (who = municipal, given: Partial<DraftPlan> = year()) => plan(app, who, 'draftPlan', planInput(given));
const sees = async (who: typeof head, id: string) => (await app.ask(who, `{ plan(id: "${id}") { id } }`)).plan !== null;

describe('Beginning a plan', () => {
  it.each([
    ['the municipal operator', municipal],
    ['a methodist of the centre', methodist],
  ])('is done by %s', async (_, who) => {
    expect(await draft(who)).toMatchObject({ plan: { status: 'DRAFT', edition: 0, unit: { id: centre } } });
  });

  it('is refused to others', async () => {
    for (const who of [head, neighbour, auditor, nobody])
      await expect(draft(who)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(draft(municipal, { ...year(), unitId: seversk })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('happens once in an academic year, also when two begin at once; not after the first was given up', async () => {
    const given = year();
    const both = await Promise.all([draft(municipal, given), draft(methodist, given)]);
    expect(both.map(({ rejection }) => rejection?.code ?? 'begun').sort()).toEqual(['begun', 'plan-exists']);
    const { id } = both.find((answer) => answer.plan)?.plan ?? {};
    expect(await plan(app, municipal, 'withdrawPlan', { id })).toMatchObject({ plan: { status: 'WITHDRAWN' } });
    expect(await draft(municipal, given)).toMatchObject({ rejection: null });
  });
});

describe('Approving a plan', () => {
  it('opens it to whoever has a token; a draft is for those who keep it', async () => {
    const id = await begin(app, year());
    await put(app, id);
    for (const who of [nobody, head, neighbour]) expect(await sees(who, id)).toBe(false);
    for (const who of [municipal, auditor]) expect(await sees(who, id)).toBe(true);
    expect(await approve(app, id)).toMatchObject({
      plan: { status: 'APPROVED', edition: 1, firstApprovedOn: '2026-03-01' },
    });
    for (const who of [nobody, head, neighbour]) expect(await sees(who, id)).toBe(true);
    expect(await sees({ ...nobody, subject: '' }, id)).toBe(false);
  });

  it('is refused without items, with a deadline that cannot be read, and a second time', async () => {
    const id = await begin(app, year());
    expect(await approve(app, id)).toMatchObject({ rejection: { code: 'plan-empty' } });
    const unread = await put(app, id, { number: '3', deadline: 'при случае' });
    expect(await approve(app, id)).toMatchObject({
      rejection: { code: 'deadline-unreadable', message: expect.stringContaining('пункта 3') },
    });
    await item(app, municipal, 'changePlanItem', {
      id: unread,
      expectedVersion: 1,
      details: details({ deadline: 'ежегодно' }),
    });
    expect(await approve(app, id)).toMatchObject({ plan: { edition: 1 } });
    expect(await approve(app, id)).toMatchObject({ rejection: { code: 'edition-approved-already' } });
    const { rows } = await app.worker.query('select number from plan_edition where plan_id = $1', [id]);
    expect(rows).toEqual([{ number: 1 }]);
  });

  it('happens once when two approve at once', async () => {
    const id = await begin(app, year());
    await put(app, id);
    const both = await Promise.all([approve(app, id), approve(app, id)]);
    expect(both.map(({ rejection }) => rejection?.code ?? 'approved').sort()).toEqual([
      'approved',
      'edition-approved-already',
    ]);
  });

  it('is refused to those who do not keep it', async () => {
    const id = await begin(app, year());
    await put(app, id);
    await expect(approve(app, id, 1, auditor)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    for (const who of [head, neighbour, nobody])
      await expect(approve(app, id, 1, who)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('Amending a plan', () => {
  const edition = async (id: string, number: number, who = nobody) =>
    (
      await app.ask(
        who,
        `{ planEdition(planId: "${id}", number: ${number}) {
           number order { number date responsible controller } amendment { because act { id } } items { number title deadline } } }`,
      )
    ).planEdition;

  it('writes another edition for the act that causes it; what was approved before stays word for word', async () => {
    const id = await begin(app, year());
    const first = await put(app, id, { title: 'Как было' });
    await approve(app, id);
    const act = newId<'Act'>(region);
    const change = () =>
      item(app, municipal, 'changePlanItem', {
        id: first,
        expectedVersion: 1,
        details: details({ title: 'Как стало' }),
      });
    expect(await change()).toMatchObject({ rejection: { code: 'plan-approved' } });
    const amendment = { id, actId: act, because: 'Региональная модель' };
    await expect(plan(app, nobody, 'amendPlan', amendment)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await plan(app, municipal, 'amendPlan', amendment)).toMatchObject({ plan: { status: 'DRAFT', edition: 1 } });
    await change();
    await put(app, id, { number: '2', title: 'Новое' });
    expect(await approve(app, id, 1)).toMatchObject({ rejection: { code: 'edition-approved-already' } });
    expect(await approve(app, id, 2)).toMatchObject({ plan: { status: 'APPROVED', edition: 2 } });
    expect(await edition(id, 1)).toEqual({
      number: 1,
      order: anOrder(),
      amendment: null,
      items: [{ number: '1', title: 'Как было', deadline: 'ежемесячно' }],
    });
    expect(await edition(id, 2)).toMatchObject({
      amendment: { because: 'Региональная модель', act: { id: act } },
      items: [{ title: 'Как стало' }, { title: 'Новое' }],
    });
    expect(await edition(id, 3)).toBeNull();
    expect(await edition(id, 1, { ...nobody, subject: '' })).toBeNull();
  });
});

describe('Listing plans', () => {
  it('finds them by kind, day and how far they are', async () => {
    const work = await begin(app, { from: day('2027-09-01'), to: day('2028-09-01') });
    const road = await begin(app, { kind: 'development-plan', from: day('2027-01-01'), to: day('2029-01-01') });
    await put(app, work);
    await approve(app, work);
    const found = async (filter: string, who = municipal) =>
      (
        await app.ask(who, `{ plans(within: "${tomsk}", filter: { ${filter} }, orderBy: FROM) { nodes { id } } }`)
      ).plans.nodes.map(({ id }: { id: string }) => id);
    expect(await found('on: "2027-12-31"')).toEqual([road, work]);
    expect(await found('on: "2027-12-31"', nobody)).toEqual([work]);
    expect(await found('on: "2027-12-31", kinds: [WORK_PLAN]')).toEqual([work]);
    expect(await found('on: "2027-12-31", statuses: [DRAFT]')).toEqual([road]);
    expect(await found('on: "2026-12-31"')).toEqual([]);
    const { references } = events.build({ works: app.works, units: app.units } as never);
    expect(await references?.Plan?.([work, road, 'ru-tom:absent'], { actor: nobody } as never)).toMatchObject([
      { id: work },
      null,
      null,
    ]);
  });
});

describe('Each of the two walls', () => {
  it.each(['own checks', 'row-level security'] as const)('holds alone without the %s', async (without) => {
    const other = await running(without);
    try {
      const input = planInput({ unitId: school });
      for (const who of [head, neighbour])
        await expect(plan(other, who, 'draftPlan', input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
      const id = await begin(other);
      const one = await put(other, id);
      const { planItem } = await other.ask(nobody, `{ planItem(id: "${one}") { id } }`);
      expect(planItem).toBeNull();
      await expect(approve(other, id, 1, neighbour)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await approve(other, id);
      expect((await other.ask(nobody, `{ planItem(id: "${one}") { id } }`)).planItem).toEqual({ id: one });
      const record = { id: one, execution: { status: 'IN_PROGRESS' } };
      await expect(item(other, head, 'recordPlanItem', record)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    } finally {
      await other.stop();
    }
  });
});
