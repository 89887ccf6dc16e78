import { type Columns, defineTable } from '@metodnet/store';
import { toGiversAndHolder } from '../sight.js';
import type { RoleGrant } from './grant.js';

const columns: Columns<RoleGrant> = {
  id: { type: 'text', primary: true },
  unitId: { name: 'unit_id', type: 'text' },
  subject: { type: 'text' },
  role: { type: 'text' },
  from: { name: 'valid_from', type: 'date' },
  to: { name: 'valid_to', type: 'date', nullable: true },
  version: { type: 'integer' },
};

export const GrantTable = defineTable<RoleGrant>({ name: 'role_grant', columns, sight: toGiversAndHolder });
