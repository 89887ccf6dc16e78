import { newId, reject } from '@metodnet/kernel';
import { centre, day, school, today, tomsk } from '../events.fixture.js';
import { aDevelopmentPlan, drafted, inForce } from '../plan/plan.fixture.js';
import { added, details, known, toDo } from './plan-item.fixture.js';
import { addItem, cancelItem, changeItem, isOverdue, type PlanItemDetails, recordExecution } from './plan-item.js';

const id = newId<'PlanItem'>(tomsk);
const request = newId<'EventRequest'>(tomsk);
const add = (given: Partial<PlanItemDetails> = {}, plan = drafted(), cited = known) =>
  addItem(plan, id, details(given), toDo, cited, today);

describe('Adding an item', () => {
  it('reads its deadline and tells the whole', () => {
    expect(add({ deadline: 'декабрь', responsibleIds: [centre, school, centre] })).toMatchObject({
      next: { recurrence: 'yearly', dueFrom: '2025-12-01', dueTo: '2025-12-31', responsibleIds: [centre, school] },
      events: [
        {
          type: 'events.plan-item-added.v1',
          data: {
            number: '1',
            direction: 'EDU_CONSULT',
            functions: ['CONSULTING'],
            responsibleIds: [centre, school],
            periods: [{ from: '2025-12-01', to: '2025-12-31' }],
            status: 'PLANNED',
          },
        },
      ],
    });
  });

  it('takes a deadline that cannot be read, or never comes in the plan, as it is: the edition waits for a better one', () => {
    for (const deadline of ['когда получится', ''])
      expect(add({ deadline })).toMatchObject({ next: { deadline, recurrence: null, periods: [], dueTo: null } });
  });

  it.each<[string, Partial<PlanItemDetails>, string]>([
    ['a title', { title: ' ' }, 'item-title-missing'],
    ['a number', { number: '' }, 'number-out-of-range'],
    ['a short number', { number: '1'.repeat(21) }, 'number-out-of-range'],
    ['a direction in a work plan', { direction: null, content: null }, 'direction-missing'],
    ['content of its direction', { content: 'RENTAL' }, 'content-of-another-direction'],
    ['who answers for it', { responsible: '' }, 'responsible-missing'],
    ['at most fifty units', { responsibleIds: manyUnits(51) }, 'too-many-named'],
    ['which request', { bases: [{ kind: 'REQUEST', id: null, text: 'Заявка' }] }, 'basis-incomplete'],
    ['a request by its id', { bases: [{ kind: 'REQUEST', id: '42', text: null }] }, 'basis-incomplete'],
    ['which regional event', { bases: [{ kind: 'REGIONAL_EVENT', id: null, text: ' ' }] }, 'basis-incomplete'],
  ])('needs %s', (_, given, reason) => {
    expect(add(given)).toMatchObject({ accepted: false, reason });
  });

  it('goes up to its limits', () => {
    expect(add({ number: '1'.repeat(20), responsibleIds: manyUnits(50) })).toMatchObject({ accepted: true });
  });

  it('rests on requests, difficulties, assignments, and events told in words', () => {
    const bases = [
      { kind: 'REQUEST', id: request, text: null },
      { kind: 'DIFFICULTY', id: newId<'Difficulty'>(tomsk), text: null },
      { kind: 'FEDERAL_EVENT', id: null, text: 'Год педагога и наставника' },
    ] as const;
    const decision = add({ bases });
    expect(decision).toMatchObject({
      events: [{ data: { bases: bases.map(({ kind, id: of }) => ({ kind, id: of })) } }],
    });
    expect(add({ bases }, drafted(), { ...known, bases: false })).toEqual(reject('no-such-basis'));
  });

  it('has no direction in a development plan', () => {
    const plan = drafted({}, aDevelopmentPlan());
    expect(add({}, plan)).toEqual(reject('direction-in-development-plan'));
    expect(add({ direction: null, content: null }, plan)).toMatchObject({ accepted: true });
    expect(add({ direction: null }, plan)).toEqual(reject('content-of-another-direction'));
  });

  it('duplicates another item of the plan that is no duplicate itself', () => {
    const plan = drafted();
    const original = added({}, plan);
    const duplicate = (of: Partial<typeof original>) =>
      add({ duplicateOf: original.id }, plan, { ...known, original: { ...original, ...of } });
    expect(duplicate({})).toMatchObject({ events: [{ data: { duplicateOf: original.id } }] });
    expect(duplicate({ planId: newId<'Plan'>(tomsk) })).toEqual(reject('duplicates-no-item'));
    expect(duplicate({ duplicateOf: newId<'PlanItem'>(tomsk) })).toEqual(reject('duplicates-no-item'));
    expect(duplicate({ id })).toEqual(reject('duplicates-no-item'));
    expect(add({ duplicateOf: original.id }, plan)).toEqual(reject('duplicates-no-item'));
  });

  it('is for the edition that is being written', () => {
    expect(add({}, inForce())).toEqual(reject('plan-approved', { edition: 1 }));
    expect(add({}, inForce({ status: 'draft' }))).toMatchObject({ accepted: true });
    expect(add({}, inForce({ status: 'withdrawn' }))).toEqual(reject('plan-withdrawn'));
  });

  it('may have been carried out before it is entered (AMB-05)', () => {
    const done = { status: 'done', result: 'Создана', doneOn: today } as const;
    const decision = addItem(drafted(), id, details(), done, known, today);
    expect(decision).toMatchObject({ next: { status: 'done' }, events: [{ data: { status: 'DONE', doneOn: today } }] });
    expect(JSON.stringify(decision.accepted && decision.events)).not.toContain('Создана');
    expect(addItem(drafted(), id, details(), { ...done, doneOn: null }, known, today)).toEqual(
      reject('done-without-a-day'),
    );
  });

  it('sorts as a reader would', () => {
    const numbers = ['10', '2.10', '2', '9', '2.9'].map((number) => added({}, drafted(), details({ number })));
    const sorted = numbers.sort((one, other) => (one.numberKey < other.numberKey ? -1 : 1));
    expect(sorted.map(({ number }) => number)).toEqual(['2', '2.9', '2.10', '9', '10']);
  });
});

describe('Changing an item', () => {
  it('rewrites it in a draft, and reads the new deadline', () => {
    const item = added({ status: 'in-progress' });
    expect(changeItem(drafted(), item, details({ deadline: 'до 15.05.2026' }), known)).toMatchObject({
      next: { id: item.id, status: 'in-progress', recurrence: 'once', dueTo: '2026-05-15' },
      events: [{ type: 'events.plan-item-changed.v1', data: { status: 'IN_PROGRESS' } }],
    });
  });

  it('is refused in an approved edition and to what was struck out', () => {
    expect(changeItem(inForce(), added(), details(), known)).toMatchObject({ reason: 'plan-approved' });
    expect(changeItem(drafted(), added({ status: 'cancelled' }), details(), known)).toEqual(reject('item-cancelled'));
  });
});

describe('Striking an item out', () => {
  it('frees the requests on which it rested', () => {
    const bases = [
      { kind: 'REQUEST', id: request, text: null },
      { kind: 'REGIONAL_EVENT', id: null, text: 'Форум' },
    ] as const;
    expect(cancelItem(drafted(), added({ bases }))).toMatchObject({
      next: { status: 'cancelled', bases: [{ kind: 'REGIONAL_EVENT' }] },
      events: [
        { type: 'events.plan-item-changed.v1', data: { status: 'CANCELLED', bases: [{ kind: 'REGIONAL_EVENT' }] } },
      ],
    });
  });

  it('happens once, in the edition that is being written', () => {
    expect(cancelItem(inForce(), added())).toMatchObject({ reason: 'plan-approved' });
    expect(cancelItem(drafted(), added({ status: 'cancelled' }))).toEqual(reject('item-cancelled'));
  });
});

describe('Recording how far an item got', () => {
  it('needs no new edition', () => {
    const done = { status: 'done', result: 'Проведено', doneOn: today } as const;
    expect(recordExecution(inForce(), added(), done, today)).toMatchObject({
      next: { status: 'done', result: 'Проведено' },
      events: [{ type: 'events.plan-item-completed.v1', data: { status: 'DONE', doneOn: today } }],
    });
    const not = { status: 'not-done', result: 'Карантин', doneOn: null } as const;
    expect(recordExecution(inForce(), added(), not, today)).toMatchObject({
      events: [{ type: 'events.plan-item-completed.v1', data: { status: 'NOT_DONE' } }],
    });
    expect(recordExecution(inForce(), added({ status: 'done', doneOn: today }), toDo, today)).toMatchObject({
      next: { status: 'planned', doneOn: null },
      events: [{ type: 'events.plan-item-changed.v1' }],
    });
  });

  it('has a day, today at the latest, exactly when it was carried out', () => {
    const record = (status: 'done' | 'in-progress', doneOn: string | null) =>
      recordExecution(
        inForce(),
        added(),
        { status, result: null, doneOn: doneOn === null ? null : day(doneOn) },
        today,
      );
    expect(record('done', '2026-03-15')).toMatchObject({ accepted: true });
    expect(record('done', '2026-03-16')).toEqual(reject('done-in-the-future'));
    expect(record('done', null)).toEqual(reject('done-without-a-day'));
    expect(record('in-progress', '2026-03-15')).toEqual(reject('not-done-has-no-day'));
  });

  it('is refused to what was struck out, and in a plan that was given up', () => {
    expect(recordExecution(inForce(), added({ status: 'cancelled' }), toDo, today)).toEqual(reject('item-cancelled'));
    expect(recordExecution(inForce({ status: 'withdrawn' }), added(), toDo, today)).toEqual(reject('plan-withdrawn'));
  });
});

describe('Being overdue', () => {
  const item = added({ dueTo: day('2026-03-14') });

  it('begins after the last day, for what is still to be done', () => {
    expect(isOverdue(inForce(), item, day('2026-03-15'))).toBe(true);
    expect(isOverdue(inForce(), item, day('2026-03-14'))).toBe(false);
    for (const status of ['done', 'not-done', 'cancelled'] as const)
      expect(isOverdue(inForce(), { ...item, status }, day('2026-03-15'))).toBe(false);
    expect(isOverdue(inForce(), { ...item, status: 'in-progress' }, day('2026-03-15'))).toBe(true);
    expect(isOverdue(inForce(), { ...item, dueTo: null }, day('2026-03-15'))).toBe(false);
  });

  it('never begins before the first approval (AMB-05)', () => {
    const late = inForce({ firstApprovedOn: day('2026-03-20') });
    expect(isOverdue(late, item, day('2026-03-19'))).toBe(false);
    expect(isOverdue(late, item, day('2026-03-20'))).toBe(true);
    expect(isOverdue(drafted(), item, day('2026-03-20'))).toBe(false);
  });

  it('ends with the plan', () => {
    expect(isOverdue(inForce({ status: 'withdrawn' }), item, day('2026-03-15'))).toBe(false);
  });
});

function manyUnits(count: number) {
  return Array.from({ length: count }, (_, index) => `ru-tom-tomsk-school-${index}` as typeof school);
}
