import { projection } from '@metodnet/bus';
import { bulletinHandlers } from './events/bulletins.projection.js';
import { eventHandlers } from './events/events.projection.js';
import { planHandlers } from './events/plans.projection.js';
import { recordHandlers } from './network/records.projection.js';
import { unitHandlers } from './network/units.projection.js';
import { staffHandlers } from './staffing/staff.projection.js';

/** Everything that figures are made of: one projection, so that a unit, those who work in it and what they took part in are written by one writer. */
export const ledgerProjection = projection({
  name: 'ledger',
  version: 3,
  on: [...unitHandlers, ...recordHandlers, ...staffHandlers, ...eventHandlers, ...planHandlers, ...bulletinHandlers],
});
