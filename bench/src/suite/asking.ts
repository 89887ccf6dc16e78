import { SIGNATURE_HEADER, signatureOf } from '@metodnet/subgraph';
import type { ServiceName } from '@metodnet/testing/suite';
import { ask, quantile, type Target } from '../load.js';
import { cpuOf, cpuOfTree } from './process-figures.js';
import type { Stage } from './stage.js';

/** A GraphQL operation with its variables, each request's own. */
export interface Question {
  readonly query: string;
  readonly variablesOf: (index: number) => Readonly<Record<string, unknown>>;
  readonly tokenOf: (index: number) => string;
}

/** What one stretch of questions cost: latencies in milliseconds, processor time per question. */
export interface Cost {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
  readonly gatewayCpu: number;
  readonly subgraphCpu: number;
  readonly postgresCpu: number;
}

/** Where a question goes: through the gateway, or signed to the subgraph itself. */
export type Door = 'gateway' | 'subgraph';

/** Puts a question again and again, one at a time, after some that do not count. */
export async function inTurn(
  stage: Stage,
  service: ServiceName,
  door: Door,
  question: Question,
  { count, warmUp }: { readonly count: number; readonly warmUp: number },
): Promise<Cost> {
  const target = targetOf(stage, service, door, question);
  for (let i = 0; i < warmUp; i++) await ask(target);
  const before = cpuOfAll(stage, service);
  const latencies: number[] = [];
  for (let i = 0; i < count; i++) {
    const asked = performance.now();
    await ask(target);
    latencies.push(performance.now() - asked);
  }
  const after = cpuOfAll(stage, service);
  latencies.sort((one, other) => one - other);
  const per = (name: keyof typeof after) => (after[name] - before[name]) / count;
  return {
    p50: quantile(latencies, 0.5),
    p95: quantile(latencies, 0.95),
    p99: quantile(latencies, 0.99),
    max: latencies.at(-1) ?? Number.NaN,
    gatewayCpu: per('gateway'),
    subgraphCpu: per('subgraph'),
    postgresCpu: per('postgres'),
  };
}

/** As `load` and `ask` want it. */
export function targetOf(stage: Stage, service: ServiceName, door: Door, question: Question): Target {
  let asked = -1;
  const authorization = () => `Bearer ${question.tokenOf(asked)}`;
  return {
    url: door === 'gateway' ? stage.endpoint : new URL('/graphql', stage.services[service].url).href,
    bodyOf() {
      asked += 1;
      return JSON.stringify({ query: question.query, variables: question.variablesOf(asked) });
    },
    headersOf: (body) => ({
      authorization: authorization(),
      ...(door === 'subgraph' ? { [SIGNATURE_HEADER]: signatureOf(stage.secret, body, new Date()) } : {}),
    }),
  };
}

const cpuOfAll = ({ gateway, services, postgres }: Stage, service: ServiceName) => ({
  gateway: cpuOf(gateway.pid),
  subgraph: cpuOf(services[service].pid),
  postgres: cpuOfTree(postgres.pid),
});

/** The figures as a row of a printed table. */
export const rowOf = ({ p50, p95, p99, max, gatewayCpu, subgraphCpu, postgresCpu }: Cost) => ({
  'p50 ms': p50.toFixed(1),
  'p95 ms': p95.toFixed(1),
  'p99 ms': p99.toFixed(1),
  'max ms': max.toFixed(1),
  'CPU gateway': gatewayCpu.toFixed(2),
  'CPU subgraph': subgraphCpu.toFixed(2),
  'CPU PostgreSQL': postgresCpu.toFixed(2),
});
