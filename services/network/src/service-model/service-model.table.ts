import { type Columns, defineTable } from '@metodnet/store';
import { toIdentified } from '../sight.js';
import type { ServiceModel } from './service-model.js';

const columns: Columns<ServiceModel> = {
  id: { type: 'text', primary: true },
  unitId: { name: 'unit_id', type: 'text' },
  form: { type: 'text' },
  description: { type: 'text' },
  actId: { name: 'act_id', type: 'text', nullable: true },
  from: { name: 'valid_from', type: 'date' },
  to: { name: 'valid_to', type: 'date', nullable: true },
  version: { type: 'integer' },
};

export const ServiceModelTable = defineTable<ServiceModel>({ name: 'service_model', columns, sight: toIdentified });
