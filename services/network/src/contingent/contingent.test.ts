import type { AgeCount, UnitKind } from '@metodnet/contracts';
import { reject } from '@metodnet/kernel';
import { accepted, day } from '../network.fixture.js';
import { anId, aSchool } from '../records.fixture.js';
import { type Contingent, correctContingent, countContingent } from './contingent.js';

const id = anId<'Contingent'>();
const today = day('2026-03-01');
const count = (
  counts: readonly AgeCount[],
  { asOf = '2025-09-01', kind = 'SCHOOL' as UnitKind, already = false } = {},
) => countContingent(id, { unitId: aSchool.id, asOf: day(asOf), counts }, { ...aSchool, kind }, today, already);

describe('Counting pupils', () => {
  it('keeps them in order of age and adds them up', () => {
    const { next, events } = accepted(
      count([
        { age: 9, count: 5 },
        { age: 7, count: 50 },
        { age: 8, count: 0 },
      ]),
    );
    expect(next).toMatchObject({ total: 55, counts: [{ age: 7 }, { age: 8 }, { age: 9 }] });
    expect(events).toMatchObject([
      { type: 'network.contingent-counted.v1', data: { asOf: '2025-09-01', counts: next.counts } },
    ]);
  });

  it.each([
    [0, true],
    [-1, false],
    [25, true],
    [26, false],
  ])('of the age of %d: %s', (age, taken) => {
    expect(count([{ age, count: 1 }]).accepted).toBe(taken);
  });

  it.each([
    [0, true],
    [-1, false],
    [100_000, true],
    [100_001, false],
  ])('of %d pupils of an age: %s', (pupils, taken) => {
    expect(count([{ age: 7, count: pupils }]).accepted).toBe(taken);
  });

  it('names each age once, and some', () => {
    expect(count([])).toEqual(reject('nothing-counted'));
    expect(
      count([
        { age: 7, count: 1 },
        { age: 7, count: 2 },
      ]),
    ).toEqual(reject('age-twice', { age: 7 }));
  });

  it('is of educational organisations, on a day of theirs that has come, once', () => {
    const one = [{ age: 7, count: 1 }];
    expect(count(one, { kind: 'METHODICAL_CENTRE' })).toEqual(reject('has-no-pupils', { kind: 'METHODICAL_CENTRE' }));
    expect(count(one, { kind: 'PRESCHOOL' })).toMatchObject({ accepted: true });
    expect(count(one, { asOf: '2026-03-01' })).toMatchObject({ accepted: true });
    expect(count(one, { asOf: '2026-03-02' })).toEqual(reject('not-yet', { today: '2026-03-01' }));
    expect(count(one, { asOf: '2019-12-31' })).toEqual(reject('unit-not-there', { from: '2019-12-31' }));
    expect(count(one, { already: true })).toEqual(reject('counted-already', { asOf: '2025-09-01' }));
  });
});

describe('Correcting a count', () => {
  const contingent: Contingent = accepted(count([{ age: 7, count: 50 }])).next;

  it('replaces the figures and says why', () => {
    const { next, events } = accepted(correctContingent(contingent, [{ age: 7, count: 49 }], 'Пересчёт'));
    expect(next).toMatchObject({ total: 49, basis: 'Пересчёт' });
    expect(events[0]?.data).toMatchObject({ contingentId: id, counts: [{ age: 7, count: 49 }], basis: 'Пересчёт' });
  });

  it('needs a reason and a difference', () => {
    expect(correctContingent(contingent, [{ age: 7, count: 49 }], ' ')).toEqual(reject('basis-needed'));
    expect(correctContingent(contingent, [{ age: 7, count: 50 }], 'Пересчёт')).toEqual(reject('nothing-changed'));
    expect(correctContingent(contingent, [], 'Пересчёт')).toEqual(reject('nothing-counted'));
  });
});
