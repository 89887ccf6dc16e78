import { reject } from '@metodnet/kernel';
import { day, person, record, school } from '../records.fixture.js';
import { assignTeacher, endStatus, grantStatus, type RegionalMethodist, releaseTeacher } from './regional-methodist.js';

const status: RegionalMethodist = {
  id: record<'RegionalMethodistStatus'>(),
  personId: person(1),
  unitId: school,
  from: day('2024-09-01'),
  to: null,
  teachers: [{ teacherId: person(2), from: day('2024-10-01'), to: null }],
  version: 1,
};

describe('The status of a regional methodist', () => {
  it('is granted to a pedagogical worker who has it not', () => {
    expect(grantStatus(status, 0, 1)).toMatchObject({
      next: { teachers: [] },
      events: [{ data: { teachers: [], to: null } }],
    });
    expect(grantStatus(status, 1, 1)).toEqual(reject('has-the-status'));
    expect(grantStatus(status, 0, 0)).toEqual(reject('no-pedagogical-worker'));
  });

  it('ends with every assignment', () => {
    expect(endStatus(status, day('2025-01-01'))).toMatchObject({
      events: [{ data: { to: '2025-01-01', teachers: [{ to: '2025-01-01' }] } }],
    });
    expect(endStatus(status, day('2024-09-15'))).toMatchObject({ next: { teachers: [] } });
    expect(endStatus(status, day('2024-09-01'))).toEqual(reject('ends-before-it-started', { from: '2024-09-01' }));
    expect(endStatus({ ...status, to: day('2025-01-01') }, day('2025-02-01'))).toEqual(
      reject('status-ended', { to: '2025-01-01' }),
    );
  });
});

describe('Assigning a teacher', () => {
  const assign = (teacherId = person(3), from = '2024-11-01', elsewhere = 0, to: RegionalMethodist = status) =>
    assignTeacher(to, { teacherId, from: day(from) }, elsewhere);

  it('restates everyone ever assigned', () => {
    expect(assign()).toMatchObject({
      events: [
        {
          data: {
            teacherId: person(3),
            teachers: [{ teacherId: person(2) }, { teacherId: person(3), from: '2024-11-01', to: null }],
          },
        },
      ],
    });
  });

  it('is refused to oneself, twice at a time, before the status and after it', () => {
    expect(assign(person(1))).toEqual(reject('assigned-to-oneself'));
    expect(assign(person(2))).toEqual(reject('assigned-already'));
    expect(assign(person(3), '2024-11-01', 1)).toEqual(reject('assigned-already'));
    expect(assign(person(3), '2024-09-01')).toMatchObject({ accepted: true });
    expect(assign(person(3), '2024-08-31')).toEqual(reject('before-the-status', { from: '2024-09-01' }));
    expect(assign(person(3), '2025-03-01', 0, { ...status, to: day('2025-01-01') })).toEqual(
      reject('status-ended', { to: '2025-01-01' }),
    );
  });

  it('may be repeated after a release, from the day of the release on', () => {
    const released = releaseTeacher(status, { teacherId: person(2), to: day('2025-01-01') });
    expect(released).toMatchObject({ events: [{ data: { teacherId: person(2), occurredOn: '2025-01-01' } }] });
    const next = released.accepted ? released.next : status;
    expect(assign(person(2), '2024-12-31', 0, next)).toEqual(reject('assigned-already'));
    expect(assign(person(2), '2025-01-01', 0, next)).toMatchObject({ accepted: true });
    expect(releaseTeacher(next, { teacherId: person(2), to: day('2025-02-01') })).toEqual(reject('not-assigned'));
    expect(releaseTeacher(status, { teacherId: person(2), to: day('2024-10-01') })).toEqual(
      reject('ends-before-it-started', { from: '2024-10-01' }),
    );
  });

  it('holds 500 in all, so that its event can be carried', () => {
    const teachers = Array.from({ length: 499 }, (_, index) => ({
      teacherId: person(10 + index),
      from: day('2024-09-01'),
      to: day('2024-10-01'),
    }));
    const last = assign(person(3), '2024-11-01', 0, { ...status, teachers });
    expect(last).toMatchObject({ accepted: true });
    expect(JSON.stringify(last.accepted && last.events[0]?.data).length).toBeLessThan(65_000);
    expect(assign(person(4), '2024-11-01', 0, last.accepted ? last.next : status)).toEqual(
      reject('too-many-assignments', { limit: 500 }),
    );
  });
});
