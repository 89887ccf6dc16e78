export * from './broker.js';
export * from './database.js';
export * from './faulty-proxy.js';
export * from './issuer.js';
export * from './recording-bus.js';
