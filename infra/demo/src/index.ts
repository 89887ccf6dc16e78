export * from './dataset.js';
export { type Command, Gateway, idIn, type Payload } from './loading/gateway.js';
export { type Loading, loadDemo, loadNetwork } from './loading/load.js';
export { hubMemberships, registrations } from './loading/units.js';
export { demoNetwork, municipalityFinder } from './network.js';
export { Seeded } from './seeded.js';
