/** How a home answered over the whole operation: the worst of its answers. */
export type HomeStatus = 'OK' | 'ERRORS' | 'UNAVAILABLE';

const order: readonly HomeStatus[] = ['OK', 'ERRORS', 'UNAVAILABLE'];

/** Which homes took part in an answer, so that a reader sees whose figures are missing. */
export class Homes {
  readonly #status = new Map<string, { node: string; subgraph: string; status: HomeStatus }>();

  note(node: string, subgraph: string, status: HomeStatus): void {
    const key = `${node}/${subgraph}`;
    const known = this.#status.get(key);
    if (!known || order.indexOf(status) > order.indexOf(known.status)) {
      this.#status.set(key, { node, subgraph, status });
    }
  }

  /** For `extensions` of the answer; empty when no home was asked. */
  extension(): { homes?: readonly { node: string; subgraph: string; status: HomeStatus }[] } {
    if (this.#status.size === 0) return {};
    const keys = [...this.#status.keys()].sort();
    return { homes: keys.flatMap((key) => this.#status.get(key) ?? []) };
  }
}
