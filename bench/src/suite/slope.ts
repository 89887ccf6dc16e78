/** How a figure changes with time: least squares, with how sure that is. */
export interface Slope {
  /** Per hour. */
  readonly perHour: number;
  /** Half of the interval that holds the true slope in 95 of 100 such runs, if samples were independent. */
  readonly margin: number;
  readonly mean: number;
}

/** Of samples `[seconds, figure]`; at least three. */
export function slopeOf(samples: readonly (readonly [seconds: number, figure: number])[]): Slope {
  const n = samples.length;
  const [meanX, mean] = [0, 1].map((at) => samples.reduce((sum, sample) => sum + (sample[at] ?? 0), 0) / n) as [
    number,
    number,
  ];
  const sxx = samples.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  const slope = samples.reduce((sum, [x, y]) => sum + (x - meanX) * (y - mean), 0) / sxx;
  const residual = samples.reduce((sum, [x, y]) => sum + (y - mean - slope * (x - meanX)) ** 2, 0);
  const error = Math.sqrt(residual / (n - 2) / sxx);
  return { perHour: slope * 3600, margin: 1.96 * error * 3600, mean };
}
