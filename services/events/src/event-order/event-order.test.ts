import { newId, reject } from '@metodnet/kernel';
import { centre, day, school, tomsk } from '../events.fixture.js';
import { agreement, anOrder, ordered } from './event-order.fixture.js';
import { changeEventOrder, fulfilEventOrder, orderEvent, withdrawEventOrder } from './event-order.js';

const cited = { executorKnown: true, agreement: true };
const event = { id: newId<'Event'>(tomsk), unitId: centre, agreementId: agreement, status: 'scheduled' } as const;

describe('Ordering an event', () => {
  it('tells by when and under which agreement, not what about', () => {
    const decision = orderEvent(anOrder(), cited);
    expect(decision).toMatchObject({
      next: { eventId: null, withdrawn: false },
      events: [{ type: 'events.event-ordered.v1', data: { executorId: centre, dueOn: '2026-05-31', eventId: null } }],
    });
    expect(JSON.stringify(decision.accepted && decision.events)).not.toContain('Фестиваль');
  });

  it('needs a title, an executor and an agreement that holds on the day', () => {
    expect(orderEvent(anOrder({ title: ' ' }), cited)).toEqual(reject('order-title-missing'));
    expect(orderEvent(anOrder(), { ...cited, executorKnown: false })).toEqual(reject('no-such-executor'));
    expect(orderEvent(anOrder(), { ...cited, agreement: false })).toMatchObject({ reason: 'agreement-does-not-hold' });
  });
});

describe('Fulfilling an order', () => {
  it('names an event of the executor under the agreement, and another in its place', () => {
    expect(fulfilEventOrder(ordered(), event)).toMatchObject({
      next: { eventId: event.id },
      events: [{ type: 'events.event-order-changed.v1', data: { eventId: event.id } }],
    });
    expect(fulfilEventOrder(ordered({ eventId: newId<'Event'>(tomsk) }), { ...event, status: 'held' })).toMatchObject({
      next: { eventId: event.id },
    });
  });

  it.each([
    ['another unit’s event', { unitId: school }, 'event-of-another'],
    ['one that was called off', { status: 'cancelled' }, 'event-called-off'],
    ['one without the agreement', { agreementId: null }, 'event-under-another-agreement'],
  ] as const)('is refused with %s', (_, given, reason) => {
    expect(fulfilEventOrder(ordered(), { ...event, ...given })).toEqual(reject(reason));
  });
});

describe('Changing and withdrawing an order', () => {
  const { id, unitId, executorId, ...later } = anOrder({ dueOn: day('2026-06-30') });

  it('is possible until an event fulfils it', () => {
    expect(changeEventOrder(ordered(), later, cited)).toMatchObject({ events: [{ data: { dueOn: '2026-06-30' } }] });
    expect(changeEventOrder(ordered(), { ...later, title: '' }, cited)).toEqual(reject('order-title-missing'));
    expect(withdrawEventOrder(ordered())).toMatchObject({ events: [{ data: { withdrawn: true } }] });
    const done = ordered({ eventId: event.id });
    expect(changeEventOrder(done, later, cited)).toEqual(reject('order-fulfilled'));
    expect(withdrawEventOrder(done)).toEqual(reject('order-fulfilled'));
  });

  it('happens to what stands', () => {
    const gone = ordered({ withdrawn: true });
    expect(changeEventOrder(gone, later, cited)).toEqual(reject('order-withdrawn'));
    expect(fulfilEventOrder(gone, event)).toEqual(reject('order-withdrawn'));
    expect(withdrawEventOrder(gone)).toEqual(reject('order-withdrawn'));
  });
});
