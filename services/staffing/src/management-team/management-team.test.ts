import { reject } from '@metodnet/kernel';
import { day, person, record, school, today } from '../records.fixture.js';
import { changeMembers, dissolveTeam, formTeam, type ManagementTeam, trainTeam } from './management-team.js';

const since = day('2024-09-01');
const team: ManagementTeam = {
  id: record<'ManagementTeam'>(),
  unitId: school,
  from: since,
  to: null,
  members: [1, 2].map((n) => ({ personId: person(n), from: since, to: null })),
  trainings: [],
  version: 1,
};
const people = (n: number) => Array.from({ length: n }, (_, index) => person(index + 1));

describe('Forming a management team', () => {
  const form = (n: number, managers = n) => formTeam({ ...team, memberIds: people(n) }, managers);

  it('takes 2 to 50 managers', () => {
    expect(form(2)).toMatchObject({
      events: [{ data: { members: [{ personId: person(1) }, { personId: person(2) }] } }],
    });
    expect(form(1)).toEqual(reject('too-few-members', { limit: 2 }));
    expect(form(50)).toMatchObject({ accepted: true });
    expect(form(51)).toEqual(reject('too-many-members', { limit: 50 }));
    expect(form(3, 2)).toEqual(reject('not-all-managers', { managers: 2 }));
  });

  it('counts a member named twice once', () => {
    expect(formTeam({ ...team, memberIds: [person(1), person(1)] }, 1)).toEqual(
      reject('too-few-members', { limit: 2 }),
    );
  });
});

describe('Changing the members', () => {
  it('lets those not named leave and the others stay as they were', () => {
    expect(changeMembers(team, { memberIds: [person(2), person(3)], from: day('2025-01-01') }, 2)).toMatchObject({
      next: {
        members: [
          { personId: person(1), from: since, to: '2025-01-01' },
          { personId: person(2), from: since, to: null },
          { personId: person(3), from: '2025-01-01', to: null },
        ],
      },
    });
  });

  it('does not go back behind the last change, nor beyond the end', () => {
    const changed = changeMembers(team, { memberIds: [person(2), person(3)], from: day('2025-01-01') }, 2);
    const next = changed.accepted ? changed.next : team;
    expect(changeMembers(next, { memberIds: people(2), from: day('2024-12-31') }, 2)).toEqual(
      reject('changed-later-already', { from: '2025-01-01' }),
    );
    expect(changeMembers(next, { memberIds: people(2), from: day('2025-01-01') }, 2)).toMatchObject({ accepted: true });
    expect(changeMembers({ ...team, to: today }, { memberIds: people(2), from: today }, 2)).toEqual(
      reject('dissolved', { to: today }),
    );
  });
});

describe('Training a team', () => {
  const train = (completedOn: string, hours = 36, of: ManagementTeam = team) =>
    trainTeam(of, { programmeKind: 'UPGRADING', hours, completedOn: day(completedOn) }, today);

  it('counts when the team was there, up to today', () => {
    expect(train('2024-09-01')).toMatchObject({
      events: [{ data: { trainings: [{ completedOn: '2024-09-01', hours: 36 }] } }],
    });
    expect(train('2024-08-31')).toEqual(reject('no-team-then', { from: '2024-09-01', to: '…' }));
    expect(train('2026-03-15')).toMatchObject({ accepted: true });
    expect(train('2026-03-16')).toEqual(reject('completed-in-the-future', { today }));
    expect(train('2025-01-01', 36, { ...team, to: day('2025-01-01') })).toEqual(
      reject('no-team-then', { from: '2024-09-01', to: '2025-01-01' }),
    );
  });

  it('is entered once, with its hours', () => {
    const once = train('2025-01-01');
    expect(train('2025-01-01', 36, once.accepted ? once.next : team)).toEqual(
      reject('trained-already', { completedOn: '2025-01-01' }),
    );
    expect(train('2025-01-01', 0)).toEqual(reject('hours-missing'));
  });
});

describe('Dissolving a team', () => {
  it('ends every membership, once', () => {
    expect(dissolveTeam(team, today)).toMatchObject({ next: { to: today, members: [{ to: today }, { to: today }] } });
    expect(dissolveTeam(team, since)).toEqual(reject('ends-before-it-started', { from: since }));
    expect(dissolveTeam({ ...team, to: today }, today)).toEqual(reject('dissolved', { to: today }));
  });
});
