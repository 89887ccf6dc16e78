import type { ServiceName } from '@metodnet/testing/suite';
import pg from 'pg';

/** The services' databases as nobody in the suite sees them: every row, past row-level security, for looking only. */
export class Databases {
  private readonly pools = new Map<ServiceName, pg.Pool>();

  constructor(private readonly adminUrl: string) {}

  async rows<Row extends pg.QueryResultRow>(
    service: ServiceName,
    text: string,
    params: readonly unknown[] = [],
  ): Promise<Row[]> {
    return (await this.pool(service).query<Row>(text, [...params])).rows;
  }

  async close(): Promise<void> {
    await Promise.all([...this.pools.values()].map((pool) => pool.end()));
  }

  private pool(service: ServiceName): pg.Pool {
    const known = this.pools.get(service);
    if (known) return known;
    const url = new URL(this.adminUrl);
    url.pathname = `/${service}`;
    const pool = new pg.Pool({
      connectionString: url.href,
      max: 2,
      connectionTimeoutMillis: 3_000,
      application_name: 'faults',
    });
    pool.on('error', () => undefined); // the server is killed under it
    this.pools.set(service, pool);
    return pool;
  }
}
