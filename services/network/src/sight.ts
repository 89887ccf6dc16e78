import type { Asker, Sight } from '@metodnet/store';
import type { NetworkPermission } from './unit/authority.js';

/** The registry is open to whoever has a token. */
export const toIdentified: Sight = (_row, { subject }) => `${subject} <> ''`;

/** Agreements hold terms of third parties: for those who keep the unit's records or go behind its figures. */
export const toKeepersAndAuditors: Sight = (row, asker) =>
  `(${row}.unit_id = ${reachedBy(asker, 'network:write')} or ${row}.unit_id = ${reachedBy(asker, 'reporting:drill')})`;

/** Roles: for those who may give them, and for the subject. */
export const toGiversAndHolder: Sight = (row, asker) =>
  `(${row}.unit_id = ${reachedBy(asker, 'network:grant')} or ${row}.subject = ${asker.subject})`;

/** Units that are not in the tree today are reached through the unit that is to administer them, or did last. */
const reachedBy = ({ grants, today }: Asker, permission: NetworkPermission | 'reporting:drill'): string =>
  `any (select network.reach_of(${grants}, ${today}, '${permission}'))`;
