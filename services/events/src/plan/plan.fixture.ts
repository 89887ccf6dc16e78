import { newId } from '@metodnet/kernel';
import { centre, day, tomsk } from '../events.fixture.js';
import { type ApprovingOrder, type DraftPlan, draftPlan, type Plan } from './plan.js';

/** The centre's work plan of 2025/26; a test names only what matters to it. */
export const aWorkPlan = (given: Partial<DraftPlan> = {}): DraftPlan => ({
  id: newId<'Plan'>(tomsk),
  unitId: centre,
  kind: 'work-plan',
  title: 'План работы на 2025/26 учебный год',
  from: day('2025-09-01'),
  to: day('2026-09-01'),
  ...given,
});

/** T21 A1. */
export const aDevelopmentPlan = (given: Partial<DraftPlan> = {}): DraftPlan =>
  aWorkPlan({
    kind: 'development-plan',
    title: 'План развития и функционирования сетевой методической службы Томска на 2021–2024 годы',
    from: day('2021-01-01'),
    to: day('2025-01-01'),
    ...given,
  });

export const drafted = (given: Partial<Plan> = {}, request = aWorkPlan()): Plan => {
  const decision = draftPlan(request, false);
  if (!decision.accepted) throw new Error(decision.reason);
  return { ...decision.next, ...given };
};

/** T21 names the order, who answers for it and who controls it. */
export const anOrder = (given: Partial<ApprovingOrder> = {}): ApprovingOrder => ({
  number: '433р',
  date: day('2026-03-01'),
  responsible: 'директор МАУ ИМЦ',
  controller: 'заместитель начальника департамента',
  ...given,
});

/** In force under its first order. */
export const inForce = (given: Partial<Plan> = {}, request = aWorkPlan()): Plan => ({
  ...drafted({}, request),
  status: 'approved',
  edition: 1,
  order: anOrder(),
  firstApprovedOn: anOrder().date,
  ...given,
});

/** The same as it is begun over GraphQL. */
export function planInput(given: Partial<DraftPlan> = {}) {
  const { id, kind, ...input } = aWorkPlan(given);
  return { ...input, kind: kind === 'work-plan' ? 'WORK_PLAN' : 'DEVELOPMENT_PLAN' };
}
