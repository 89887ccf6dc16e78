import { municipal, type Running } from '../events.fixture.js';
import { anOrder, planInput } from '../plan/plan.fixture.js';
import type { DraftPlan } from '../plan/plan.js';
import { details } from './plan-item.fixture.js';
import type { PlanItemDetails } from './plan-item.js';

type Who = Parameters<Running['ask']>[0];

/** Asks for a mutation about a plan or an item, and answers its payload. */
export async function plan(
  app: Running,
  who: Who,
  mutation: 'draftPlan' | 'approvePlan' | 'amendPlan' | 'withdrawPlan',
  input: Record<string, unknown>,
) {
  return ask(app, who, mutation, input, 'plan { id status edition version firstApprovedOn unit { id } }');
}
export async function item(
  app: Running,
  who: Who,
  mutation: 'addPlanItem' | 'changePlanItem' | 'cancelPlanItem' | 'recordPlanItem',
  input: Record<string, unknown>,
) {
  return ask(app, who, mutation, input, 'item { id number title status version recurrence doneOn overdue }');
}

async function ask(app: Running, who: Who, mutation: string, input: Record<string, unknown>, fields: string) {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input!`;
  const document = `mutation ($input: ${type}) { ${mutation}(input: $input) { ${fields} rejection { code message } } }`;
  return (await app.ask(who, document, { input }))[mutation];
}

/** The id of a plan that the municipal operator began. */
export async function begin(app: Running, given: Partial<DraftPlan> = {}, who: Who = municipal): Promise<string> {
  const { plan: begun, rejection } = await plan(app, who, 'draftPlan', planInput(given));
  if (rejection) throw new Error(rejection.code);
  return begun.id;
}

/** The id of an item that was added to it. */
export async function put(app: Running, planId: string, given: Partial<PlanItemDetails> = {}, who: Who = municipal) {
  const { item: added, rejection } = await item(app, who, 'addPlanItem', { planId, details: details(given) });
  if (rejection) throw new Error(rejection.code);
  return added.id as string;
}

export const approve = (app: Running, id: string, edition = 1, who: Who = municipal) =>
  plan(app, who, 'approvePlan', { id, edition, order: anOrder() });
