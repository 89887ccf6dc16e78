import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, relative } from 'node:path';
import pg from 'pg';

/**
 * Where data may have come to rest.
 *
 * - `people`, `organisations`: the tables in which staffing, network and events keep what they were told
 * - `events`: what domain events are written into: outboxes, the broker's files, everything made of them
 * - `outside`: what people who run the suite read and pass on: logs, metrics, traces, errors, names of files
 */
export type Kind = 'people' | 'organisations' | 'events' | 'outside';

/** Something that was collected, to be searched. */
export interface Resting {
  readonly where: string;
  readonly kind: Kind;
  readonly bytes: Uint8Array;
}

/** Every row of every table as PostgreSQL writes it, under the kind that the table has. */
export async function tables(url: string, kindOf: (table: string) => Kind, service: string): Promise<Resting[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ schema: string; name: string }>(
      `select schemaname as schema, tablename as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
    );
    const resting: Resting[] = [];
    for (const { schema, name } of rows) {
      const table = `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`;
      const { rows: lines } = await client.query<{ line: string }>(`select t::text as line from ${table} t`);
      const text = lines.map(({ line }) => line).join('\n');
      resting.push({
        where: `${service}: ${schema}.${name}`,
        kind: kindOf(`${schema}.${name}`),
        bytes: Buffer.from(text),
      });
    }
    return resting;
  } finally {
    await client.end();
  }
}

/** Every file below a folder, with its name. */
export function files(dir: string, kind: Kind, ending = ''): Resting[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true }).flatMap((entry): Resting[] => {
    const path = join(entry.parentPath, entry.name);
    const where = relative(dir, path);
    const name: Resting = { where: `the name ${where}`, kind: 'outside', bytes: Buffer.from(where) };
    if (!entry.isFile() || !path.endsWith(ending)) return [name];
    return [name, { where, kind, bytes: readFileSync(path) }];
  });
}

/** Stands where a collector of traces would, and keeps what it is sent as it came. */
export async function collector() {
  const sent: Buffer[] = [];
  const server = createServer((request, answer) => {
    request.on('data', (chunk: Buffer) => sent.push(chunk));
    request.on('end', () => answer.writeHead(200, { 'content-type': 'application/x-protobuf' }).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    bytes: () => Buffer.concat(sent),
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
