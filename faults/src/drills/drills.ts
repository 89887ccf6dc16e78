import type { Drill } from './drill.js';
import { fullDisks } from './full-disks.js';
import { halfDeadLines } from './half-dead-lines.js';
import { poisonDrills } from './poison.js';
import { repeatedRequests } from './repeated-requests.js';

export const drills: readonly Drill[] = [repeatedRequests, ...poisonDrills, fullDisks, halfDeadLines];
