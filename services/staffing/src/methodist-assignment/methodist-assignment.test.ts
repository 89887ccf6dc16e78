import { reject } from '@metodnet/kernel';
import { day, person, record, school } from '../records.fixture.js';
import { assignMethodist, changeAssignment, endAssignment, type MethodistAssignment } from './methodist-assignment.js';

const assignment: MethodistAssignment = {
  id: record<'MethodistAssignment'>(),
  methodistId: person(1),
  unitId: school,
  teacherIds: [person(2), person(3)],
  organisationIds: [],
  direction: null,
  from: day('2024-09-01'),
  to: null,
  version: 1,
};
const all = { teachers: 1_000, organisations: 10 };
const many = (n: number) => Array.from({ length: n }, (_, index) => person(10 + index));

describe('Assigning a methodist', () => {
  it('is for whoever works as one there', () => {
    expect(assignMethodist(assignment, 1, all)).toMatchObject({
      events: [{ data: { teacherIds: [person(2), person(3)], to: null } }],
    });
    expect(assignMethodist(assignment, 0, all)).toEqual(reject('no-methodist-there'));
  });

  it('names teachers, organisations or a direction', () => {
    const charge = (given: object) => assignMethodist({ ...assignment, teacherIds: [], ...given }, 1, all);
    expect(charge({})).toEqual(reject('nothing-assigned'));
    expect(charge({ direction: 'mathematics' })).toMatchObject({ accepted: true });
    expect(charge({ organisationIds: [school] })).toMatchObject({ accepted: true });
    expect(charge({ direction: 'magic' })).toEqual(reject('unknown-direction', { direction: 'magic' }));
    expect(charge({ teacherIds: [person(1)] })).toEqual(reject('assigned-to-oneself'));
  });

  it('names whom and what there is', () => {
    const two = { ...assignment, organisationIds: [school] };
    expect(assignMethodist(two, 1, { teachers: 2, organisations: 1 })).toMatchObject({ accepted: true });
    expect(assignMethodist(two, 1, { teachers: 1, organisations: 1 })).toEqual(
      reject('unknown-teachers', { found: 1 }),
    );
    expect(assignMethodist(two, 1, { teachers: 2, organisations: 0 })).toEqual(
      reject('unknown-organisations', { found: 0 }),
    );
  });

  it('names at most 800 teachers, so that its event can be carried', () => {
    const decision = assignMethodist({ ...assignment, teacherIds: many(800) }, 1, all);
    expect(decision).toMatchObject({ accepted: true });
    expect(JSON.stringify(decision.accepted && decision.events[0]?.data).length).toBeLessThan(60_000);
    expect(assignMethodist({ ...assignment, teacherIds: many(801) }, 1, all)).toEqual(
      reject('too-many-teachers', { limit: 800 }),
    );
  });

  it('changes and ends while it lasts', () => {
    expect(
      changeAssignment(assignment, { teacherIds: [person(4)], organisationIds: [], direction: null }, all),
    ).toMatchObject({ next: { teacherIds: [person(4)] } });
    expect(endAssignment(assignment, day('2024-09-02'))).toMatchObject({ next: { to: '2024-09-02' } });
    expect(endAssignment(assignment, day('2024-09-01'))).toEqual(
      reject('ends-before-it-started', { from: '2024-09-01' }),
    );
    const over = { ...assignment, to: day('2025-01-01') };
    expect(changeAssignment(over, assignment, all)).toEqual(reject('already-ended', { to: '2025-01-01' }));
    expect(endAssignment(over, day('2025-02-01'))).toEqual(reject('already-ended', { to: '2025-01-01' }));
  });
});
