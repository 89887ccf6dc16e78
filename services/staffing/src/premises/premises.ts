import { PremisesStated } from '@metodnet/contracts';
import { accept, type CalendarDate, type Decision, type Id, reject, type UnitId } from '@metodnet/kernel';
import { type Stretch, saidFrom, type Timeline } from '../timeline/timeline.js';

export type PremisesId = Id<'Premises'>;

/** What a methodical service has of the premises and equipment it needs (NRM-07, T12 §3.2); one record per unit. */
export interface Premises {
  readonly id: PremisesId;
  readonly unitId: UnitId;
  readonly states: Timeline<PremisesState>;
  readonly version: number;
}

export interface PremisesState extends Stretch {
  /** Rooms for work (рабочие кабинеты). */
  readonly offices: number;
  readonly library: boolean;
  readonly assemblyHall: boolean;
  readonly computers: boolean;
}
export type StatePremises = { readonly from: CalendarDate } & Omit<PremisesState, keyof Stretch>;

export const OFFICES_LIMIT = 1000;

export function statePremises(
  premises: Premises,
  { from, offices, library, assemblyHall, computers }: StatePremises,
): Decision<Premises, PremisesStated, 'offices-out-of-range'> {
  if (offices < 0 || offices > OFFICES_LIMIT) return reject('offices-out-of-range', { limit: OFFICES_LIMIT });
  const states = saidFrom<PremisesState>(premises.states, from, { offices, library, assemblyHall, computers });
  const { id: premisesId, unitId } = premises;
  return accept({ ...premises, states }, PremisesStated({ premisesId, unitId, states, occurredOn: from }));
}

export const noPremisesYet = (id: PremisesId, unitId: UnitId): Premises => ({ id, unitId, states: [], version: 0 });

/** What the norm asks for and the unit does not have. */
export function missingPremises({ offices, library, assemblyHall, computers }: PremisesState): string[] {
  const present = { offices: offices > 0, library, 'assembly-hall': assemblyHall, computers };
  return Object.entries(present).flatMap(([what, is]) => (is ? [] : [what]));
}
