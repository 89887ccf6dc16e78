export { type Common, gatewayEnvironment, SUBGRAPH_NODE_OPTIONS, serviceEnvironment } from './environment.js';
export { SERVICES, type ServiceName } from './services.js';
export { type Suite, type SuiteOptions, startSuite } from './suite.js';
export { SuiteProcess } from './suite-process.js';
