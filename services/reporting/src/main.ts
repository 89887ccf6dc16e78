import { runService } from '@metodnet/subgraph';
import { reporting } from './service.js';

await runService(reporting);
