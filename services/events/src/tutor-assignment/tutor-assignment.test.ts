import { newId } from '@metodnet/kernel';
import { centre, day, tomsk } from '../events.fixture.js';
import {
  type AssignTutor,
  assignTutor,
  type Circumstances,
  releaseTutor,
  type TutorAssignment,
} from './tutor-assignment.js';

const assign = (given: Partial<AssignTutor> = {}, circumstances: Partial<Circumstances> = {}) =>
  assignTutor(
    {
      id: newId<'TutorAssignment'>(tomsk),
      unitId: centre,
      tutorId: newId<'Person'>(tomsk),
      level: 'REGIONAL',
      subject: 'Развитие инженерного образования',
      projectId: null,
      from: day('2025-09-01'),
      ...given,
    },
    { worksHere: true, projectExists: false, tutorsItAlready: false, ...circumstances },
  );
const assigned = (): TutorAssignment => {
  const decision = assign();
  if (!decision.accepted) throw new Error(decision.reason);
  return { ...decision.next, version: 1 };
};

describe('Assigning a tutor', () => {
  it('tells who tutors at which level, and keeps the name of the project to itself', () => {
    const decision = assign();
    expect(decision).toMatchObject({
      accepted: true,
      next: { to: null, version: 0 },
      events: [{ type: 'events.tutor-assigned.v1', data: { level: 'REGIONAL', from: '2025-09-01', to: null } }],
    });
    expect(JSON.stringify(decision.accepted && decision.events)).not.toContain('инженерного');
  });

  it('asks what is tutored, and that a project that it names is there', () => {
    expect(assign({ subject: ' ' })).toMatchObject({ reason: 'subject-missing' });
    const projectId = newId<'Project'>(tomsk);
    expect(assign({ projectId })).toMatchObject({ reason: 'no-such-project' });
    expect(assign({ projectId }, { projectExists: true })).toMatchObject({ accepted: true });
  });

  it('asks that the person works in the unit or under it on the first day', () => {
    expect(assign({}, { worksHere: false })).toMatchObject({
      reason: 'not-employed-then',
      params: { from: '2025-09-01' },
    });
  });

  it('happens once for one person and one project', () => {
    expect(assign({}, { tutorsItAlready: true })).toMatchObject({ reason: 'tutors-it-already' });
  });
});

describe('Releasing a tutor', () => {
  it('ends it on a day, on the first when it never was', () => {
    expect(releaseTutor(assigned(), day('2026-06-01'))).toMatchObject({
      next: { to: '2026-06-01' },
      events: [{ type: 'events.tutor-released.v1', data: { from: '2025-09-01', to: '2026-06-01' } }],
    });
    expect(releaseTutor(assigned(), day('2025-09-01'))).toMatchObject({ accepted: true });
    expect(releaseTutor(assigned(), day('2025-08-31'))).toMatchObject({
      reason: 'released-before-assigned',
      params: { from: '2025-09-01' },
    });
  });

  it('happens once', () => {
    const released = { ...assigned(), to: day('2026-01-01') };
    expect(releaseTutor(released, day('2026-06-01'))).toMatchObject({
      reason: 'released-already',
      params: { to: '2026-01-01' },
    });
  });
});
