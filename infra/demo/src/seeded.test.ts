import { apportion, Seeded } from './seeded.js';

describe('A seeded source', () => {
  it('gives the same again from the same seed, and something else from another', () => {
    const five = (seed: string) => {
      const seeded = new Seeded(seed);
      return Array.from({ length: 5 }, () => seeded.between(1, 1000));
    };
    expect(five('a')).toEqual(five('a'));
    expect(five('a')).not.toEqual(five('b'));
  });

  it('keeps within what was asked, both ends included', () => {
    const seeded = new Seeded('ends');
    const seen = new Set(Array.from({ length: 500 }, () => seeded.between(1, 3)));
    expect([...seen].sort()).toEqual([1, 2, 3]);
  });
});

describe('Apportioning a total', () => {
  it('gives whole shares by weight that add up exactly', () => {
    expect(apportion(10, [1, 1, 1])).toEqual([4, 3, 3]);
    expect(apportion(7, [6, 4, 1])).toEqual([4, 2, 1]); // 3.82, 2.55, 0.64: two left go to 0.82 and 0.64
    expect(apportion(0, [1, 2])).toEqual([0, 0]);
  });
});
