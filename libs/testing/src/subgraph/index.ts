export * from './running-subgraph.js';
export * from './tomsk.js';
