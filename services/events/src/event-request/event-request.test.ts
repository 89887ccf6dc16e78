import { newId, reject } from '@metodnet/kernel';
import { day, tomsk } from '../events.fixture.js';
import { aLetter, circumstances, received } from './event-request.fixture.js';
import {
  planRequest,
  ruleOnRequest,
  type SubmitRequest,
  submitRequest,
  unplanRequest,
  withdrawRequest,
} from './event-request.js';

const item = newId<'PlanItem'>(tomsk);
const later = day('2026-04-01');

describe('Submitting a request', () => {
  it('is received today and tells neither what it is about nor where the letter lies', () => {
    const decision = submitRequest(aLetter(), circumstances());
    expect(decision).toMatchObject({
      accepted: true,
      next: { status: 'received', ruledOn: null, planItemId: null },
      events: [{ type: 'events.request-received.v1', data: { ruling: null, withdrawn: false } }],
    });
    expect(JSON.stringify(decision.accepted && decision.events)).not.toMatch(/Семинар|letters/);
  });

  it.each<[string, Partial<SubmitRequest>, string]>([
    ['needs a subject', { subject: ' ' }, 'subject-missing'],
    ['comes today at the latest', { receivedOn: day('2026-03-16') }, 'received-in-the-future'],
    ['was written before it came', { writtenOn: day('2026-03-16') }, 'written-after-it-came'],
    ['is for somebody', { audienceSize: 0 }, 'audience-out-of-range'],
    ['is for no more than a city', { audienceSize: 100_001 }, 'audience-out-of-range'],
    ['wishes days in their order', { wishedTo: day('2026-09-30') }, 'wished-period-reversed'],
    ['names a difficulty by its id', { difficultyId: '42' as never }, 'difficulty-malformed'],
    ['links to the scan', { scanUrl: 'javascript:alert(1)' }, 'scan-malformed'],
    ['links to the scan, not to a path', { scanUrl: 'letters/42.pdf' }, 'scan-malformed'],
  ])('%s', (_, given, reason) => {
    expect(submitRequest(aLetter(given), circumstances())).toMatchObject({ accepted: false, reason });
  });

  it('may name one listener or a hundred thousand, one day, and a letter of today', () => {
    const edge = { wishedFrom: later, wishedTo: later, writtenOn: day('2026-03-15') };
    for (const audienceSize of [1, 100_000, null])
      expect(submitRequest(aLetter({ ...edge, audienceSize }), circumstances())).toMatchObject({ accepted: true });
  });

  it('may have come earlier only when the service enters it', () => {
    const letter = aLetter({ receivedOn: day('2026-03-14') });
    expect(submitRequest(letter, circumstances())).toEqual(reject('received-on-another-day'));
    expect(submitRequest(letter, circumstances({ enteredByService: true }))).toMatchObject({ accepted: true });
  });

  it('is refused to a unit that serves nobody, for an unknown organisation, and for who does not work there', () => {
    const submit = (given: Parameters<typeof circumstances>[0]) => submitRequest(aLetter(), circumstances(given));
    expect(submit({ servesOthers: false })).toEqual(reject('not-a-service'));
    expect(submit({ applicantKnown: false })).toEqual(reject('no-such-applicant'));
    expect(submit({ worksThere: false })).toMatchObject({ reason: 'not-employed-there' });
  });
});

describe('Ruling on a request', () => {
  it('accepts it, with or without a reason, or declines it with one that stays at home', () => {
    expect(ruleOnRequest(received(), { accepted: true, because: null }, later)).toMatchObject({
      next: { status: 'accepted', ruledOn: '2026-04-01' },
      events: [{ type: 'events.request-ruled.v1', data: { ruling: 'ACCEPTED', ruledOn: '2026-04-01' } }],
    });
    const declined = ruleOnRequest(received(), { accepted: false, because: 'Нет методиста' }, later);
    expect(declined).toMatchObject({
      next: { status: 'declined', ruledBecause: 'Нет методиста' },
      events: [{ data: { ruling: 'DECLINED' } }],
    });
    expect(JSON.stringify(declined.accepted && declined.events)).not.toContain('методиста');
  });

  it('needs a reason to decline', () => {
    for (const because of [null, ' '])
      expect(ruleOnRequest(received(), { accepted: false, because }, later)).toEqual(reject('reason-missing'));
  });

  it('may be reconsidered until it is in the plan or withdrawn', () => {
    const yes = { accepted: true, because: null };
    expect(ruleOnRequest(received({ status: 'declined' }), yes, later)).toMatchObject({ accepted: true });
    expect(ruleOnRequest(received({ status: 'planned' }), yes, later)).toEqual(reject('in-the-plan'));
    expect(ruleOnRequest(received({ status: 'withdrawn' }), yes, later)).toEqual(reject('request-withdrawn'));
  });
});

describe('Putting a request into a plan', () => {
  it('is done to an accepted one, and undone', () => {
    const planned = planRequest(received({ status: 'accepted', ruledOn: later }), item);
    expect(planned).toMatchObject({
      next: { status: 'planned', planItemId: item },
      events: [{ type: 'events.request-planned.v1', data: { ruling: 'ACCEPTED', planItemId: item } }],
    });
    const undone = unplanRequest(received({ status: 'planned', planItemId: item }));
    expect(undone).toMatchObject({ next: { status: 'accepted' }, events: [{ data: { planItemId: null } }] });
  });

  it('is refused for what is not accepted or serves another item', () => {
    for (const status of ['received', 'declined', 'withdrawn'] as const) {
      expect(planRequest(received({ status }), item)).toEqual(reject('request-not-accepted'));
      expect(unplanRequest(received({ status }))).toEqual(reject('request-not-planned'));
    }
    const elsewhere = received({ status: 'planned', planItemId: newId<'PlanItem'>(tomsk) });
    expect(planRequest(elsewhere, item)).toEqual(reject('request-planned-elsewhere'));
  });
});

describe('Withdrawing a request', () => {
  it('leaves it counting nowhere', () => {
    for (const status of ['received', 'accepted'] as const)
      expect(withdrawRequest(received({ status }))).toMatchObject({
        next: { status: 'withdrawn' },
        events: [{ type: 'events.request-withdrawn.v1', data: { withdrawn: true, ruling: null, ruledOn: null } }],
      });
  });

  it('is refused for what counts already', () => {
    expect(withdrawRequest(received({ status: 'planned' }))).toEqual(reject('in-the-plan'));
    expect(withdrawRequest(received({ status: 'declined' }))).toEqual(reject('declined-already'));
    expect(withdrawRequest(received({ status: 'withdrawn' }))).toEqual(reject('request-withdrawn'));
  });
});
