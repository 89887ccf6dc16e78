import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Home } from '../placement/placement.js';
import type { Outcome } from '../transport/subgraph-client.js';

const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

const unsent: ReadonlySet<Outcome> = new Set(['open-circuit', 'shared', 'retried', 'awaited']);

/** Rate, errors and duration of operations and of calls to subgraphs. */
export class Metrics {
  readonly registry = new Registry();
  readonly #duration = new Histogram({
    name: 'metodnet_gateway_operation_seconds',
    help: 'Duration of operations by root field and outcome (ok, partial, client-left, or the code of a refusal)',
    labelNames: ['operation', 'outcome'],
    buckets: seconds,
    registers: [this.registry],
  });
  readonly #calls = new Histogram({
    name: 'metodnet_gateway_subgraph_seconds',
    help: 'Duration of calls to subgraphs that left the gateway',
    labelNames: ['node', 'subgraph', 'outcome'],
    buckets: seconds,
    registers: [this.registry],
  });
  readonly #unsent = new Counter({
    name: 'metodnet_gateway_subgraph_unsent_total',
    help: 'Calls to subgraphs that were shared, tried again, waiting for a home that is away, or not sent because it keeps failing',
    labelNames: ['node', 'subgraph', 'outcome'],
    registers: [this.registry],
  });

  constructor(working: () => number) {
    collectDefaultMetrics({ register: this.registry });
    new Gauge({
      name: 'metodnet_gateway_requests_working',
      help: 'Requests at work now',
      registers: [this.registry],
      collect() {
        this.set(working());
      },
    });
  }

  /** The title is null for what was refused before it was an operation. */
  operation(title: string | null, outcome: string, duration: number): void {
    this.#duration.observe({ operation: title ?? '(refused)', outcome }, duration);
  }

  readonly call = ({ node, subgraph }: Home, outcome: Outcome, duration: number): void => {
    if (unsent.has(outcome)) {
      this.#unsent.inc({ node, subgraph, outcome });
    } else {
      this.#calls.observe({ node, subgraph, outcome }, duration);
    }
  };
}
