import { newId, reject } from '@metodnet/kernel';
import { day, today, tomsk } from '../events.fixture.js';
import { aDevelopmentPlan, anOrder, aWorkPlan, drafted, inForce } from './plan.fixture.js';
import { type Approvable, amendPlan, approvePlan, closedForWriting, draftPlan, withdrawPlan } from './plan.js';

const item = (given: Partial<Approvable> = {}): Approvable => ({
  number: '1',
  recurrence: 'once',
  status: 'planned',
  ...given,
});
const first = { edition: 1, order: anOrder() };

describe('Beginning a plan', () => {
  it('is a draft without an edition', () => {
    expect(draftPlan(aWorkPlan(), false)).toMatchObject({
      accepted: true,
      next: { status: 'draft', edition: 0, firstApprovedOn: null },
      events: [{ type: 'events.plan-drafted.v1', data: { kind: 'WORK_PLAN', edition: 0, approvedOn: null } }],
    });
  });

  it('is for one academic year, from 1 September to 1 September', () => {
    expect(draftPlan(aWorkPlan({ from: day('2025-09-02') }), false)).toEqual(reject('not-an-academic-year'));
    expect(draftPlan(aWorkPlan({ to: day('2026-08-31') }), false)).toEqual(reject('not-an-academic-year'));
    expect(draftPlan(aWorkPlan({ to: day('2027-09-01') }), false)).toEqual(reject('not-an-academic-year'));
  });

  it('happens once for a year; development plans may overlap', () => {
    expect(draftPlan(aWorkPlan(), true)).toMatchObject({ reason: 'plan-exists' });
    expect(draftPlan(aDevelopmentPlan(), true)).toMatchObject({ accepted: true });
  });

  it('of development takes from a day to ten years', () => {
    const until = (to: string) => draftPlan(aDevelopmentPlan({ to: day(to) }), false);
    expect(until('2021-01-02')).toMatchObject({ accepted: true });
    expect(until('2021-01-01')).toMatchObject({ reason: 'plan-of-no-time' });
    expect(until('2031-01-01')).toMatchObject({ accepted: true });
    expect(until('2031-01-02')).toEqual(reject('plan-too-long', { limit: 10 }));
  });

  it('has a title', () => {
    expect(draftPlan(aWorkPlan({ title: ' ' }), false)).toEqual(reject('plan-title-missing'));
  });
});

describe('Approving an edition', () => {
  it('puts it into force by order, and tells no office’s name', () => {
    const decision = approvePlan(drafted(), first, [item()], today);
    expect(decision).toMatchObject({
      next: { status: 'approved', edition: 1, firstApprovedOn: '2026-03-01', order: { number: '433р' } },
      events: [
        {
          type: 'events.plan-approved.v1',
          data: { edition: 1, approvedOn: '2026-03-01', firstApprovedOn: '2026-03-01' },
        },
      ],
    });
    expect(JSON.stringify(decision.accepted && decision.events)).not.toMatch(/директор|заместитель/);
  });

  it('is refused while an item has a deadline that cannot be read, unless that was struck out', () => {
    const unread = item({ number: '7', recurrence: null });
    expect(approvePlan(drafted(), first, [item(), unread], today)).toEqual(
      reject('deadline-unreadable', { number: '7' }),
    );
    expect(approvePlan(drafted(), first, [item(), { ...unread, status: 'cancelled' }], today)).toMatchObject({
      accepted: true,
    });
  });

  it('is refused to an empty plan, also when all was struck out', () => {
    expect(approvePlan(drafted(), first, [], today)).toEqual(reject('plan-empty'));
    expect(approvePlan(drafted(), first, [item({ status: 'cancelled' })], today)).toEqual(reject('plan-empty'));
  });

  it('happens once to each edition', () => {
    expect(approvePlan(inForce(), first, [item()], today)).toEqual(reject('edition-approved-already', { edition: 1 }));
    const amended = inForce({ status: 'draft' });
    expect(approvePlan(amended, first, [item()], today)).toEqual(reject('edition-approved-already', { edition: 1 }));
    const second = { ...first, edition: 2 };
    expect(approvePlan(inForce(), second, [item()], today)).toMatchObject({ reason: 'edition-approved-already' });
    expect(approvePlan(amended, { ...first, edition: 3 }, [item()], today)).toEqual(
      reject('no-such-edition', { edition: 2 }),
    );
    expect(approvePlan(amended, second, [item()], today)).toMatchObject({ next: { edition: 2 } });
  });

  it.each([
    ['number', { number: ' ' }],
    ['responsible office', { responsible: '' }],
    ['controlling office', { controller: '' }],
  ])('needs the order’s %s', (_, given) => {
    const order = anOrder(given);
    expect(approvePlan(drafted(), { edition: 1, order }, [item()], today)).toEqual(reject('order-incomplete'));
  });

  it('is dated today at the latest, and no earlier than the last', () => {
    const on = (iso: string, plan = drafted()) =>
      approvePlan(plan, { edition: plan.edition + 1, order: anOrder({ date: day(iso) }) }, [item()], today);
    expect(on('2026-03-15')).toMatchObject({ accepted: true });
    expect(on('2026-03-16')).toEqual(reject('order-in-the-future'));
    const amended = inForce({ status: 'draft' });
    expect(on('2026-03-01', amended)).toMatchObject({ next: { edition: 2, firstApprovedOn: '2026-03-01' } });
    expect(on('2026-02-28', amended)).toEqual(reject('order-before-the-last', { date: '2026-03-01' }));
  });

  it('keeps the day of the first approval', () => {
    const plan = inForce({ status: 'draft', firstApprovedOn: day('2025-09-10') });
    expect(approvePlan(plan, { ...first, edition: 2 }, [item()], today)).toMatchObject({
      next: { firstApprovedOn: '2025-09-10' },
      events: [{ data: { approvedOn: '2026-03-01', firstApprovedOn: '2025-09-10' } }],
    });
  });
});

describe('Amending a plan', () => {
  const amendment = { actId: newId<'Act'>(tomsk), because: 'Утверждена региональная модель' };

  it('opens the next edition for the act that causes it; the one in force stays', () => {
    expect(amendPlan(inForce(), amendment)).toMatchObject({
      next: { status: 'draft', edition: 1, amendment },
      events: [],
    });
    expect(amendPlan(inForce(), { ...amendment, actId: null })).toMatchObject({ accepted: true });
  });

  it('is refused without a cause, before the first approval, and twice', () => {
    expect(amendPlan(inForce(), { ...amendment, because: ' ' })).toEqual(reject('amendment-reason-missing'));
    expect(amendPlan(inForce(), { ...amendment, actId: '662р' as never })).toEqual(reject('act-malformed'));
    expect(amendPlan(drafted(), amendment)).toEqual(reject('not-approved-yet', { edition: 1 }));
    expect(amendPlan(inForce({ status: 'draft' }), amendment)).toEqual(reject('not-approved-yet', { edition: 2 }));
  });
});

describe('Withdrawing a plan', () => {
  it('leaves nothing that counts, once no request rests in it', () => {
    expect(withdrawPlan(inForce(), 0)).toMatchObject({
      next: { status: 'withdrawn' },
      events: [{ type: 'events.plan-withdrawn.v1', data: { withdrawn: true } }],
    });
    expect(withdrawPlan(inForce(), 1)).toEqual(reject('requests-in-the-plan', { requests: 1 }));
  });

  it('ends everything', () => {
    const gone = inForce({ status: 'withdrawn' });
    expect(withdrawPlan(gone, 0)).toEqual(reject('plan-withdrawn'));
    expect(amendPlan(gone, { actId: null, because: 'Акт' })).toEqual(reject('plan-withdrawn'));
    expect(approvePlan(gone, first, [item()], today)).toEqual(reject('plan-withdrawn'));
    expect(closedForWriting(gone)).toEqual(reject('plan-withdrawn'));
  });
});
