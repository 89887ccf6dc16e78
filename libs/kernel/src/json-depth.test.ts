import fc from 'fast-check';
import { nestsDeeperThan } from './json-depth.js';

const depthOf = (value: unknown): number =>
  typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0;

describe('Measuring how deep a JSON nests', () => {
  it('agrees with the parsed value, whatever its texts hold', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), (json) => {
        const depth = depthOf(JSON.parse(json));
        expect(nestsDeeperThan(json, depth)).toBe(false);
        if (depth > 0) expect(nestsDeeperThan(json, depth - 1)).toBe(true);
      }),
    );
  });

  it('is not fooled by brackets and quotes in texts', () => {
    expect(nestsDeeperThan('{"a":"[[[[\\"[[["}', 1)).toBe(false);
  });
});
