import { newId } from '@metodnet/kernel';
import { centre, day, tomsk } from '../events.fixture.js';
import { type IssueAssignment, issueAssignment, type MunicipalAssignment } from './municipal-assignment.js';

/** The city assigns events and the coverage of educators to its centre for 2026; a test names only what matters to it. */
export const anAssignment = (given: Partial<IssueAssignment> = {}): IssueAssignment => ({
  id: newId<'MunicipalAssignment'>(tomsk),
  unitId: tomsk,
  executorId: centre,
  orderNumber: '1-р',
  orderDate: day('2025-12-25'),
  from: day('2026-01-01'),
  to: day('2027-01-01'),
  measures: [
    { kind: 'volume', indicator: 'IND-47', value: '570' },
    { kind: 'quality', indicator: 'IND-07', value: '66.7' },
  ],
  ...given,
});

export const issued = (given: Partial<MunicipalAssignment> = {}): MunicipalAssignment => {
  const decision = issueAssignment(anAssignment(), true);
  if (!decision.accepted) throw new Error(decision.reason);
  return { ...decision.next, ...given };
};

/** The same as it is issued over GraphQL. */
export function assignmentInput(given: Partial<IssueAssignment> = {}) {
  const { id, unitId, executorId, measures, ...assigned } = anAssignment(given);
  const sent = measures.map(({ kind, ...measure }) => ({ ...measure, kind: kind.toUpperCase() }));
  return { unitId, executorId, assigned: { ...assigned, measures: sent } };
}
