import { printSubgraph } from '@metodnet/subgraph';
import { network } from './service.js';

/** The schema for composition; needs no database. */
export const buildSubgraph = () => printSubgraph(network);
