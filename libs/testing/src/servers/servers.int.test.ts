import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { freePort, isFree, nats, postgres, serversForTests, startCluster, within } from './index.js';

describe('A PostgreSQL of one’s own', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'metodnet-cluster-'));
    chmodSync(dir, 0o755);
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  const query = async (url: string, sql: string) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query(sql)).rows;
    } finally {
      await client.end();
    }
  };

  it('keeps its data and its password from one start to the next', async () => {
    const first = await startCluster({ dir, port: await freePort(), data: 'kept' });
    await query(first.url, 'create table kept as select 42 as answer');
    await first.stop();
    const second = await startCluster({ dir, port: await freePort(), data: 'kept' });
    expect(await query(second.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
    await second.stop();
  });

  it('lets nobody in without the password', async () => {
    const cluster = await startCluster({ dir, port: await freePort(), data: 'passing' });
    const stranger = new URL(cluster.url);
    stranger.password = 'guessed';
    await expect(query(stranger.href, 'select 1')).rejects.toThrow(/password authentication failed/);
    await cluster.stop();
  });

  it('keeps what it acknowledged through a crash, and answers nothing while it is paused', async () => {
    const cluster = await startCluster({ dir, port: await freePort(), data: 'kept' });
    await query(cluster.url, 'create table kept as select 42 as answer');
    await cluster.crash();
    await expect(query(cluster.url, 'select 1')).rejects.toThrow(/ECONNREFUSED/);
    await cluster.start();
    cluster.pause();
    const asked = query(cluster.url, 'select answer from kept');
    expect(await within(500, asked)).toBeNull();
    cluster.resume();
    expect(await asked).toEqual([{ answer: 42 }]);
    await cluster.stop();
  });

  it('takes over a folder whose server outlived its starter', async () => {
    const orphan = await startCluster({ dir, port: await freePort(), data: 'passing' });
    const heir = await startCluster({ dir, port: await freePort(), data: 'passing' });
    await expect(query(orphan.url, 'select 1')).rejects.toThrow();
    expect(await query(heir.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await heir.stop();
  });
});

describe('A server that somebody names', () => {
  it('is used as it is, and left running', async () => {
    const given = process.env.TEST_DATABASE_URL;
    const borrowed = await postgres(given, { dir: '/nonexistent', data: 'kept' });
    expect(borrowed.url).toBe(given);
    await borrowed.stop();
    await expect(postgres(given, { dir: '/nonexistent', data: 'kept' })).resolves.toBeDefined();
  });

  it('is an error when it does not answer, not a reason to take another', async () => {
    const port = await freePort();
    const own = { dir: '/nonexistent', cache: '/nonexistent' };
    await expect(postgres(`postgres://x@127.0.0.1:${port}/x`, { ...own, data: 'kept' })).rejects.toThrow(
      /does not answer/,
    );
    await expect(nats(`nats://127.0.0.1:${port}`, own)).rejects.toThrow(/does not answer/);
  });
});

describe('Servers for tests', () => {
  it('are refused when Docker was asked for and does not answer', async () => {
    const env = { TEST_BACKEND: 'docker', DOCKER_HOST: 'unix:///nonexistent.sock' };
    await expect(serversForTests('/nonexistent', env)).rejects.toThrow(/no Docker engine/);
    await expect(serversForTests('/nonexistent', { TEST_BACKEND: 'podman' })).rejects.toThrow(/podman/);
  });
});

describe('A wished port', () => {
  it('is taken when it is free, and another when it is not', async () => {
    const wished = await freePort();
    expect(await freePort(wished)).toBe(wished);
    const holder = createServer();
    await new Promise<void>((resolve) => holder.listen(wished, '127.0.0.1', resolve));
    expect(await isFree(wished)).toBe(false);
    expect(await freePort(wished)).not.toBe(wished);
    await new Promise((resolve) => holder.close(resolve));
  });
});
