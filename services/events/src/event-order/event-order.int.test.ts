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
  seversk,
  tomsk,
} from '../events.fixture.js';
import { announce } from '../participation/participation.fixture.js';
import { events } from '../service.js';
import { agreement, orderInput } from './event-order.fixture.js';
import type { OrderEvent } from './event-order.js';

const ORDER = `mutation ($input: OrderEventInput!) { orderEvent(input: $input) {
  order { id version unit { id } executor { id } agreement { id } event { id } } rejection { code } } }`;
const CHANGE = `mutation ($input: ChangeEventOrderInput!) { changeEventOrder(input: $input) {
  order { dueOn } rejection { code } } }`;
const FULFIL = `mutation ($input: FulfilEventOrderInput!) { fulfilEventOrder(input: $input) {
  order { event { id } } rejection { code } } }`;
const WITHDRAW = `mutation ($input: WithdrawEventOrderInput!) { withdrawEventOrder(input: $input) {
  order { withdrawn } rejection { code } } }`;
const authority = actor([grant('education-authority', tomsk)]);
const founder = actor([grant('founder', tomsk)]);
const methodist = actor([grant('methodist', centre)]);
const farAuthority = actor([grant('education-authority', seversk)]);

/** Network has told of the agreement. */
const agreed = (app: Running) =>
  app.worker.query("insert into heard.agreement values ($1, $2, '2026-01-01', '2027-01-01', 1)", [agreement, tomsk]);

let app: Running;
beforeAll(async () => {
  app = await running();
  await agreed(app);
});
afterAll(() => app?.stop());

const order = async (who = authority, given: Partial<OrderEvent> = {}, on = app) =>
  (await on.ask(who, ORDER, { input: orderInput(given) })).orderEvent;

describe('Ordering an event', () => {
  it('is done by the authority and the founder', async () => {
    for (const who of [authority, founder])
      expect(await order(who)).toMatchObject({
        order: { unit: { id: tomsk }, executor: { id: centre }, agreement: { id: agreement }, event: null },
      });
  });

  it('is refused to others and for a neighbour’s service', async () => {
    for (const who of [municipal, head, neighbour, auditor, nobody, farAuthority])
      await expect(order(who)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(order(farAuthority, { unitId: seversk })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('asks that the agreement holds on the day', async () => {
    const due = (iso: string) => order(authority, { dueOn: day(iso) });
    expect(await due('2026-12-31')).toMatchObject({ rejection: null });
    expect(await due('2027-01-01')).toMatchObject({ rejection: { code: 'agreement-does-not-hold' } });
  });
});

describe('Fulfilling an order', () => {
  it('is done by the executor; then it can be neither changed nor withdrawn', async () => {
    const { id } = (await order()).order;
    const event = await announce(app, { agreementId: agreement });
    const input = { id, eventId: event };
    for (const who of [founder, head, neighbour, auditor, nobody])
      await expect(app.ask(who, FULFIL, { input })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect((await app.ask(methodist, FULFIL, { input })).fulfilEventOrder).toMatchObject({
      order: { event: { id: event } },
    });
    expect((await app.ask(authority, WITHDRAW, { input: { id } })).withdrawEventOrder).toMatchObject({
      rejection: { code: 'order-fulfilled' },
    });
  });
});

describe('Changing and withdrawing an order', () => {
  it('is done by those who may order; the second of two is told', async () => {
    const { id, version } = (await order()).order;
    const { ordered } = orderInput({ dueOn: day('2026-06-30') });
    const input = { id, expectedVersion: version, ordered };
    expect((await app.ask(founder, CHANGE, { input })).changeEventOrder).toMatchObject({
      order: { dueOn: '2026-06-30' },
    });
    await expect(app.ask(authority, CHANGE, { input })).rejects.toMatchObject({ code: 'STALE_VERSION' });
    for (const who of [methodist, head, farAuthority, nobody])
      await expect(app.ask(who, WITHDRAW, { input: { id } })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect((await app.ask(founder, WITHDRAW, { input: { id } })).withdrawEventOrder).toMatchObject({
      order: { withdrawn: true },
    });
  });
});

describe('Reading orders', () => {
  it('is open to whoever has a token, by agreement, day and standing', async () => {
    await app.worker.query('delete from event_order');
    const { id } = (await order()).order;
    const found = async (filter: string, who = nobody) =>
      (await app.ask(who, `{ eventOrders(executor: "${tomsk}", filter: { ${filter} }) { totalCount } }`)).eventOrders
        .totalCount;
    expect(await found(`agreementId: "${agreement}", fulfilled: false, withdrawn: false`)).toBe(1);
    expect(await found('from: "2026-05-31", to: "2026-05-31"')).toBe(1);
    for (const filter of ['fulfilled: true', 'withdrawn: true', 'from: "2026-06-01"', 'to: "2026-05-30"'])
      expect(await found(filter)).toBe(0);
    expect(await found('', { ...nobody, subject: '' })).toBe(0);
    const { references } = events.build({ works: app.works, units: app.units } as never);
    expect(await references?.EventOrder?.([id, 'ru-tom:absent'], { actor: nobody } as never)).toMatchObject([
      { id },
      null,
    ]);
  });
});

describe('Each of the two walls', () => {
  it.each(['own checks', 'row-level security'] as const)('holds alone without the %s', async (without) => {
    const other = await running(without);
    try {
      await agreed(other);
      for (const who of [municipal, nobody])
        await expect(order(who, {}, other)).rejects.toMatchObject({ code: 'FORBIDDEN' });
      await expect(order(farAuthority, { unitId: seversk }, other)).rejects.toMatchObject({ code: 'FORBIDDEN' });
      const { id } = (await order(authority, {}, other)).order;
      await expect(other.ask(methodist, WITHDRAW, { input: { id } })).rejects.toMatchObject({ code: 'FORBIDDEN' });
      await expect(other.ask(farAuthority, WITHDRAW, { input: { id } })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    } finally {
      await other.stop();
    }
  });
});
