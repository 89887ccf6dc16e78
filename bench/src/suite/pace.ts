/** What came of work that was begun at a fixed rate, whether or not earlier work had ended. */
export interface Paced {
  readonly begun: number;
  readonly failed: number;
  /** The first failure's words. */
  readonly failure: string | null;
  readonly seconds: number;
  /** Milliseconds from when each was due to its end, ascending: waiting behind others counts. */
  readonly latencies: readonly number[];
}

/** Begins work so many times a second for some seconds (open loop), and waits for the rest of it. */
export async function pace(
  perSecond: number,
  seconds: number,
  work: (index: number) => Promise<unknown>,
): Promise<Paced> {
  const start = performance.now();
  const latencies: number[] = [];
  const inHand = new Set<Promise<void>>();
  let [failed, failure] = [0, null as string | null];
  let index = 0;
  const total = Math.round(perSecond * seconds);
  while (index < total) {
    const due = start + (index * 1000) / perSecond;
    const wait = due - performance.now();
    if (wait > 1) await new Promise((resolve) => setTimeout(resolve, wait));
    const one = work(index++).then(
      () => void latencies.push(performance.now() - due),
      (error: unknown) => {
        failed += 1;
        failure ??= error instanceof Error ? error.message : String(error);
      },
    );
    inHand.add(one);
    void one.finally(() => inHand.delete(one));
  }
  await Promise.all(inHand);
  latencies.sort((one, other) => one - other);
  return { begun: total, failed, failure, seconds: (performance.now() - start) / 1000, latencies };
}
