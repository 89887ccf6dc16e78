import type { Clock } from '@metodnet/kernel';
import type { UnitTree } from '@metodnet/scope';
import type { Works } from '@metodnet/store';
import type { Logger } from 'pino';
import type { EntitySchema } from 'typeorm';
import type { Limits } from '../limits/limits.js';
import type { Page } from '../pages/page.js';
import { buildSubgraph, type SubgraphParts, sdlOf } from '../schema/build-subgraph.js';
import type { Chore, ServiceProjection } from './background.js';
import type { MailSettings } from './configuration.js';

/** What a service is given to build itself from. */
export interface Parts {
  /** Opens units of work for an actor. */
  readonly works: Works;
  /** The units as this service last heard of them. */
  readonly units: UnitTree;
  readonly clock: Clock;
  /** In which it is decided what day today is; an actor carries the answer. */
  readonly timeZone: string;
  readonly log: Logger;
  /** Where people reach a path of this service's pages: `publicUrl('/verify/…')`. Known once the service listens. */
  readonly publicUrl: (path: string) => string;
  /** How mail goes out; null when it does not. */
  readonly mail: MailSettings | null;
}

/** A service once it is wired. */
export interface Service extends SubgraphParts {
  /** Read models that it keeps, besides the unit tree which comes with every service. */
  readonly projections?: readonly ServiceProjection[];
  /** What it does from time to time for itself. */
  readonly chores?: readonly Chore[];
  /** What anybody may ask for without a login; see {@link Page}. */
  readonly pages?: readonly Page[];
  /** What it measures of itself, beyond what every service does. */
  readonly gauges?: readonly ServiceGauge[];
}

/** A number that is read when somebody asks for metrics. */
export interface ServiceGauge {
  /** `mail_waiting`. */
  readonly name: string;
  readonly help: string;
  read(): number;
}

/** What a service is. */
export interface ServiceDefinition {
  /** The subgraph's name, lower-case: `staffing`. Also the last word of its subjects. */
  readonly name: string;
  /** Folder of its `NNNN-what.sql`; store's own migrations go before them. */
  readonly migrations: URL;
  /** Every table that a unit of work reads or writes. */
  // biome-ignore lint/suspicious/noExplicitAny: tables of all states
  readonly tables: readonly EntitySchema<any>[];
  /** Where this service must allow more than others. */
  readonly limits?: Partial<Limits>;
  /**
   * Wires commands, queries and resolvers. It may only keep what it is given: it is also called, with parts that cannot be used, to
   * print the schema without a database.
   */
  build(parts: Parts): Service;
}

/**
 * Defines a service. The recipe for a new one, `services/<name>`:
 *
 * 1. `migrations/0001-….sql`: its tables, each `select scope.protect('table', 'unit_id', 'x:read', 'x:write')`.
 * 2. A folder per aggregate, as in CONTRIBUTING: domain, table, commands, queries, schema, wording, resolver.
 * 3. `src/service.ts`: `export const mentoring = defineService({ name, migrations, tables, build })`, where `build` makes commands and
 *    queries out of the parts, resolvers out of those, and names the loaders of the entities it publishes (`references`).
 * 4. `src/schema.ts`: `export const buildSubgraph = () => printSubgraph(mentoring)`, which composition reads.
 * 5. `src/main.ts`: `await runService(mentoring)`. Health, metrics, limits, identity, outbox, relay and the unit tree come with it.
 */
export const defineService = (definition: ServiceDefinition): ServiceDefinition => definition;

/** The subgraph's schema for composition; needs no database, no broker and no environment. */
export async function printSubgraph(
  definition: ServiceDefinition,
): Promise<{ readonly name: string; readonly sdl: string }> {
  const schema = await buildSubgraph(definition.build(unusableParts));
  return { name: definition.name, sdl: sdlOf(schema) };
}

/** Parts that may be kept but not used: whoever touches one while being built hears why not. */
const unusableParts = new Proxy({} as Parts, {
  get: (_, part) =>
    new Proxy(Object.create(null) as object, {
      get: (_none, property) => {
        throw new Error(
          `build() may only keep ${String(part)}, not use it (${String(property)}): the schema is printed without a database`,
        );
      },
    }),
});
