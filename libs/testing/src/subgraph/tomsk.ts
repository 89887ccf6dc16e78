import { calendarDate, type PersonId, type UnitId, unitId } from '@metodnet/kernel';
import type { Actor, Grant, TreeChange } from '@metodnet/scope';

/** A small part of Tomsk oblast, and people with roles in it, for the tests of a service. */
export const day = calendarDate;
export const today = day('2026-03-15');
/** Where people reach the pages. */
export const PUBLIC = 'https://metodnet.example';
export const region = unitId('ru-tom');
export const tomsk = unitId('ru-tom-tomsk');
export const seversk = unitId('ru-tom-seversk');
export const hub = unitId('ru-tom-hub-tomsk');
export const school = unitId('ru-tom-tomsk-school-4');
export const otherSchool = unitId('ru-tom-tomsk-school-5');
export const preschool = unitId('ru-tom-tomsk-preschool-1');
export const centre = unitId('ru-tom-tomsk-imc');
export const farSchool = unitId('ru-tom-seversk-school-1');

export const grant = (role: Grant['role'], unit: UnitId): Grant => ({ role, unit, from: day('2020-01-01'), to: null });
export const actor = (grants: Grant[], person: PersonId | null = null): Actor => ({
  subject: 'a-subject',
  person,
  grants,
  today,
});
export const municipal = actor([grant('municipal-operator', tomsk)]);
export const head = actor([grant('school-head', school)]);
export const otherHead = actor([grant('school-head', otherSchool)]);
export const neighbour = actor([grant('municipal-operator', seversk)]);
export const auditor = actor([grant('auditor', region)]);
export const hubOperator = actor([grant('hub-operator', hub)]);
export const nobody = actor([]);

type Level = 'REGION' | 'HUB' | 'MUNICIPALITY' | 'ORGANISATION';
const unit = (id: UnitId, kind: string, level: Level, ownerId: UnitId): TreeChange => ({
  kind: 'unit',
  unit: { id, kind, level, name: id, ownerId },
  version: 1,
  teller: ownerId,
});
const under = (
  id: UnitId,
  level: Level,
  parentId: UnitId,
  parentLevel: Level,
  hierarchy: 'ADMINISTRATIVE' | 'NETWORK' = 'ADMINISTRATIVE',
): TreeChange => ({
  kind: 'place',
  unitId: id,
  level,
  hierarchy,
  parents: [{ parentId, parentLevel, from: '2000-01-01', to: null }],
  version: 2,
  teller: level === 'MUNICIPALITY' ? id : parentId,
});

/** What a service has heard of them: two municipalities of a region, one of them in a hub. */
export const tree: readonly TreeChange[] = [
  unit(region, 'REGION', 'REGION', region),
  unit(hub, 'HUB', 'HUB', region),
  under(hub, 'HUB', region, 'REGION', 'NETWORK'),
  ...([tomsk, seversk] as const).flatMap((id) => [
    unit(id, 'MUNICIPALITY', 'MUNICIPALITY', id),
    under(id, 'MUNICIPALITY', region, 'REGION'),
  ]),
  under(tomsk, 'MUNICIPALITY', hub, 'HUB', 'NETWORK'),
  ...(
    [
      [school, 'SCHOOL', tomsk],
      [otherSchool, 'SCHOOL', tomsk],
      [preschool, 'PRESCHOOL', tomsk],
      [centre, 'METHODICAL_CENTRE', tomsk],
      [farSchool, 'SCHOOL', seversk],
    ] as const
  ).flatMap(([id, kind, owner]) => [
    unit(id, kind, 'ORGANISATION', owner),
    under(id, 'ORGANISATION', owner, 'MUNICIPALITY'),
  ]),
];

export const allUnits: readonly UnitId[] = [
  region,
  hub,
  tomsk,
  seversk,
  school,
  otherSchool,
  preschool,
  centre,
  farSchool,
];
