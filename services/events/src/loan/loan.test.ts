import { newId } from '@metodnet/kernel';
import { centre, day, school, today, tomsk } from '../events.fixture.js';
import { aFilm } from '../media-item/media-item.fixture.js';
import type { MediaItem } from '../media-item/media-item.js';
import { type Circumstances, isOverdue, type Lend, type Loan, lend, prolongLoan, returnLoan } from './loan.js';

// Two copies, each for fourteen days.
const film: MediaItem = { id: newId<'MediaItem'>(tomsk), unitId: centre, ...aFilm(), version: 1 };
const now: Circumstances = { today, lent: 0, borrowerThere: true };
const asked = (given: Partial<Lend> = {}): Lend => ({
  id: newId<'Loan'>(tomsk),
  homeId: school,
  personId: newId<'Person'>(tomsk),
  lentOn: day('2026-03-02'),
  dueOn: null,
  ...given,
});
const lent = (given: Partial<Loan> = {}): Loan => {
  const decision = lend(film, asked(), now);
  if (!decision.accepted) throw new Error(decision.reason);
  return { ...decision.next, version: 1, ...given };
};

describe('Lending a copy', () => {
  it('is until the item’s time is over, unless agreed otherwise', () => {
    expect(lend(film, asked(), now)).toMatchObject({
      next: { unitId: centre, mediaItemId: film.id, dueOn: '2026-03-16', returnedOn: null },
      events: [],
    });
    expect(lend(film, asked({ dueOn: day('2026-03-05') }), now)).toMatchObject({ next: { dueOn: '2026-03-05' } });
  });

  it('ends with the last copy', () => {
    expect(lend(film, asked(), { ...now, lent: 1 })).toMatchObject({ accepted: true });
    expect(lend(film, asked(), { ...now, lent: 2 })).toMatchObject({ reason: 'no-copy-left', params: { copies: 2 } });
    expect(lend({ ...film, copies: 0 }, asked(), now)).toMatchObject({ reason: 'no-copy-left' });
  });

  it.each<[string, Partial<Lend>, string | null]>([
    ['today', { lentOn: today }, null],
    ['tomorrow', { lentOn: day('2026-03-16') }, 'lending-still-to-come'],
    ['until its own day', { dueOn: day('2026-03-02') }, null],
    ['until the day before', { dueOn: day('2026-03-01') }, 'due-before-lent'],
    ['for a year', { dueOn: day('2027-03-02') }, null],
    ['for a year and a day', { dueOn: day('2027-03-03') }, 'due-too-late'],
  ])('holds to its days: %s', (_, given, reason) => {
    expect(lend(film, asked(given), now)).toMatchObject(reason ? { reason } : { accepted: true });
  });

  it('is for a borrower who is there', () => {
    expect(lend(film, asked(), { ...now, borrowerThere: false })).toMatchObject({ reason: 'no-such-borrower' });
  });
});

describe('Prolonging a loan', () => {
  it('gives a later day, within a year', () => {
    expect(prolongLoan(lent(), day('2026-03-17'))).toMatchObject({ next: { dueOn: '2026-03-17' } });
    expect(prolongLoan(lent(), day('2026-03-16'))).toMatchObject({ reason: 'due-no-later' });
    expect(prolongLoan(lent(), day('2027-03-02'))).toMatchObject({ accepted: true });
    expect(prolongLoan(lent(), day('2027-03-03'))).toMatchObject({ reason: 'due-too-late' });
  });

  it('is refused once it is back', () => {
    expect(prolongLoan(lent({ returnedOn: day('2026-03-05') }), day('2026-04-01'))).toMatchObject({
      reason: 'returned-already',
    });
  });
});

describe('Taking a copy back', () => {
  it('happens once, from the day when it was lent until today', () => {
    const back = (on: string, loan = lent()) => returnLoan(loan, day(on), today);
    expect(back('2026-03-01')).toMatchObject({ reason: 'returned-before-lent' });
    expect(back('2026-03-02')).toMatchObject({ next: { returnedOn: '2026-03-02' } });
    expect(back('2026-03-15')).toMatchObject({ accepted: true });
    expect(back('2026-03-16')).toMatchObject({ reason: 'return-still-to-come' });
    expect(back('2026-03-15', lent({ returnedOn: day('2026-03-05') }))).toMatchObject({ reason: 'returned-already' });
  });
});

describe('A loan is overdue', () => {
  it('from the day after its last one until it is back', () => {
    expect(isOverdue(lent(), day('2026-03-16'))).toBe(false);
    expect(isOverdue(lent(), day('2026-03-17'))).toBe(true);
    expect(isOverdue(lent({ returnedOn: day('2026-03-17') }), day('2026-03-18'))).toBe(false);
  });
});
