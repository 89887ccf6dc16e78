import type { ApolloServerPlugin } from '@apollo/server';
import { Kind, type OperationDefinitionNode } from 'graphql';
import type { Logger } from 'pino';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Context } from '../context.js';

/** A service's own registry: several services may share a process. */
export interface Metrics {
  readonly registry: Registry;
  /** Counts, times and logs operations by their root field; never by their name, text or variables, which are the caller's words. */
  readonly plugin: ApolloServerPlugin<Context>;
  /** Counts, times and logs pages by their path as it is written in the service; never by the address, which may be a secret. */
  pageAnswered(page: string, status: number, seconds: number): void;
  /** Adds a gauge that is read when somebody asks for it. */
  gauge(name: string, help: string, read: () => number): void;
  /** Adds gauges of the same name, told apart by labels. */
  gauges(name: string, help: string, labels: readonly string[], read: () => readonly GaugeValue[]): void;
}

export interface GaugeValue {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** `query units`, `query units …` when there is more: as many as the schema has fields. */
function titleOf({ operation, selectionSet }: OperationDefinitionNode): string {
  const fields = selectionSet.selections.flatMap((field) => (field.kind === Kind.FIELD ? [field.name.value] : []));
  const [first = '(fragment)', ...others] = new Set(fields);
  return `${operation} ${first}${others.length > 0 ? ' …' : ''}`;
}

export function makeMetrics(service: string, log: Logger): Metrics {
  const registry = new Registry();
  registry.setDefaultLabels({ service });
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: 'graphql_requests_total',
    help: 'Operations answered',
    labelNames: ['operation', 'outcome'],
    registers: [registry],
  });
  const duration = new Histogram({
    name: 'graphql_request_duration_seconds',
    help: 'From the read body to the written answer',
    labelNames: ['operation'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });
  const pages = new Counter({
    name: 'page_requests_total',
    help: 'Pages answered to whoever asked',
    labelNames: ['page', 'status'],
    registers: [registry],
  });
  const pageDuration = new Histogram({
    name: 'page_request_duration_seconds',
    help: 'From the read headers to the written answer',
    labelNames: ['page'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });

  const gauges: Metrics['gauges'] = (name, help, labels, read) => {
    new Gauge({
      name,
      help,
      labelNames: [...labels],
      registers: [registry],
      collect() {
        this.reset();
        for (const { labels: values, value } of read()) this.set({ ...values }, value);
      },
    });
  };

  return {
    registry,
    plugin: {
      async requestDidStart() {
        const stop = duration.startTimer();
        return {
          async willSendResponse({ operation: asked, errors }) {
            const operation = asked ? titleOf(asked) : 'refused';
            const seconds = stop({ operation });
            requests.inc({ operation, outcome: errors?.length ? 'errors' : 'ok' });
            log.info({ operation, ms: Math.round(seconds * 1_000), errors: errors?.length ?? 0 }, 'Answered');
          },
        };
      },
    },
    pageAnswered(page, status, seconds) {
      pages.inc({ page, status });
      pageDuration.observe({ page }, seconds);
      log.info({ page, status, ms: Math.round(seconds * 1_000) }, 'Answered');
    },
    gauge: (name, help, read) => gauges(name, help, [], () => [{ labels: {}, value: read() }]),
    gauges,
  };
}
