import { newId } from '@metodnet/kernel';
import { centre, day, today, tomsk } from '../events.fixture.js';
import { aDevelopmentPlan, anOrder, drafted } from '../plan/plan.fixture.js';
import { approvePlan } from '../plan/plan.js';
import { rows } from './development-plan.fixture.js';
import { known, toDo } from './plan-item.fixture.js';
import { addItem, isOverdue, type PlanItem } from './plan-item.js';

const plan = drafted({}, aDevelopmentPlan());

/** As an operator enters it: 19 is said to repeat 18. */
const items: PlanItem[] = [];
for (const row of rows) {
  const original = row.number === '19' ? (items.find(({ number }) => number === '18') ?? null) : null;
  const of = { ...row, duplicateOf: original?.id ?? null };
  const decision = addItem(plan, newId<'PlanItem'>(tomsk), of, toDo, { ...known, original }, today);
  if (!decision.accepted) throw new Error(`${row.number}: ${decision.reason}`);
  items.push(decision.next);
}
const row = (number: string) => items.find((item) => item.number === number) as PlanItem;

describe('The development plan of Tomsk (T21 A1)', () => {
  it('keeps its numbers with their gaps, in their order', () => {
    const sorted = [...items].sort((one, other) => (one.numberKey < other.numberKey ? -1 : 1));
    expect(sorted.map(({ number }) => number).join(' ')).toBe('1 2 4 5 6 7 8 9 10 11 12 14 15 16 18 19 20');
  });

  it.each([
    ['1', 'once', 1, '2021-01-01', '2021-01-31'],
    ['4', 'once', 1, '2021-03-01', '2021-03-31'],
    ['5', 'yearly', 4, '2021-01-01', '2024-12-31'],
    ['7', 'once', 1, '2021-01-01', '2021-12-31'],
    ['8', 'once', 1, '2021-01-01', '2021-12-31'],
    ['11', 'yearly', 4, '2021-06-01', '2024-08-31'],
    ['14', 'throughout', 1, '2021-01-01', '2024-12-31'],
    ['15', 'once', 1, '2021-05-01', '2021-05-31'],
    ['18', 'quarterly', 16, '2021-04-01', '2025-01-31'],
    ['20', 'yearly', 4, '2021-12-01', '2024-12-31'],
  ])('reads the deadline of row %s', (number, recurrence, times, dueFrom, dueTo) => {
    expect(row(number)).toMatchObject({ recurrence, dueFrom, dueTo });
    expect(row(number).periods).toHaveLength(times);
  });

  it('has several responsible units; «ОО» have no id', () => {
    expect(row('12')).toMatchObject({ responsible: 'ДО, МАУ ИМЦ, ОО', responsibleIds: [tomsk, centre] });
    expect(row('15')).toMatchObject({ responsible: 'ОО', responsibleIds: [] });
  });

  it('is approved on 14 May 2021 although January and March are over; nothing is overdue before', () => {
    const order = anOrder({ date: day('2021-05-14') });
    const decision = approvePlan(plan, { edition: 1, order }, items, today);
    if (!decision.accepted) throw new Error(decision.reason);
    const overdue = (on: string) =>
      items.filter((item) => isOverdue(decision.next, item, day(on))).map(({ number }) => number);
    expect(overdue('2021-05-13')).toEqual([]);
    expect(overdue('2021-05-14')).toEqual(['1', '2', '4']);
    expect(overdue('2021-05-31')).toEqual(['1', '2', '4']);
    expect(overdue('2021-06-01')).toEqual(['1', '2', '4', '15']);
    expect(items.filter((item) => isOverdue(plan, item, today))).toEqual([]);
  });
});
