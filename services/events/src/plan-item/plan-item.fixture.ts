import { newId } from '@metodnet/kernel';
import { centre, today, tomsk } from '../events.fixture.js';
import { drafted } from '../plan/plan.fixture.js';
import { addItem, type Cited, type Execution, type PlanItem, type PlanItemDetails } from './plan-item.js';

/** Consultations of the centre throughout the year; a test names only what matters to it. */
export const details = (given: Partial<PlanItemDetails> = {}): PlanItemDetails => ({
  number: '1',
  title: 'Консультации педагогов по формирующему оцениванию',
  direction: 'EDU_CONSULT',
  content: 'TEACHER_CONSULTATIONS',
  deadline: 'ежемесячно',
  responsible: 'МАУ ИМЦ',
  responsibleIds: [centre],
  functions: ['CONSULTING'],
  bases: [],
  duplicateOf: null,
  ...given,
});

export const toDo: Execution = { status: 'planned', result: null, doneOn: null };
export const known: Cited = { bases: true, original: null };

export const added = (given: Partial<PlanItem> = {}, plan = drafted(), of = details()): PlanItem => {
  const decision = addItem(plan, newId<'PlanItem'>(tomsk), of, toDo, known, today);
  if (!decision.accepted) throw new Error(decision.reason);
  return { ...decision.next, ...given };
};
