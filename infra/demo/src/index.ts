export * from './dataset.js';
export { demoNetwork, municipalityFinder } from './network.js';
