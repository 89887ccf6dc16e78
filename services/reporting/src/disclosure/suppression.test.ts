import { type Cell, suppressed } from './suppression.js';

describe('Suppressing figures about few people', () => {
  const cell = (numerator: number, denominator: number): Cell => ({
    numerator: BigInt(numerator),
    denominator: BigInt(denominator),
  });
  const big = cell(50, 100);

  it.each([
    [9, 100, 'those who count'],
    [91, 100, 'those who do not'],
    [0, 9, 'all of them'],
  ])('hides %d of %d: %s are fewer than ten', (numerator, denominator) => {
    const small = cell(numerator, denominator);
    expect(suppressed([[small]])).toEqual(new Set([small]));
  });

  it.each([
    [10, 100],
    [90, 100],
    [0, 10],
    [100, 100],
    [0, 0],
  ])('tells %d of %d', (numerator, denominator) => {
    expect(suppressed([[cell(numerator, denominator)]]).size).toBe(0);
  });

  it('hides the smallest sibling too when one alone would follow from the whole', () => {
    const [small, middle, empty] = [cell(3, 60), cell(30, 80), cell(0, 0)];
    expect(suppressed([[small, big, middle, empty]])).toEqual(new Set([small, middle]));
  });

  it('hides no third when two are hidden already', () => {
    const [one, other] = [cell(3, 60), cell(4, 80)];
    expect(suppressed([[one, other, big]])).toEqual(new Set([one, other]));
  });

  it('goes on into every other group of what it hides', () => {
    const [small, shared, neighbour] = [cell(3, 60), cell(30, 70), cell(40, 90)];
    const hidden = suppressed([
      [small, shared, cell(400, 1_000)],
      [shared, neighbour, cell(500, 2_000)],
    ]);
    expect(hidden).toEqual(new Set([small, shared, neighbour]));
  });
});
