export * from './dataset.js';
export { type Command, Gateway, idIn, type Payload } from './loading/gateway.js';
export { importRoster } from './loading/import.js';
export { type Loading, loadDemo, loadNetwork } from './loading/load.js';
export { type Roster, rosters } from './loading/roster.js';
export { hubMemberships, registrations } from './loading/units.js';
export { demoNetwork, municipalityFinder } from './network.js';
export { Seeded } from './seeded.js';
