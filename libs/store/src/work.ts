import type { DomainEvent } from '@metodnet/contracts';
import { type Accepted, type Decision, Fault, notFound, readOnly } from '@metodnet/kernel';
import type { Actor, Permission, Sql } from '@metodnet/scope';
import pg from 'pg';
import type { EntityManager, EntitySchema, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { type Asker, askerOf, reachedBy } from './asker.js';
import { type Aggregate, type OutboxRow, outboxRows, writeOutbox } from './outbox.js';
import { sightOf } from './table.js';
import type { UnscopedCount } from './unscoped.js';

/**
 * One transaction, opened for an actor: what it reads is what the table's sight shows the actor, and what it reads and writes is what
 * row-level security lets the actor, whatever of the two is forgotten.
 */
export class Work implements Sql {
  constructor(
    readonly actor: Actor,
    private readonly manager: EntityManager,
    private readonly locks: boolean,
  ) {}

  /**
   * The record, locked until the end of a writing unit of work. Throws NOT_FOUND for what is absent or not the
   * actor's, FORBIDDEN for what it may only read, and STALE_VERSION when the caller has seen another version than the present one.
   */
  async get<State extends Aggregate>(
    table: EntitySchema<State>,
    id: string,
    seenVersion?: number | null,
  ): Promise<State> {
    const query = this.inSight(table).andWhere('a.id = :id', { id });
    const state = await (this.locks ? query.setLock('pessimistic_write') : query).getOne();
    if (!state) throw await this.unlockable(table, id);
    if (seenVersion != null && state.version !== seenVersion) {
      throw new Fault(
        'STALE_VERSION',
        {
          ru: 'Запись изменилась с тех пор, как вы её прочли. Прочтите её снова и повторите.',
          en: 'The record has changed since you read it. Read it again and repeat.',
        },
        { currentVersion: state.version },
      );
    }
    return state;
  }

  /** The record, or null when it is absent or not the actor's. */
  find<State extends Aggregate>(table: EntitySchema<State>, id: string): Promise<State | null> {
    return this.inSight(table).andWhere('a.id = :id', { id }).getOne();
  }

  /** The records that exist and are the actor's, in no order. */
  async findMany<State extends Aggregate>(table: EntitySchema<State>, ids: readonly string[]): Promise<State[]> {
    if (ids.length === 0) return [];
    return this.inSight(table)
      .andWhere('a.id = any(:ids)', { ids: [...ids] })
      .getMany();
  }

  /**
   * Saves an accepted decision's state and writes its domain events, and answers the decision with the version that it
   * was saved as. A refusal passes through untouched; when the unit of work then answers it, nothing at all is written.
   */
  async commit<State extends Aggregate, Event extends DomainEvent, Reason extends string>(
    table: EntitySchema<State>,
    decision: Decision<State, Event, Reason>,
  ): Promise<Decision<State, Event, Reason>> {
    if (!decision.accepted) return decision;
    const [saved] = await this.commitMany(table, [decision]);
    return saved as Accepted<State, Event>;
  }

  /** As {@link commit} for many records at once, in few statements: the path of imports. */
  async commitMany<State extends Aggregate, Event extends DomainEvent>(
    table: EntitySchema<State>,
    decisions: readonly Accepted<State, Event>[],
  ): Promise<Accepted<State, Event>[]> {
    const name = this.manager.connection.getMetadata(table).tableName;
    const rows: OutboxRow[] = [];
    const fresh: State[] = [];
    const saved: Accepted<State, Event>[] = [];
    for (const { next, events, accepted } of decisions) {
      const version = next.version + Math.max(1, events.length);
      const state = { ...next, version };
      if (next.version === 0) fresh.push(state);
      else await this.update(table, state, next.version);
      rows.push(...outboxRows(name, next, events));
      saved.push({ accepted, next: state, events });
    }
    for (let start = 0; start < fresh.length; start += INSERT_AT_ONCE) {
      const values = fresh.slice(start, start + INSERT_AT_ONCE);
      await this.manager
        .createQueryBuilder()
        .insert()
        .into(table)
        .values(values as never)
        .updateEntity(false)
        .execute();
    }
    // Only now: the aggregates are locked by their writes, so that position follows version.
    await writeOutbox(this, this.actor, rows);
    return saved;
  }

  /** A number from beyond the actor's sight, by a narrow security-definer function. */
  async unscoped<Arg>({ sqlFunction }: UnscopedCount<Arg>, argument: Arg): Promise<number> {
    const [row] = await this.query<{ count: string }>(`select ${sqlFunction}($1) as count`, [argument]);
    return Number(row?.count ?? 0);
  }

  /** The rows of a table that the actor may see, for SQL to choose from: `from ${work.seen(PairTable)} pair where …`. */
  seen<State>(table: EntitySchema<State>): string {
    return `(select * from ${table.options.name} it where ${shown(sightOf(table)('it', this.asker))})`;
  }

  /** The units that the actor reaches with a permission, for SQL to compare with: `unit_id = ${work.reach('staffing:read')}`. */
  reach(permission: Permission): string {
    return reachedBy(this.asker, permission);
  }

  /** The actor as SQL of literals. */
  get asker(): Asker {
    return askerOf(this.actor, (_, value) => (value === null ? 'null' : pg.escapeLiteral(value)));
  }

  /** Plain SQL in this transaction, under the actor's row-level security. What it reads of tables it takes from {@link seen}. */
  query<Row extends object>(text: string, params: readonly unknown[] = []): Promise<Row[]> {
    return this.manager.query(text, [...params]);
  }

  private inSight<State extends ObjectLiteral>(table: EntitySchema<State>): SelectQueryBuilder<State> {
    const given: Record<string, string | null> = {};
    const asker = askerOf(this.actor, (name, value) => {
      given[`asker_${name}`] = value;
      return `:asker_${name}`;
    });
    return this.manager.createQueryBuilder(table, 'a').where(shown(sightOf(table)('a', asker)), given);
  }

  /** Row-level security locks and changes only rows that the actor may write; what it may read it may know of. */
  private async unlockable<State extends Aggregate>(table: EntitySchema<State>, id: string): Promise<Fault> {
    return this.locks && (await this.find(table, id)) ? readOnly() : notFound();
  }

  private async update<State extends Aggregate>(table: EntitySchema<State>, state: State, seen: number): Promise<void> {
    const { affected } = await this.manager
      .createQueryBuilder()
      .update(table)
      .set(state as never)
      .where('id = :id and version = :seen', { id: state.id, seen })
      .execute();
    if (affected !== 1) throw await this.unlockable(table, state.id);
  }
}

/** Asked of every row that policies leave, not joined with: the planner would take few rows for fewer and compare each with each. */
const shown = (sight: string): string => `(${sight}) is true`;

/** Keeps far below PostgreSQL's 65,535 parameters a statement. */
const INSERT_AT_ONCE = 500;
