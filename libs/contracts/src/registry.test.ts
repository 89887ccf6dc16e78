import { readFileSync } from 'node:fs';
import { brokenPromises, unreleased } from './broken-promises.js';
import './index.js';
import { presentRegistry, type Registry } from './registry.js';

const released = JSON.parse(readFileSync(`${__dirname}/../released.json`, 'utf8')) as Registry;

describe('The frozen registry of released contracts', () => {
  it('finds every promise kept; a breaking change is a new version of the contract', () => {
    expect(brokenPromises(released, presentRegistry())).toEqual([]);
  });

  it('holds every contract as it is; after an addition run “npm run docs”', () => {
    expect(unreleased(released, presentRegistry())).toEqual([]);
  });

  it('is not about nothing, and bites: a field taken out of a real contract is found', () => {
    const present = structuredClone(presentRegistry()) as Record<string, { schema: { properties: object } }>;
    const planted = present['network.unit-registered.v1']?.schema;
    expect(planted && Reflect.deleteProperty(planted.properties, 'ownerId')).toBe(true);
    expect(brokenPromises(released, present as unknown as Registry)).toEqual([
      'network.unit-registered.v1.ownerId: the field is gone',
    ]);
  });
});
