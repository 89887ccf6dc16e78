import type { Columns } from '@metodnet/store';
import { EntitySchema } from 'typeorm';
import type { StaffSchedule } from './staff-schedule.js';

const columns: Columns<StaffSchedule> = {
  id: { type: 'text', primary: true },
  unitId: { name: 'unit_id', type: 'text' },
  schedules: { type: 'jsonb' },
  version: { type: 'integer' },
};

export const StaffScheduleTable = new EntitySchema<StaffSchedule>({ name: 'staff_schedule', columns });
