import { type Columns, defineTable } from '@metodnet/store';
import { toIdentified } from '../sight.js';
import type { WebResource } from './web-resource.js';

const columns: Columns<WebResource> = {
  id: { type: 'text', primary: true },
  unitId: { name: 'unit_id', type: 'text' },
  kind: { type: 'text' },
  url: { type: 'text' },
  section: { type: 'text', nullable: true },
  registeredOn: { name: 'registered_on', type: 'date' },
  withdrawnOn: { name: 'withdrawn_on', type: 'date', nullable: true },
  checkedOn: { name: 'checked_on', type: 'date', nullable: true },
  completeness: { type: 'integer', nullable: true },
  version: { type: 'integer' },
};

export const WebResourceTable = defineTable<WebResource>({ name: 'web_resource', columns, sight: toIdentified });
