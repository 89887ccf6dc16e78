import { request } from 'node:http';
import type { Server } from './server.js';

/** Whether an engine answers: a `docker` program on PATH proves nothing. */
export function dockerAnswers(host = process.env.DOCKER_HOST ?? 'unix:///var/run/docker.sock'): Promise<boolean> {
  const at = new URL(host);
  const target = at.protocol === 'unix:' ? { socketPath: at.pathname } : { host: at.hostname, port: at.port };
  return new Promise((resolve) => {
    const ping = request({ ...target, path: '/_ping', timeout: 500 }, (answer) => {
      answer.resume();
      resolve(answer.statusCode === 200);
    });
    ping.once('timeout', () => ping.destroy());
    ping.once('error', () => resolve(false));
    ping.once('close', () => resolve(false));
    ping.end();
  });
}

/** PostgreSQL in a container; the client library is loaded only when it is wanted, for it costs a quarter of a second. */
export async function postgresContainer(): Promise<Server> {
  const { GenericContainer, Wait } = await import('testcontainers');
  const image = 'postgres:15-alpine';
  const container = await new GenericContainer(image)
    .withEnvironment({ POSTGRES_PASSWORD: 'postgres', POSTGRES_INITDB_ARGS: '--no-locale -E UTF8' })
    .withCommand(['postgres', '-c', 'fsync=off', '-c', 'max_connections=200'])
    .withExposedPorts(5432)
    .withWaitStrategy(Wait.forLogMessage(/ready to accept connections/, 2))
    .start();
  const url = `postgres://postgres:postgres@${container.getHost()}:${container.getMappedPort(5432)}/postgres`;
  return { url, about: `${image} in a container`, stop: async () => void (await container.stop()) };
}

/** A nats-server with JetStream in a container. */
export async function natsContainer(): Promise<Server> {
  const { GenericContainer, Wait } = await import('testcontainers');
  const image = 'nats:2.10-alpine';
  const container = await new GenericContainer(image)
    .withCommand(['-js'])
    .withExposedPorts(4222)
    .withWaitStrategy(Wait.forLogMessage(/Server is ready/))
    .start();
  const url = `nats://${container.getHost()}:${container.getMappedPort(4222)}`;
  return { url, about: `${image} in a container`, stop: async () => void (await container.stop()) };
}
