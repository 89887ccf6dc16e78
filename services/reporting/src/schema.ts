import { printSubgraph } from '@metodnet/subgraph';
import { reporting } from './service.js';

/** The subgraph's schema, which composition reads without a server. */
export const buildSubgraph = () => printSubgraph(reporting);
