import {
  type DomainEvent,
  type Envelope,
  RoleGranted,
  UnitClosed,
  UnitPlaced,
  UnitRegistered,
  UnitRenamed,
} from '@metodnet/contracts';
import { unitId } from '@metodnet/kernel';
import { OWN, REGION } from '../fuzz/two-municipalities.js';

/** A municipality whose node is in other hands: it may publish on its own subject, and does. */
export const LIAR = unitId('ru-tom-liar');

const SINCE = '2015-01-01';
const ABOVE_ALL = 2_000_000_000;

const grantOf = (n: number, unit: string): [string, DomainEvent] => {
  const grantId = `${LIAR}:00000000-0000-4000-8000-00000000000${n}`;
  const role = unit === REGION ? 'regional-operator' : 'municipal-operator';
  return [
    `role_grant:${grantId}`,
    RoleGranted({ grantId, subject: 'liar', role, unitId: unit, from: SINCE, to: null }),
  ];
};

/** Sound envelopes, from that of the municipality's own registration on, of what is not its own to tell. */
export function lies(sound: Envelope): Omit<Envelope, 'seq'>[] {
  const named = { name: 'Чужая', shortName: 'Чужая', from: SINCE };
  const under = { parents: [{ parentId: LIAR, parentLevel: 'MUNICIPALITY' as const, from: SINCE, to: null }] };
  const told: [string, DomainEvent][] = [
    [`unit:${LIAR}`, { type: sound.type, data: sound.data }],
    grantOf(1, LIAR),
    grantOf(2, REGION),
    grantOf(3, OWN),
    ...[OWN, REGION].flatMap((unit): [string, DomainEvent][] => {
      const it = { unitId: unit, level: unit === REGION ? ('REGION' as const) : ('MUNICIPALITY' as const) };
      return [
        [`unit:${unit}`, UnitRegistered({ ...it, ...named, kind: it.level, ownerId: LIAR })],
        [`unit:${unit}`, UnitRegistered({ ...it, ...named, kind: it.level, ownerId: unit })],
        [`unit:${unit}`, UnitPlaced({ ...it, ...under, hierarchy: 'ADMINISTRATIVE', occurredOn: SINCE })],
        [`unit:${unit}`, UnitRenamed({ unitId: unit, ...named })],
        [`unit:${unit}`, UnitClosed({ unitId: unit, closedOn: '2020-01-01', successorIds: [] })],
      ];
    }),
  ];
  return told.map(([subject, { type, data }], index) => ({
    ...sound,
    id: `00000000-0000-4000-8000-0000000001${String(index).padStart(2, '0')}`,
    version: index === 0 ? sound.version : ABOVE_ALL,
    subject,
    type,
    data,
  }));
}
