import { Role } from '@metodnet/contracts';
import { calendarDate, type PersonId, type UnitId, unitId } from '@metodnet/kernel';
import type { Actor, Grant } from '@metodnet/scope';
import { TODAY } from './oracle.js';
import type { World } from './world.js';

/** Somebody who asks, and where that somebody stands. */
export interface Asking {
  readonly name: string;
  readonly actor: Actor;
  readonly own: UnitId;
}

/** Where a role may be held: a school, its municipality, its region, its hub; the others are foreign, parents and children of these. */
const POSITIONS = ['ru-tom-tomsk-school-1', 'ru-tom-tomsk', 'ru-tom', 'ru-tom-hub-south'].map((unit) => unitId(unit));

const grant = (role: Role, unit: string, from = '2020-01-01', to: string | null = null): Grant => ({
  role,
  unit: unitId(unit),
  from: calendarDate(from),
  to: to === null ? null : calendarDate(to),
});

const asking = (name: string, own: string, grants: Grant[], person: PersonId | null = null): Asking => ({
  name,
  own: unitId(own),
  actor: { subject: name, person, grants, today: TODAY },
});

/** Every role at every position. */
export const everyRole = (): Asking[] =>
  Role.options.flatMap((role) => POSITIONS.map((unit) => asking(`${role} of ${unit}`, unit, [grant(role, unit)])));

/** Those whose rights are not those of one role at one place today. */
export function special(world: World): Asking[] {
  const school = 'ru-tom-tomsk-school-1';
  const [self] = [...world.records.values()].filter(({ type, unit }) => type === 'Person' && unit === school);
  const [granted] = [...world.records.values()].filter(({ type, unit }) => type === 'RoleGrant' && unit === school);
  const subject = granted?.rule !== 'everybody' ? granted?.rule.subject : undefined;
  if (!self || !subject) throw new Error('The world has nobody at the school');
  const { actor, ...rest } = asking('holder of a registered role that has ended', school, []);
  return [
    asking('an educator, herself', school, [grant('educator', school)], self.id as PersonId),
    asking('a person without any role', school, [], self.id as PersonId),
    asking('whose role ended yesterday', school, [grant('municipal-operator', 'ru-tom-tomsk', '2020-01-01', TODAY)]),
    asking('whose role begins tomorrow', school, [grant('municipal-operator', 'ru-tom-tomsk', '2026-03-16')]),
    asking('of two schools in two regions', school, [
      grant('school-head', school),
      grant('auditor', 'ru-pnz-kuznetsk-school-1'),
    ]),
    asking('names in one school, posts in the region', school, [
      grant('school-head', 'ru-tom-tomsk-school-2'),
      grant('auditor', 'ru-tom'),
    ]),
    asking('of a hub, and of a school beyond it', school, [
      grant('hub-operator', 'ru-tom-hub-south'),
      grant('methodist', 'ru-tom-seversk-school-1'),
    ]),
    asking('of the inter-regional network', 'ru', [grant('inter-regional-operator', 'ru')]),
    asking('of the municipality that a school was moved to', 'ru-tom-seversk', [
      grant('municipal-operator', 'ru-tom-seversk'),
    ]),
    asking('of a municipality in no hub', 'ru-tom-asino', [grant('education-authority-head', 'ru-tom-asino')]),
    asking('of the hub in the other region', 'ru-pnz-hub-east', [grant('hub-operator', 'ru-pnz-hub-east')]),
    asking('of a closed school', 'ru-tom-tomsk-school-9', [grant('school-head', 'ru-tom-tomsk-school-9')]),
    asking('with a token and no role', school, []),
    { ...rest, actor: { ...actor, subject } },
    { ...asking('without a token', school, []), actor: { subject: '', person: null, grants: [], today: TODAY } },
  ];
}
