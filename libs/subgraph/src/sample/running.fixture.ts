import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { busMigrations } from '@metodnet/bus';
import { type Clock, systemClock } from '@metodnet/kernel';
import { applyTreeChanges, type TreeChange } from '@metodnet/scope';
import { testDatabase } from '@metodnet/testing';
import pg from 'pg';
import { type Configuration, type ServiceDefinition, type Serving, serve, signatureOf } from '../index.js';
import { sqlOf } from '../service/databases.js';
import { startIssuer } from './issuer.fixture.js';
import { sample } from './notes.fixture.js';

export const SECRET = 'a secret of the tests';

/** The answer to a request. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of any form
  readonly json: any;
}

export type Send = {
  method?: string;
  path?: string;
  headers?: Record<string, string | string[]>;
  body?: string | Buffer;
};

/** The sample service on a database of its own, with its units, a gateway that signs and an issuer of tokens. */
export async function startSample(
  settings: Partial<Configuration> = {},
  { clock = systemClock, definition = sample }: { clock?: Clock; definition?: ServiceDefinition } = {},
) {
  const [database, issuer] = await Promise.all([
    testDatabase(busMigrations, { name: definition.name, dir: definition.migrations }),
    startIssuer(),
  ]);
  const worker = new pg.Pool({ connectionString: database.workerUrl, max: 2 });
  worker.on('error', () => undefined);
  await applyTreeChanges(sqlOf(worker), [...units]);

  const serving: Serving = await serve(
    definition,
    {
      databaseUrl: database.appUrl,
      workerDatabaseUrl: database.workerUrl,
      ownerDatabaseUrl: null,
      natsUrl: process.env.TEST_NATS_URL ?? 'nats://127.0.0.1:1',
      node: 'test',
      host: '127.0.0.1',
      port: 0,
      publicUrl: null,
      mail: null,
      jwksUrl: issuer.url,
      issuer: issuer.issuer,
      audience: 'metodnet',
      gatewaySecret: SECRET,
      logLevel: 'silent',
      timeZone: 'Asia/Tomsk',
      replayUrls: {},
      poolSize: 10,
      drainMs: 0,
      ...settings,
    },
    { clock },
  );

  const send = ({ method = 'POST', path = '/graphql', headers = {}, body = '' }: Send) =>
    sendTo(`${serving.url}${path}`, method, headers, body);
  const post = async (body: unknown, headers: Record<string, string | string[]> = {}): Promise<Answer> => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    return send({
      headers: {
        'content-type': 'application/json',
        'x-metodnet-signature': signatureOf(SECRET, text, clock.now()),
        ...headers,
      },
      body: text,
    });
  };
  const tokenOf = (role: string, unit: string, claims: object = {}) =>
    issuer.token({ grants: [{ role, unit }], ...claims });
  const tomsk = await tokenOf('municipal-operator', 'ru-tom-tomsk', { sub: 'tomsk' });
  const kuznetsk = await tokenOf('municipal-operator', 'ru-pnz-kuznetsk', { sub: 'kuznetsk' });
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

  return {
    url: serving.url,
    database,
    worker,
    issuer,
    tokenOf,
    tomsk,
    kuznetsk,
    send,
    post,
    /** Asks as somebody; `tomsk` unless told. */
    ask: (query: string, variables: object = {}, token = tomsk, headers: Record<string, string> = {}) =>
      post({ query, variables }, { ...bearer(token), ...headers }),
    bearer,
    stopService: () => serving.stop(),
    stop: async () => {
      await serving.stop();
      await issuer.stop();
      await worker.end();
      await database.drop();
    },
  };
}

const unit = (id: string, level: string, ownerId: string): TreeChange => ({
  kind: 'unit',
  unit: { id, kind: 'OTHER', level, name: id, ownerId },
  version: 1,
  teller: ownerId,
});
const under = (unitId: string, level: string, parentId: string, parentLevel: string): TreeChange =>
  ({
    kind: 'place',
    unitId,
    level,
    hierarchy: 'ADMINISTRATIVE',
    parents: [{ parentId, parentLevel, from: '2000-01-01', to: null }],
    version: 2,
    teller: level === 'ORGANISATION' ? parentId : unitId,
  }) as TreeChange;

const units: readonly TreeChange[] = [
  unit('ru-tom', 'REGION', 'ru-tom'),
  unit('ru-tom-tomsk', 'MUNICIPALITY', 'ru-tom-tomsk'),
  unit('ru-tom-tomsk-school-4', 'ORGANISATION', 'ru-tom-tomsk'),
  unit('ru-pnz-kuznetsk', 'MUNICIPALITY', 'ru-pnz-kuznetsk'),
  under('ru-tom-tomsk', 'MUNICIPALITY', 'ru-tom', 'REGION'),
  under('ru-tom-tomsk-school-4', 'ORGANISATION', 'ru-tom-tomsk', 'MUNICIPALITY'),
];

/** One request as it is, whatever it is: fetch would tidy headers up. */
export function sendTo(
  url: string,
  method: string,
  headers: Record<string, string | string[]>,
  body: string | Buffer,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(url, { method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text, json: jsonOf(text) });
      });
    });
    request.on('error', reject);
    request.end(body);
  });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What would tell of the inside of a service. */
const LOW = [
  'prototype',
  'select',
  'note_by_text',
  'relation "',
  'pg_',
  '127.0.0.1',
  'node_modules',
  '    at ',
  'Did you mean',
];
/** The words of an answer that tell of the inside. */
export const saysNothing = ({ text }: Answer) => LOW.filter((word) => text.includes(word));
