import { newId } from '@metodnet/kernel';
import { day, today, tomsk } from '../events.fixture.js';
import { anAgreement } from './paid-service.fixture.js';
import {
  type AgreeOnService,
  agreeOnService,
  type Circumstances,
  cancelService,
  type PaidService,
  renderService,
} from './paid-service.js';

const known: Circumstances = { today, contractUsed: false, customerExists: true, eventExists: false };
const agree = (given: Partial<AgreeOnService> = {}, circumstances: Partial<Circumstances> = {}) =>
  agreeOnService(anAgreement(given), { ...known, ...circumstances });
const agreed = (given: Partial<PaidService> = {}): PaidService => {
  const decision = agree();
  if (!decision.accepted) throw new Error(decision.reason);
  return { ...decision.next, version: 1, ...given };
};

describe('Agreeing on a paid service', () => {
  it('tells nobody outside', () => {
    expect(agree()).toMatchObject({
      accepted: true,
      next: { renderedOn: null, cancelledBecause: null, version: 0 },
      events: [],
    });
  });

  it.each<[string, Partial<AgreeOnService>, Partial<Circumstances>, string]>([
    ['without a title', { title: ' ' }, {}, 'title-missing'],
    ['without a customer', { customerId: null }, {}, 'customer-missing'],
    ['with a blank customer', { customerId: null, customer: ' ' }, {}, 'customer-missing'],
    ['with two customers', { customer: 'Кто-то ещё' }, {}, 'customer-missing'],
    ['for an organisation that is not there', {}, { customerExists: false }, 'no-such-organisation'],
    ['without a contract', { contractNumber: '' }, {}, 'contract-missing'],
    [
      'by a contract with a number of 101 characters',
      { contractNumber: '1'.repeat(101) },
      {},
      'contract-number-too-long',
    ],
    ['by a contract of tomorrow', { contractedOn: day('2026-03-16') }, {}, 'contract-still-to-come'],
    ['by a contract for another one', {}, { contractUsed: true }, 'contract-used-already'],
    ['for nothing', { priceKopecks: 0 }, {}, 'price-out-of-range'],
    ['for more than 20 million roubles', { priceKopecks: 2_000_000_001 }, {}, 'price-out-of-range'],
    ['for a day before the contract', { agreedFor: day('2026-02-19') }, {}, 'before-the-contract'],
    ['at an event that is not there', { eventId: newId<'Event'>(tomsk) }, {}, 'no-such-event'],
  ])('is refused for one %s', (_, given, circumstances, reason) => {
    expect(agree(given, circumstances)).toMatchObject({ accepted: false, reason });
  });

  it.each<[string, Partial<AgreeOnService>, Partial<Circumstances>]>([
    ['for somebody else', { customerId: null, customer: 'ООО «Ромашка»' }, { customerExists: false }],
    ['by a contract with a number of 100 characters', { contractNumber: '1'.repeat(100) }, {}],
    ['by a contract of today', { contractedOn: today, agreedFor: today }, {}],
    ['for a kopeck', { priceKopecks: 1 }, {}],
    ['for 20 million roubles', { priceKopecks: 2_000_000_000 }, {}],
    ['for the day of the contract', { agreedFor: day('2026-02-20') }, {}],
    ['at an event', { eventId: newId<'Event'>(tomsk) }, { eventExists: true }],
  ])('is accepted for one %s', (_, given, circumstances) => {
    expect(agree(given, circumstances)).toMatchObject({ accepted: true });
  });
});

describe('Rendering a paid service', () => {
  const render = (on: string, service = agreed()) => renderService(service, day(on), today);

  it('happens once, from the day of the contract until today', () => {
    expect(render('2026-02-19')).toMatchObject({ reason: 'before-the-contract' });
    expect(render('2026-02-20')).toMatchObject({ next: { renderedOn: '2026-02-20' } });
    expect(render('2026-03-15')).toMatchObject({ accepted: true });
    expect(render('2026-03-16')).toMatchObject({ reason: 'still-to-come' });
    expect(render('2026-03-15', agreed({ renderedOn: day('2026-03-10') }))).toMatchObject({
      reason: 'rendered-already',
      params: { renderedOn: '2026-03-10' },
    });
  });

  it('is refused once it was called off', () => {
    expect(render('2026-03-10', agreed({ cancelledBecause: 'Карантин' }))).toMatchObject({ reason: 'cancelled' });
  });
});

describe('Calling a paid service off', () => {
  it('needs a reason and happens once, also to what was said to be rendered', () => {
    expect(cancelService(agreed({ renderedOn: day('2026-03-10') }), 'Внесено по ошибке')).toMatchObject({
      next: { cancelledBecause: 'Внесено по ошибке' },
    });
    expect(cancelService(agreed(), ' ')).toMatchObject({ reason: 'reason-missing' });
    expect(cancelService(agreed({ cancelledBecause: 'Карантин' }), 'Ещё раз')).toMatchObject({ reason: 'cancelled' });
  });
});
