import { addYears, type CalendarDate, type UnitId, validOn } from '@metodnet/kernel';
import type { DemoEmployment, DemoPerson, DemoPosition } from '../dataset.js';
import type { DemoGuest } from './work.js';

/** Somebody of a municipality and one of their main jobs, past ones too. */
export interface Colleague {
  readonly person: DemoPerson;
  readonly job: DemoEmployment;
}

/** The main jobs of everybody who still works in some municipality: whoever has left is not asked for any more. */
export const colleaguesIn = (people: readonly DemoPerson[], isThere: (unit: UnitId) => boolean): Colleague[] =>
  people.flatMap((person) => {
    const stays = person.employments.some(({ to, unit }) => to === null && isThere(unit));
    return person.employments.flatMap((job) => (stays && job.main && isThere(job.unit) ? [{ person, job }] : []));
  });

const MANAGERS: readonly DemoPosition[] = ['head', 'deputy-head'];
const METHODISTS: readonly DemoPosition[] = ['methodist', 'senior-methodist', 'preschool-methodist'];

export const isManager = ({ job }: Colleague): boolean => MANAGERS.includes(job.position);
export const isMethodistOf =
  (service: UnitId) =>
  ({ job }: Colleague): boolean =>
    job.unit === service && METHODISTS.includes(job.position);
/** Under 35 on the last day that the demo tells of. */
export const isYoungTeacher = ({ person, job }: Colleague, on: CalendarDate): boolean =>
  job.position === 'teacher' && addYears(person.birthDate, 35) > on;

/** Hands out people one after another, so that as many different ones come as can; whoever does not work there on the day is passed over. */
export class Turns {
  private next = 0;

  constructor(private readonly all: readonly Colleague[]) {}

  take(count: number, on: CalendarDate, role: DemoGuest['role'] = 'PARTICIPANT'): DemoGuest[] {
    const taken: DemoGuest[] = [];
    for (let tries = 0; taken.length < count && tries < Math.min(this.all.length, count * 20); tries++) {
      const one = this.all[this.next++ % this.all.length];
      if (one && validOn(one.job, on) && !taken.some(({ person }) => person === one.person))
        taken.push({ person: one.person, home: one.job.unit, role });
    }
    return taken;
  }
}
