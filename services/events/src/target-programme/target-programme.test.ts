import { newId } from '@metodnet/kernel';
import { centre, day, today, tomsk } from '../events.fixture.js';
import { aProgramme } from './target-programme.fixture.js';
import {
  changeProgramme,
  closeProgramme,
  openProgramme,
  type ProgrammeDetails,
  type TargetProgramme,
} from './target-programme.js';

const open = (given: Partial<ProgrammeDetails> = {}) =>
  openProgramme({ id: newId<'TargetProgramme'>(tomsk), unitId: centre, ...aProgramme(given) }, today);
const opened = (given: Partial<TargetProgramme> = {}): TargetProgramme => {
  const decision = open();
  if (!decision.accepted) throw new Error(decision.reason);
  return { ...decision.next, version: 1, ...given };
};

describe('Opening a programme', () => {
  it('tells its term', () => {
    expect(open()).toMatchObject({
      accepted: true,
      next: { closedOn: null, version: 0 },
      events: [
        {
          type: 'events.target-programme-opened.v1',
          data: { title: 'Школа молодого учителя', from: '2025-09-01', to: '2026-09-01', series: false, closed: false },
        },
      ],
    });
  });

  it.each<[string, Partial<ProgrammeDetails>, string]>([
    ['without a title', { title: ' ' }, 'title-missing'],
    ['without an order', { orderNumber: '' }, 'order-missing'],
    ['by an order of tomorrow', { orderedOn: day('2026-03-16') }, 'order-still-to-come'],
    ['that ends on its first day', { series: true, to: day('2025-09-01') }, 'ends-before-it-begins'],
    ['of a day less than a year', { to: day('2026-08-31') }, 'shorter-than-an-academic-year'],
    [
      'of a day less than a year from a leap day',
      { from: day('2024-02-29'), to: day('2025-02-27') },
      'shorter-than-an-academic-year',
    ],
  ])('is refused for one %s', (_, given, reason) => {
    expect(open(given)).toMatchObject({ accepted: false, reason });
  });

  it.each<[string, Partial<ProgrammeDetails>]>([
    ['programme of a year', { to: day('2026-09-01') }],
    ['programme of a year from a leap day', { from: day('2024-02-29'), to: day('2025-02-28') }],
    ['programme of three years', { to: day('2028-09-01') }],
    ['series of one day', { series: true, to: day('2025-09-02') }],
    ['programme by an order of today', { orderedOn: today }],
  ])('is accepted for a %s', (_, given) => {
    expect(open(given)).toMatchObject({ accepted: true });
  });
});

describe('Changing a programme', () => {
  it('gives it another term by another order, by the same rules', () => {
    const longer = aProgramme({ orderNumber: '30-о', orderedOn: day('2026-02-01'), to: day('2027-09-01') });
    expect(changeProgramme(opened(), longer, today)).toMatchObject({
      next: { orderNumber: '30-о' },
      events: [{ type: 'events.target-programme-changed.v1', data: { to: '2027-09-01', closed: false } }],
    });
    expect(changeProgramme(opened(), aProgramme({ to: day('2026-08-31') }), today)).toMatchObject({
      reason: 'shorter-than-an-academic-year',
      params: { earliest: '2026-09-01' },
    });
  });

  it('is refused once it was closed', () => {
    const closed = opened({ closedOn: day('2026-01-01'), closedBecause: 'Цель достигнута' });
    expect(changeProgramme(closed, aProgramme(), today)).toMatchObject({ reason: 'closed-already' });
  });
});

describe('Closing a programme before its term', () => {
  const close = (on: string, because = 'Цель достигнута') => closeProgramme(opened(), day(on), because);

  it('ends it within its term: on its first day when it never was, on its last at the latest', () => {
    expect(close('2026-03-01')).toMatchObject({
      next: { to: '2026-09-01', closedOn: '2026-03-01' },
      events: [{ type: 'events.target-programme-changed.v1', data: { to: '2026-03-01', closed: true } }],
    });
    expect(close('2025-08-31')).toMatchObject({ reason: 'closes-outside-its-term' });
    expect(close('2025-09-01')).toMatchObject({ accepted: true });
    expect(close('2026-08-31')).toMatchObject({ accepted: true });
    expect(close('2026-09-01')).toMatchObject({ reason: 'closes-outside-its-term' });
  });

  it('needs a reason, keeps it to itself, and happens once', () => {
    const decision = close('2026-03-01', 'Уволилась Сидорова');
    expect(JSON.stringify(decision.accepted && decision.events)).not.toContain('Сидорова');
    expect(close('2026-03-01', ' ')).toMatchObject({ reason: 'reason-missing' });
    const closed = opened({ closedOn: day('2026-01-01') });
    expect(closeProgramme(closed, day('2026-02-01'), 'Ещё раз')).toMatchObject({ reason: 'closed-already' });
  });
});
