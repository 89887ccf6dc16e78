import { runService } from '@metodnet/subgraph';
import { network } from './service.js';

await runService(network);
