import { notFound } from '@metodnet/kernel';
import type { Work } from '@metodnet/store';
import type { ActId } from './act.js';
import { ActTable } from './act.table.js';

/** Throws NOT_FOUND when something is to rest on an act that there is not. */
export async function mustBeCited(work: Work, actId: ActId | null): Promise<void> {
  if (actId !== null && !(await work.find(ActTable, actId))) throw notFound({ ru: 'Акт', en: 'The act' });
}
