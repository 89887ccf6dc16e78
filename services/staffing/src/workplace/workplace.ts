import { WorkplaceEquipped, WorkplaceRegistered, WorkplaceRemoved } from '@metodnet/contracts';
import { accept, type CalendarDate, type Decision, type Id, reject, type UnitId } from '@metodnet/kernel';
import { notTexts } from '../text/text.js';
import { endedOn, type Stretch, saidFrom, type Timeline } from '../timeline/timeline.js';

export type WorkplaceId = Id<'Workplace'>;

/** A place at which someone of a unit's staff works, and what it is equipped with (ENT-29; IND-01, 02). */
export interface Workplace {
  readonly id: WorkplaceId;
  readonly unitId: UnitId;
  /** How the unit tells its workplaces apart: a room, an inventory number. */
  readonly label: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
  readonly equipment: Timeline<Equipment>;
  readonly version: number;
}

export interface Equipment extends Stretch {
  readonly computer: boolean;
  /** Access to peripherals, own or shared. */
  readonly peripherals: boolean;
  readonly internet: boolean;
}
export type Equipped = Omit<Equipment, keyof Stretch>;

export type RegisterWorkplace = Pick<Workplace, 'id' | 'unitId' | 'label' | 'from'> & Equipped;

export function registerWorkplace(
  request: RegisterWorkplace,
): Decision<Workplace, WorkplaceRegistered, 'label-missing' | 'not-a-text'> {
  const { id, unitId, label, from, computer, peripherals, internet } = request;
  if (label.trim() === '') return reject('label-missing');
  const unfit = notTexts(label);
  if (unfit) return unfit;
  const equipment = saidFrom<Equipment>([], from, { computer, peripherals, internet });
  const next = { id, unitId, label, from, to: null, equipment, version: 0 };
  return accept(next, WorkplaceRegistered(stateOf(next)));
}

export function equipWorkplace(
  workplace: Workplace,
  { from, computer, peripherals, internet }: { readonly from: CalendarDate } & Equipped,
): Decision<Workplace, WorkplaceEquipped, 'not-there-then'> {
  if (from < workplace.from || (workplace.to !== null && from >= workplace.to)) {
    return reject('not-there-then', { from: workplace.from, to: workplace.to ?? '…' });
  }
  const next = {
    ...workplace,
    equipment: saidFrom<Equipment>(workplace.equipment, from, { computer, peripherals, internet }),
  };
  return accept(next, WorkplaceEquipped({ ...stateOf(next), occurredOn: from }));
}

export function removeWorkplace(
  workplace: Workplace,
  to: CalendarDate,
): Decision<Workplace, WorkplaceRemoved, 'removed-already' | 'not-there-then'> {
  if (workplace.to !== null) return reject('removed-already', { to: workplace.to });
  if (to <= workplace.from) return reject('not-there-then', { from: workplace.from, to: '…' });
  const next = { ...workplace, to, equipment: endedOn(workplace.equipment, to) };
  return accept(next, WorkplaceRemoved(stateOf(next)));
}

/** Without the label, which may name whoever sits there. */
const stateOf = ({ id: workplaceId, unitId, from, to, equipment }: Workplace) => ({
  workplaceId,
  unitId,
  from,
  to,
  equipment: [...equipment],
});
