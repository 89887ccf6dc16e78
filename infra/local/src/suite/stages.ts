/** Tells a person how the start gets on: a line for every stage, with the time it took. */
export class Stages {
  private readonly began = Date.now();

  constructor(readonly say: (line: string) => void) {}

  async run<T>(name: string, act: () => Promise<T>): Promise<T> {
    const began = Date.now();
    const result = await act();
    this.say(`${name}: ${seconds(began)}`);
    return result;
  }

  /** Since the first stage. */
  total(): string {
    return seconds(this.began);
  }
}

const seconds = (since: number): string => `${((Date.now() - since) / 1000).toFixed(1)} s`;
