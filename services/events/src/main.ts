import { runService } from '@metodnet/subgraph';
import { events } from './service.js';

await runService(events);
