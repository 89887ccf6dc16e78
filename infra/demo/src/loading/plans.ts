import type { DemoPlan, DemoPlanItem, ServiceWork } from '../work/work.js';
import { command } from './commands.js';
import { type Gateway, idIn, type Payload } from './gateway.js';

/** Loads what a plan rests on and the plans; answers the ids of the work plan's items. */
export async function loadPlans(work: ServiceWork, gateway: Gateway): Promise<string[]> {
  const assignment = await assigned(work, gateway);
  const requests = await requested(work, gateway);
  const items = new Map<DemoPlan, string[]>();
  for (const plan of work.plans) items.set(plan, await loadPlan(work, plan, gateway, { assignment, requests }));
  return work.plans.flatMap((plan) => (plan.kind === 'WORK_PLAN' ? (items.get(plan) ?? []) : []));
}

interface Bases {
  readonly assignment: string;
  readonly requests: readonly string[];
}

async function assigned({ service, authority, assignment }: ServiceWork, gateway: Gateway): Promise<string> {
  const [issued] = await gateway.all([
    command(
      'issueMunicipalAssignment',
      {
        ...{ unitId: authority, executorId: service },
        assigned: {
          ...{ orderNumber: '301-р', orderDate: '2025-08-25', from: '2025-09-01', to: '2026-09-01' },
          measures: assignment,
        },
      },
      'assignment { id }',
    ),
  ]);
  return idIn(issued, 'assignment');
}

async function requested({ service, requests }: ServiceWork, gateway: Gateway): Promise<string[]> {
  const submitted = await gateway.all(
    requests.map(({ applicant, kind, subject, receivedOn }) =>
      command(
        'submitEventRequest',
        { unitId: service, applicantId: applicant, kind, subject, receivedOn },
        'request { id }',
      ),
    ),
  );
  const ids = submitted.map((payload) => idIn(payload, 'request'));
  await gateway.all(
    requests.map(({ declined }, index) =>
      command(
        'ruleOnEventRequest',
        { id: ids[index], accepted: declined === null, because: declined },
        'request { id }',
        'in-the-plan',
      ),
    ),
  );
  return ids;
}

async function loadPlan({ service }: ServiceWork, plan: DemoPlan, gateway: Gateway, bases: Bases): Promise<string[]> {
  const { kind, title, from, to, order } = plan;
  const [drafted] = await gateway.all([
    command('draftPlan', { unitId: service, kind, title, from, to }, 'plan { id }'),
  ]);
  const planId = idIn(drafted, 'plan');
  const added: Payload[] = [];
  // One after another: each takes the lock of its plan.
  for (const item of plan.items)
    added.push(
      ...(await gateway.all([
        command('addPlanItem', { planId, details: detailsOf(item, service, bases) }, 'item { id }'),
      ])),
    );
  const ids = added.map((payload) => idIn(payload, 'item'));
  if (order) {
    const approval = { ...order, responsible: 'директор', controller: 'заместитель начальника департамента' };
    const again = 'edition-approved-already';
    await gateway.all([command('approvePlan', { id: planId, edition: 1, order: approval }, 'plan { id }', again)]);
  }
  for (const [index, { state, doneOn }] of plan.items.entries())
    if (state !== 'PLANNED')
      await gateway.all([
        command('recordPlanItem', { id: ids[index], execution: { status: state, doneOn } }, 'item { id }'),
      ]);
  return ids;
}

const detailsOf = (item: DemoPlanItem, service: string, { assignment, requests }: Bases) => ({
  ...{ number: item.number, title: item.title, direction: item.direction, content: item.content },
  ...{ deadline: item.deadline, responsible: 'Методическая служба', responsibleIds: [service] },
  functions: item.functions,
  bases: [
    ...item.requests.map((index) => ({ kind: 'REQUEST', id: requests[index] })),
    ...item.bases,
    ...(item.assigned ? [{ kind: 'ASSIGNMENT', id: assignment }] : []),
  ],
});
