import { runService } from '@metodnet/subgraph';
import { staffing } from './service.js';

await runService(staffing);
