import { projection } from '@metodnet/bus';
import { unitHandlers } from './network/units.projection.js';
import { staffHandlers } from './staffing/staff.projection.js';

/** Everything that figures are made of: one projection, so that a unit and those who work in it are written by one writer. */
export const ledgerProjection = projection({ name: 'ledger', version: 1, on: [...unitHandlers, ...staffHandlers] });
