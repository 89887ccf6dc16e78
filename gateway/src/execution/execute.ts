import type { Step } from '../planning/plan.js';
import type { Stages } from '../planning/plans.js';
import { fetchEntities } from './entity-fetch.js';
import { fetchRoots } from './root-fetch.js';
import type { Run } from './run.js';

/** Runs one stage after another; nothing more is changed once a change failed that the answer cannot do without. */
export async function execute(run: Run, stages: Stages): Promise<void> {
  for (const { key, step, mustBring } of stages) {
    if (step) await walk(run, step, key);
    if (mustBring !== null && (run.data[mustBring] ?? null) === null) return;
  }
}

/** Walks a plan. A failed fetch leaves its part out; the rest goes on. */
async function walk(run: Run, step: Step, stage: string): Promise<void> {
  switch (step.kind) {
    case 'sequence':
      for (const inner of step.steps) await walk(run, inner, stage);
      return;
    case 'parallel':
      await Promise.all(step.steps.map((inner) => walk(run, inner, stage)));
      return;
    case 'root':
      return fetchRoots(run, step, stage);
    case 'entities':
      return fetchEntities(run, step, stage);
  }
}
