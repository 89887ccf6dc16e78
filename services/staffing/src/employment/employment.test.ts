import { Dismissed, Employed } from '@metodnet/contracts';
import { reject } from '@metodnet/kernel';
import { factsOf } from '../position/position.js';
import { ALONE, anEmployment, aTerm, day } from './employment.fixture.js';
import { cancelEmployment, changeEmployment, correctEmployment, dismiss, employ, stateOf } from './employment.js';

const request = { ...anEmployment(), ...aTerm() };

describe('Employing', () => {
  it('begins open on its first day and tells the network the position’s facts, not the personnel number', () => {
    const decision = employ(request, ALONE);
    expect(decision).toMatchObject({ next: { to: null, cancelled: false, version: 0, terms: [aTerm()] } });
    expect(decision).toMatchObject({
      events: [
        Employed({
          employmentId: request.id,
          personId: request.personId,
          unitId: request.unitId,
          main: true,
          from: '2024-09-01',
          to: null,
          cancelled: false,
          terms: [
            {
              from: '2024-09-01',
              to: null,
              position: 'teacher',
              positionGroup: 'PEDAGOGICAL',
              pedagogical: true,
              teacher: true,
              manager: false,
              methodist: false,
              methodistKind: null,
              rateHundredths: 100,
              teachingLoadHundredths: 0,
              subjects: ['mathematics'],
            },
          ],
        }),
      ],
    });
    expect(JSON.stringify(decision.accepted && decision.events)).not.toContain('101');
  });

  it.each([
    [0, false],
    [1, true],
    [200, true],
    [201, false],
  ])('takes a rate of %i hundredths: %s', (rateHundredths, taken) => {
    expect(employ({ ...request, rateHundredths }, ALONE).accepted).toBe(taken);
  });

  it('takes a teaching load up to three', () => {
    const load = (teachingLoadHundredths: number) => employ({ ...request, teachingLoadHundredths }, ALONE);
    expect(load(300)).toMatchObject({ accepted: true });
    expect(load(301)).toEqual(reject('load-out-of-range', { limit: 300 }));
    expect(load(-1)).toEqual(reject('load-out-of-range', { limit: 300 }));
  });

  it('is refused for positions and subjects that are not in the lists', () => {
    expect(employ({ ...request, position: 'wizard' }, ALONE)).toEqual(
      reject('unknown-position', { position: 'wizard' }),
    );
    expect(employ({ ...request, subjects: ['mathematics', 'magic'] }, ALONE)).toEqual(
      reject('unknown-subject', { subject: 'magic' }),
    );
  });

  it('is refused beside another main job, unless it is secondary', () => {
    expect(employ(request, { ...ALONE, main: 1 })).toEqual(reject('has-a-main-job'));
    expect(employ({ ...request, main: false }, { ...ALONE, main: 1 })).toMatchObject({ accepted: true });
  });

  it('is refused when all jobs together are more than two posts', () => {
    expect(employ(request, { main: 0, peakRateHundredths: 200 })).toMatchObject({ accepted: true });
    expect(employ(request, { main: 0, peakRateHundredths: 201 })).toEqual(reject('too-many-rates', { limit: 200 }));
  });
});

describe('Changing a job', () => {
  it('keeps what is not named, from the day on', () => {
    expect(
      changeEmployment(anEmployment(), { from: day('2025-01-01'), rateHundredths: 50 }, ALONE, ALONE),
    ).toMatchObject({
      next: {
        terms: [aTerm({ to: day('2025-01-01') }), aTerm({ from: day('2025-01-01'), rateHundredths: 50 })],
      },
      events: [{ type: 'staffing.employment-changed.v1', data: { occurredOn: '2025-01-01' } }],
    });
  });

  it('happens from the first day employed until the last', () => {
    const job = anEmployment({ to: day('2025-06-01'), terms: [aTerm({ to: day('2025-06-01') })] });
    const on = (iso: string) => changeEmployment(job, { from: day(iso), rateHundredths: 50 }, ALONE, ALONE).accepted;
    expect([on('2024-08-31'), on('2024-09-01'), on('2025-05-31'), on('2025-06-01')]).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('is refused for a job that never was', () => {
    expect(changeEmployment(anEmployment({ cancelled: true }), { from: day('2025-01-01') }, ALONE, ALONE)).toEqual(
      reject('cancelled'),
    );
  });
});

describe('Dismissing', () => {
  it('ends the job and its terms on the first day no longer employed', () => {
    const decision = dismiss(anEmployment(), day('2025-06-01'));
    const next = anEmployment({ to: day('2025-06-01'), terms: [aTerm({ to: day('2025-06-01') })] });
    expect(decision).toEqual({ accepted: true, next, events: [Dismissed(stateOf(next))] });
  });

  it('may come after one day at work, not before', () => {
    expect(dismiss(anEmployment(), day('2024-09-02'))).toMatchObject({ accepted: true });
    expect(dismiss(anEmployment(), day('2024-09-01'))).toEqual(
      reject('ends-before-it-started', { from: '2024-09-01' }),
    );
  });

  it('happens once', () => {
    expect(dismiss(anEmployment({ to: day('2025-06-01') }), day('2025-07-01'))).toEqual(
      reject('already-ended', { to: '2025-06-01' }),
    );
  });
});

describe('Correcting a job', () => {
  const correction = { main: false, from: day('2024-10-01'), to: null, terms: [aTerm({ from: day('2024-10-01') })] };

  it('states it anew as it really was and says which statement was wrong', () => {
    expect(correctEmployment(anEmployment({ version: 3 }), correction, ALONE, ALONE)).toMatchObject({
      next: { main: false, from: '2024-10-01' },
      events: [{ type: 'staffing.employment-corrected.v1', data: { corrects: 3, from: '2024-10-01' } }],
    });
  });

  it('takes terms in any order, the first from the first day, none twice and none after the end', () => {
    const to = day('2025-06-01');
    const with_ = (...starts: string[]) =>
      correctEmployment(
        anEmployment(),
        { ...correction, to, terms: starts.map((from) => aTerm({ from: day(from) })) },
        ALONE,
        ALONE,
      ).accepted;
    expect(with_('2025-01-01', '2024-10-01')).toBe(true);
    expect(with_('2024-10-02')).toBe(false);
    expect(with_('2024-10-01', '2024-10-01')).toBe(false);
    expect(with_('2024-10-01', '2025-06-01')).toBe(false);
    expect(with_()).toBe(false);
  });

  it('can take the job back altogether, once', () => {
    expect(cancelEmployment(anEmployment())).toMatchObject({
      next: { cancelled: true },
      events: [{ data: { cancelled: true, corrects: 1 } }],
    });
    expect(cancelEmployment(anEmployment({ cancelled: true }))).toEqual(reject('cancelled'));
  });
});

describe('Populations', () => {
  it.each([
    ['teacher', { pedagogical: true, teacher: true, manager: false, methodist: false }],
    ['speech-therapist', { pedagogical: true, teacher: false, manager: false, methodist: false }],
    ['head', { pedagogical: false, teacher: false, manager: true, methodist: false }],
    ['senior-methodist', { pedagogical: true, methodist: true, methodistKind: 'SUBJECT' }],
    ['textbook-stock-methodist', { methodist: true, methodistKind: 'TEXTBOOK_STOCK' }],
    ['junior-educator', { pedagogical: false, manager: false, positionGroup: 'SUPPORT' }],
  ])('of a %s are told with the position', (position, expected) => {
    expect(factsOf(position)).toMatchObject(expected);
  });
});

describe('What another employer has made too much', () => {
  const before = { main: 1, peakRateHundredths: 300 };
  const change = (peakRateHundredths: number) =>
    changeEmployment(
      anEmployment(),
      { from: day('2025-01-01'), rateHundredths: 50 },
      { main: 1, peakRateHundredths },
      before,
    );
  const correct = (main: number) => {
    const { to, terms } = anEmployment();
    const correction = { main: true, from: day('2024-09-01'), to, terms };
    return correctEmployment(anEmployment(), correction, { main, peakRateHundredths: 300 }, before);
  };

  it('hinders no change that makes it no worse', () => {
    expect(change(299).accepted).toBe(true);
    expect(change(300).accepted).toBe(true);
    expect(change(301)).toEqual(reject('too-many-rates', { limit: 200 }));
  });

  it('hinders no correction that makes it no worse', () => {
    expect(correct(1).accepted).toBe(true);
    expect(correct(2)).toEqual(reject('has-a-main-job'));
  });
});
