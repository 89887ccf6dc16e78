import { type Columns, defineTable } from '@metodnet/store';
import { toIdentified } from '../sight.js';
import type { MediaItem } from './media-item.js';

const columns: Columns<MediaItem> = {
  id: { type: 'text', primary: true },
  unitId: { name: 'unit_id', type: 'text' },
  kind: { type: 'text' },
  title: { type: 'text' },
  annotation: { type: 'text', nullable: true },
  inventoryNumber: { name: 'inventory_number', type: 'text', nullable: true },
  copies: { type: 'integer' },
  loanDays: { name: 'loan_days', type: 'integer' },
  version: { type: 'integer' },
};

export const MediaItemTable = defineTable<MediaItem>({ name: 'media_item', columns, sight: toIdentified });
