import type { Columns } from '@metodnet/store';
import { EntitySchema } from 'typeorm';
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

export const GrantTable = new EntitySchema<RoleGrant>({ name: 'role_grant', columns });
