import { type Columns, defineTable } from '@metodnet/store';
import { ofUnit } from '../sight.js';
import type { StaffSchedule } from './staff-schedule.js';

const columns: Columns<StaffSchedule> = {
  id: { type: 'text', primary: true },
  unitId: { name: 'unit_id', type: 'text' },
  schedules: { type: 'jsonb' },
  version: { type: 'integer' },
};

export const StaffScheduleTable = defineTable<StaffSchedule>({ name: 'staff_schedule', columns, sight: ofUnit });
