export { dockerAnswers } from './containers.js';
export { serversForTests, type TestServers } from './for-tests.js';
export {
  type Issuer,
  type IssuerOptions,
  newIssuerKey,
  signToken,
  startIssuer,
  type TokenRequest,
} from './issuer/issuer.js';
export { type NatsBinary, natsBinary } from './nats/binary.js';
export { type Broker, type BrokerOptions, brokerVersion, startBroker } from './nats/broker.js';
export { nats, type OwnBroker } from './nats/nats.js';
export { type Cluster, type ClusterOptions, serverVersion, startCluster } from './postgres/cluster.js';
export { postgres, postgresCanLiveAt } from './postgres/postgres.js';
export { type Child, killRemaining, startChild, until, watchChild, within } from './process/child.js';
export { freePort, isFree } from './process/ports.js';
export { type ServiceProcess, startService } from './process/service.js';
export { type Server, Unavailable } from './server.js';
