import { newId } from '@metodnet/kernel';
import { centre, day, school, today, tomsk } from '../events.fixture.js';
import { aFind } from './practice.fixture.js';
import {
  type Circumstances,
  changePractice,
  type IdentifyPractice,
  identifyPractice,
  type Occasion,
  type Practice,
  reachStage,
  takeBackStage,
  withdrawPractice,
} from './practice.js';

const known: Circumstances = { authorsThere: 1, request: null };
const now: Occasion = { today, event: null };
const identify = (given: Partial<IdentifyPractice> = {}, circumstances: Partial<Circumstances> = {}) =>
  identifyPractice(aFind(given), { ...known, ...circumstances }, now);
const identified = (given: Partial<Practice> = {}): Practice => {
  const decision = identify();
  if (!decision.accepted) throw new Error(decision.reason);
  return { ...decision.next, version: 1, ...given };
};
const people = (count: number) => Array.from({ length: count }, () => newId<'Person'>(tomsk));
const eventId = newId<'Event'>(tomsk);
const requestId = newId<'EventRequest'>(tomsk);
const generalised = (on: string) => ({ stage: 'GENERALISED' as const, reachedOn: day(on), eventId: null });

describe('Identifying a practice', () => {
  it('is its first stage, and tells the network neither its theme nor its summary', () => {
    const decision = identify({ summary: 'Опыт Петровой' });
    expect(decision).toMatchObject({
      accepted: true,
      next: { withdrawn: false, stages: [{ stage: 'IDENTIFIED', reachedOn: '2026-01-12', eventId: null }] },
      events: [
        { type: 'events.practice-stage-reached.v1', data: { homeId: school, stages: [{ stage: 'IDENTIFIED' }] } },
      ],
    });
    expect(JSON.stringify(decision.accepted && decision.events)).not.toMatch(/Петровой|Проектная/);
  });

  it.each<[string, Partial<IdentifyPractice>, Partial<Circumstances>, string]>([
    ['without a theme', { theme: '' }, {}, 'theme-missing'],
    ['of nobody', { authorIds: [] }, {}, 'authors-missing'],
    ['of 21 authors', { authorIds: people(21) }, { authorsThere: 21 }, 'too-many-authors'],
    ['of somebody who did not work there then', {}, { authorsThere: 0 }, 'authors-not-employed-then'],
    ['of two of whom one did not', { authorIds: people(2) }, {}, 'authors-not-employed-then'],
    ['on a request that is not there', { requestId }, {}, 'no-such-request'],
    ['found tomorrow', { reachedOn: day('2026-03-16') }, {}, 'still-to-come'],
  ])('is refused for one %s', (_, given, circumstances, reason) => {
    expect(identify(given, circumstances)).toMatchObject({ accepted: false, reason });
  });

  it('is refused when an author is named twice', () => {
    const [author] = people(1);
    if (!author) throw new Error('No author');
    expect(identify({ authorIds: [author, author] }, { authorsThere: 2 })).toMatchObject({ reason: 'author-twice' });
  });

  it('takes twenty authors, and what was found today', () => {
    expect(identify({ authorIds: people(20) }, { authorsThere: 20 })).toMatchObject({ accepted: true });
    expect(identify({ reachedOn: today })).toMatchObject({ accepted: true });
  });

  it('may be asked for: by a request to present a practice, to this service, that stands', () => {
    const request = { kind: 'PRESENT_PRACTICE', unitId: centre, status: 'accepted' } as const;
    const cite = (given: object) => identify({ requestId }, { request: { ...request, ...given } });
    expect(cite({})).toMatchObject({ accepted: true, events: [{ data: { requestId } }] });
    expect(cite({ kind: 'HOLD_EVENT' })).toMatchObject({ reason: 'no-such-request' });
    expect(cite({ unitId: school })).toMatchObject({ reason: 'no-such-request' });
    expect(cite({ status: 'withdrawn' })).toMatchObject({ reason: 'no-such-request' });
  });
});

describe('Reaching a stage', () => {
  it('goes through all five in order, and none is left out', () => {
    let practice = identified();
    for (const stage of ['GENERALISED', 'PRESENTED', 'DISSEMINATED', 'ADOPTED'] as const) {
      for (const other of ['IDENTIFIED', 'GENERALISED', 'PRESENTED', 'DISSEMINATED', 'ADOPTED'] as const)
        if (other !== stage)
          expect(reachStage(practice, { ...generalised('2026-02-01'), stage: other }, now)).toMatchObject({
            reason: 'stage-out-of-turn',
            params: { expected: stage },
          });
      const decision = reachStage(practice, { ...generalised('2026-02-01'), stage }, now);
      if (!decision.accepted) throw new Error(decision.reason);
      expect(decision.events).toMatchObject([{ type: 'events.practice-stage-reached.v1' }]);
      practice = decision.next;
    }
    expect(practice.stages.map(({ stage }) => stage)).toEqual([
      'IDENTIFIED',
      'GENERALISED',
      'PRESENTED',
      'DISSEMINATED',
      'ADOPTED',
    ]);
    expect(reachStage(practice, generalised('2026-02-01'), now)).toMatchObject({ reason: 'adopted-already' });
  });

  it('is not earlier than the previous stage, nor later than today', () => {
    const reach = (on: string) => reachStage(identified(), generalised(on), now);
    expect(reach('2026-01-11')).toMatchObject({ reason: 'before-the-previous-stage', params: { since: '2026-01-12' } });
    expect(reach('2026-01-12')).toMatchObject({ accepted: true });
    expect(reach('2026-03-15')).toMatchObject({ accepted: true });
    expect(reach('2026-03-16')).toMatchObject({ reason: 'still-to-come' });
  });

  it('names the event where it happened, on one of its days', () => {
    const event = { status: 'held', startsOn: day('2026-02-10'), endsOn: day('2026-02-11') } as const;
    const at = (on: string, given: object | null = {}) =>
      reachStage(identified(), { ...generalised(on), eventId }, { today, event: given && { ...event, ...given } });
    expect(at('2026-02-10')).toMatchObject({ accepted: true, events: [{ data: { stages: [{}, { eventId }] } }] });
    expect(at('2026-02-11')).toMatchObject({ accepted: true });
    expect(at('2026-02-09')).toMatchObject({ reason: 'not-on-the-day-of-the-event' });
    expect(at('2026-02-12')).toMatchObject({ reason: 'not-on-the-day-of-the-event' });
    expect(at('2026-02-10', { status: 'cancelled' })).toMatchObject({ reason: 'event-cancelled' });
    expect(at('2026-02-10', null)).toMatchObject({ reason: 'no-such-event' });
  });

  it('is refused once the practice was given up', () => {
    expect(reachStage(identified({ withdrawn: true }), generalised('2026-02-01'), now)).toMatchObject({
      reason: 'withdrawn',
    });
  });
});

describe('Taking back a stage', () => {
  it('takes back the latest, but not the first', () => {
    const two = reachStage(identified(), generalised('2026-02-01'), now);
    if (!two.accepted) throw new Error(two.reason);
    expect(takeBackStage(two.next)).toMatchObject({
      next: { stages: [{ stage: 'IDENTIFIED' }] },
      events: [{ type: 'events.practice-changed.v1', data: { stages: [{ stage: 'IDENTIFIED' }] } }],
    });
    expect(takeBackStage(identified())).toMatchObject({ reason: 'first-stage-stays' });
    expect(takeBackStage({ ...two.next, withdrawn: true })).toMatchObject({ reason: 'withdrawn' });
  });
});

describe('Changing a practice', () => {
  const details = { theme: 'Иная', summary: null, authorIds: people(1), requestId: null };

  it('restates it and holds to the same rules', () => {
    expect(changePractice(identified(), details, known)).toMatchObject({
      next: { theme: 'Иная' },
      events: [{ type: 'events.practice-changed.v1', data: { authorIds: details.authorIds } }],
    });
    expect(changePractice(identified(), { ...details, theme: ' ' }, known)).toMatchObject({ reason: 'theme-missing' });
  });

  it('is refused once it was given up', () => {
    expect(changePractice(identified({ withdrawn: true }), details, known)).toMatchObject({ reason: 'withdrawn' });
  });
});

describe('Giving a practice up', () => {
  it('happens once', () => {
    expect(withdrawPractice(identified())).toMatchObject({
      next: { withdrawn: true },
      events: [{ type: 'events.practice-changed.v1', data: { withdrawn: true } }],
    });
    expect(withdrawPractice(identified({ withdrawn: true }))).toMatchObject({ reason: 'withdrawn' });
  });
});
