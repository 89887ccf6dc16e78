import { printSubgraph } from '@metodnet/subgraph';
import { events } from './service.js';

/** The subgraph’s name and SDL, for composition; needs no server. */
export const buildSubgraph = () => printSubgraph(events);
