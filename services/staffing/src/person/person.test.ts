import { PersonDetailsChanged, PersonRegistered, PersonsMerged, StewardshipPassed } from '@metodnet/contracts';
import {
  addDays,
  addYears,
  type CalendarDate,
  fullYearsBetween,
  monthEnd,
  type PersonId,
  reject,
  unitId,
} from '@metodnet/kernel';
import fc from 'fast-check';
import { aPerson, day } from './person.fixture.js';
import { changeDetails, identityKey, mergeInto, passStewardship, registerPerson } from './person.js';
import { factsOfPerson, lastMonthEndBefore } from './person-facts.js';

const today = day('2026-03-15');
const other = 'ru-tom-tomsk:00000000-0000-4000-8000-000000000002' as PersonId;

describe('Registering a person', () => {
  const registered = (given: Parameters<typeof aPerson>[0], lookalikes: PersonId[] = []) =>
    registerPerson(aPerson(given), lookalikes, today);

  it('tells the network month-ends and education, and nothing else', () => {
    const person = aPerson({ phone: '+7', email: 'a@b' });
    expect(registered({ phone: '+7', email: 'a@b' })).toMatchObject({
      events: [
        PersonRegistered({
          personId: person.id,
          youngUntil: '2025-04-30',
          firstThreeYearsUntil: '2015-08-31',
          higherEducation: true,
          higherEducationFrom: null,
          occurredOn: '2026-03-15',
        }),
      ],
    });
  });

  it('is refused while somebody looks the same', () => {
    expect(registered({}, [])).toMatchObject({ accepted: true });
    expect(registered({}, [other])).toEqual(reject('looks-registered', { candidates: other }));
  });

  it('is for those from 14 to 100 years of age', () => {
    const born = (birthDate: string) => registered({ birthDate: day(birthDate), pedagogicalSince: null });
    expect(born('2012-03-15')).toMatchObject({ accepted: true });
    expect(born('2012-03-16')).toEqual(reject('too-young', { years: 14 }));
    expect(born('2199-12-31')).toEqual(reject('too-young', { years: 14 }));
    expect(born('1926-03-15')).toMatchObject({ accepted: true });
    expect(born('1926-03-14')).toEqual(reject('too-old', { years: 100 }));
  });

  it('takes pedagogical work from the age of 14 until today', () => {
    const since = (iso: string) => registered({ birthDate: day('1990-05-10'), pedagogicalSince: day(iso) });
    expect(since('2004-05-10')).toMatchObject({ accepted: true });
    expect(since('2004-05-09')).toEqual(reject('worked-before-born', { years: 14 }));
    expect(since('2026-03-15')).toMatchObject({ accepted: true });
    expect(since('2026-03-16')).toEqual(reject('worked-in-the-future'));
  });

  it('takes the day of a diploma only with higher education, until today', () => {
    const graduated = (iso: string, education: 'higher' | 'general' = 'higher') =>
      registered({ education, higherEducationFrom: day(iso) });
    expect(graduated('2026-03-15')).toMatchObject({ accepted: true });
    expect(graduated('2026-03-16')).toEqual(reject('education-in-the-future'));
    expect(graduated('2020-07-01', 'general')).toEqual(reject('no-higher-education'));
  });

  it('needs a family name and a first name', () => {
    expect(registered({ lastName: ' ' })).toEqual(reject('name-missing'));
    expect(registered({ firstName: '' })).toEqual(reject('name-missing'));
  });
});

describe('Being under 35', () => {
  const until = (birthDate: string) => factsOfPerson(aPerson({ birthDate: day(birthDate) })).youngUntil;

  it('ends with the month before the 35th birthday, whatever its day', () => {
    expect(until('1990-05-01')).toBe('2025-04-30');
    expect(until('1990-05-31')).toBe('2025-04-30');
    expect(until('1990-06-01')).toBe('2025-05-31');
    expect(until('1992-02-29')).toBe('2027-01-31');
  });

  it('holds on a month-end exactly when fewer than 35 years are complete', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 25_000 }), fc.integer({ min: -3, max: 3 }), (days, months) => {
        const birthDate = addDays(day('1950-01-01'), days);
        const youngUntil = factsOfPerson(aPerson({ birthDate })).youngUntil;
        const on = monthEnd(addDays(addYears(birthDate, 35), months * 30) as CalendarDate);
        expect(on <= youngUntil).toBe(fullYearsBetween(birthDate, on) < 35);
      }),
    );
  });
});

describe('The first three years', () => {
  const until = (since: string | null) =>
    factsOfPerson(aPerson({ pedagogicalSince: since === null ? null : day(since) })).firstThreeYearsUntil;

  it('end with the month before the third anniversary', () => {
    expect(until('2023-09-01')).toBe('2026-08-31');
    expect(until('2023-08-31')).toBe('2026-07-31');
    expect(until('2024-02-29')).toBe('2027-01-31');
    expect(until(null)).toBeNull();
  });
});

describe('The last month-end before a day', () => {
  it.each([
    ['2024-05-31', '2024-04-30'],
    ['2024-06-01', '2024-05-31'],
    ['2024-03-30', '2024-02-29'],
    ['2024-01-01', '2023-12-31'],
  ])('of %s is %s', (date, expected) => {
    expect(lastMonthEndBefore(day(date))).toBe(expected);
  });
});

describe('Spelling a name', () => {
  it('is the same for ё and е, capitals and spaces, and for a patronymic or none', () => {
    const key = (lastName: string) => identityKey({ lastName, firstName: 'Пётр', birthDate: day('1990-05-10') });
    expect(key(' Ёлкин ')).toBe(key('елкин'));
    expect(key('Салтыков  Щедрин')).toBe(key('салтыков щедрин'));
    expect(key('Ёлкин')).not.toBe(key('Елкина'));
  });
});

describe('Changing details', () => {
  it('tells education from its day, and corrected month-ends', () => {
    const person = aPerson({ education: 'incomplete-higher' });
    const details = {
      ...person,
      education: 'higher' as const,
      higherEducationFrom: day('2025-07-01'),
      birthDate: day('1991-06-11'),
    };
    expect(changeDetails(person, details, today)).toMatchObject({
      next: { education: 'higher', identityKey: 'иванова|мария|1991-06-11' },
      events: [
        PersonDetailsChanged({
          ...factsOfPerson(aPerson(details)),
          higherEducationFrom: '2025-07-01',
          occurredOn: '2026-03-15',
        }),
      ],
    });
  });

  it('is refused for a record that was merged', () => {
    expect(changeDetails(aPerson({ mergedInto: other }), aPerson(), today)).toEqual(reject('merged-already'));
  });
});

describe('Passing stewardship', () => {
  const next = unitId('ru-tom-tomsk-school-5');

  it('waits until the steward employs the person no longer and the next one does', () => {
    const pass = (bySteward: number, byNext: number) => passStewardship(aPerson(), next, { bySteward, byNext }, today);
    expect(pass(1, 1)).toEqual(reject('still-employed-by-steward'));
    expect(pass(0, 0)).toEqual(reject('not-employed-there'));
    expect(pass(0, 1)).toMatchObject({
      next: { unitId: next },
      events: [
        StewardshipPassed({
          personId: aPerson().id,
          fromUnitId: 'ru-tom-tomsk-school-4',
          toUnitId: next,
          occurredOn: '2026-03-15',
        }),
      ],
    });
  });

  it('to oneself is nothing', () => {
    expect(passStewardship(aPerson(), aPerson().unitId, { bySteward: 0, byNext: 1 }, today)).toEqual(
      reject('is-steward-already'),
    );
  });
});

describe('Merging', () => {
  it('leaves the merged id as another name of the survivor', () => {
    expect(mergeInto(aPerson(), aPerson({ id: other }), today, true)).toMatchObject({
      next: { id: aPerson().id, mergedInto: other },
      events: [PersonsMerged({ survivorId: other, mergedId: aPerson().id, occurredOn: '2026-03-15' })],
    });
  });

  it('is refused with oneself, and with what was merged before', () => {
    const third = 'ru-tom-tomsk:00000000-0000-4000-8000-000000000003' as PersonId;
    expect(mergeInto(aPerson(), aPerson(), today, true)).toEqual(reject('same-record'));
    expect(mergeInto(aPerson({ mergedInto: third }), aPerson({ id: other }), today, true)).toEqual(
      reject('merged-already'),
    );
    expect(mergeInto(aPerson(), aPerson({ id: other, mergedInto: third }), today, true)).toEqual(
      reject('merged-already'),
    );
  });

  it('of two who are named otherwise is for whoever keeps both records', () => {
    const survivor = (given: object) => aPerson({ id: other, ...given });
    for (const given of [{ lastName: 'Петрова' }, { birthDate: day('1991-06-12') }]) {
      const different = survivor({ ...given, identityKey: identityKey({ ...aPerson(), ...given }) });
      expect(mergeInto(aPerson(), different, today, false)).toEqual(reject('named-otherwise'));
      expect(mergeInto(aPerson(), different, today, true)).toMatchObject({ accepted: true });
    }
    expect(mergeInto(aPerson(), survivor({}), today, false)).toMatchObject({ accepted: true });
  });
});
