import type { Sql } from '@metodnet/scope';
import type pg from 'pg';

/** One version of a projection, as an operator sees it. */
export interface ProjectionVersion {
  readonly name: string;
  readonly version: number;
  readonly state: 'live' | 'building' | 'retired';
  readonly lanes: number;
  /** Lanes in which the live version is ahead of this one. */
  readonly lanesBehind: number;
  /** Events by which the live version is ahead. */
  readonly eventsBehind: number;
  readonly openDeadLetters: number;
  readonly appliedAt: Date | null;
}

/** Every version of every projection of this database, and how far each has come. */
export async function projectionVersions(sql: Sql, name: string | null = null): Promise<ProjectionVersion[]> {
  const rows = await sql.query<Record<keyof ProjectionVersion, never>>(
    `select p.name, p.version, p.state,
            (select count(*) from bus.checkpoint as c where c.projection = p.name and c.version = p.version) as lanes,
            behind.lanes as "lanesBehind", behind.events as "eventsBehind",
            (select count(*) from bus.dead_letter as d
              where d.projection = p.name and d.version = p.version and d.state <> 'closed') as "openDeadLetters",
            (select max(applied_at) from bus.checkpoint as c
              where c.projection = p.name and c.version = p.version) as "appliedAt"
       from bus.projection as p cross join lateral (${BEHIND}) as behind
      where $1::text is null or p.name = $1 order by p.name, p.version`,
    [name],
  );
  return rows.map((row) => ({
    ...(row as unknown as ProjectionVersion),
    lanes: Number(row.lanes),
    lanesBehind: Number(row.lanesBehind),
    eventsBehind: Number(row.eventsBehind),
    openDeadLetters: Number(row.openDeadLetters),
  }));
}

const BEHIND = `
  select count(*) filter (where live.last_seq > coalesce(own.last_seq, 0)) as lanes,
         coalesce(sum(greatest(0, live.last_seq - coalesce(own.last_seq, 0))), 0) as events
    from bus.projection as l
    join bus.checkpoint as live on live.projection = l.name and live.version = l.version
    left join bus.checkpoint as own
           on own.projection = p.name and own.version = p.version and own.producer = live.producer
   where l.name = p.name and l.state = 'live'`;

/** The version that readers should read now; null before the first start. */
export async function liveVersion(sql: Sql, name: string): Promise<number | null> {
  const [row] = await sql.query<{ version: number }>(
    `select version from bus.projection where name = $1 and state = 'live'`,
    [name],
  );
  return row?.version ?? null;
}

/**
 * Makes a building version the live one, once it has everything that the live one has; the old one stops. Whatever moves
 * the readers (such as replacing a view) goes into `move`, in the same transaction. Answers whether it was switched.
 */
export async function switchProjection(
  pool: pg.Pool,
  name: string,
  version: number,
  move: (sql: Sql) => Promise<void> = async () => undefined,
): Promise<'switched' | 'not-building' | 'behind'> {
  const client = await pool.connect();
  const sql: Sql = { query: async (text, params = []) => (await client.query(text, [...params])).rows };
  try {
    await client.query('begin');
    // Every batch holds its projection's row while it commits: from here on neither version moves.
    await client.query('select from bus.projection where name = $1 order by version for update', [name]);
    const wanted = (await projectionVersions(sql, name)).find((one) => one.version === version);
    const refusal = wanted?.state !== 'building' ? 'not-building' : wanted.lanesBehind > 0 ? 'behind' : null;
    if (refusal) {
      await client.query('rollback');
      return refusal;
    }
    await client.query(`update bus.projection set state = 'retired' where name = $1 and state = 'live'`, [name]);
    await client.query(`update bus.projection set state = 'live' where name = $1 and version = $2`, [name, version]);
    await move(sql);
    await client.query('commit');
    return 'switched';
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

/** Stops a version that is not live, for good; the process that runs it notices with its next batch. */
export async function retireProjection(sql: Sql, name: string, version: number): Promise<boolean> {
  const rows = await sql.query(
    `update bus.projection set state = 'retired' where name = $1 and version = $2 and state = 'building' returning name`,
    [name, version],
  );
  return rows.length > 0;
}

/** Forgets checkpoints and dead letters of a retired version. Its tables are its service's to drop, in a migration. */
export async function dropProjection(sql: Sql, name: string, version: number): Promise<boolean> {
  const rows = await sql.query(
    `delete from bus.projection where name = $1 and version = $2 and state = 'retired' returning name`,
    [name, version],
  );
  return rows.length > 0;
}
