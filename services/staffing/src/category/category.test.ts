import { reject } from '@metodnet/kernel';
import { day, person, record, school, today } from '../records.fixture.js';
import { type Category, expireCategory, grantCategory, withdrawCategory } from './category.js';

const category: Category = {
  id: record<'Category'>(),
  personId: person(1),
  unitId: school,
  kind: 'FIRST',
  grantedOn: day('2021-05-20'),
  validUntil: day('2026-05-20'),
  withdrawn: false,
  version: 1,
};
const told = (validUntil: string | null) => {
  const decision = grantCategory({ ...category, validUntil: validUntil === null ? null : day(validUntil) }, today);
  return decision.accepted ? decision.events[0]?.data.validUntil : undefined;
};

describe('Granting a category', () => {
  it('tells the last month-end on which it is valid, its last day included', () => {
    expect(told('2026-05-20')).toBe('2026-04-30');
    expect(told('2026-05-30')).toBe('2026-04-30');
    expect(told('2026-05-31')).toBe('2026-05-31');
    expect(told(null)).toBeNull();
  });

  it('is for what was granted by today and did not end before', () => {
    expect(grantCategory({ ...category, grantedOn: today, validUntil: today }, today)).toMatchObject({
      accepted: true,
    });
    expect(grantCategory({ ...category, grantedOn: day('2026-03-16') }, today)).toEqual(
      reject('granted-in-the-future', { today }),
    );
    expect(told('2021-05-19')).toBeUndefined();
  });
});

describe('Ending a category early', () => {
  it('shortens its term, never lengthens it', () => {
    expect(expireCategory(category, day('2026-03-15'), today)).toMatchObject({
      next: { validUntil: '2026-03-15' },
      events: [{ data: { validUntil: '2026-02-28' } }],
    });
    expect(expireCategory(category, day('2026-05-20'), today)).toEqual(
      reject('ends-earlier-already', { validUntil: '2026-05-20' }),
    );
    expect(expireCategory({ ...category, validUntil: null }, day('2030-01-01'), today)).toMatchObject({
      accepted: true,
    });
    expect(expireCategory(category, day('2021-05-19'), today)).toEqual(
      reject('ends-before-it-began', { grantedOn: '2021-05-20' }),
    );
  });

  it('or withdrawing it as a mistake happens once', () => {
    expect(withdrawCategory(category)).toMatchObject({ events: [{ data: { withdrawn: true } }] });
    expect(withdrawCategory({ ...category, withdrawn: true })).toEqual(reject('withdrawn'));
    expect(expireCategory({ ...category, withdrawn: true }, today, today)).toEqual(reject('withdrawn'));
  });
});
