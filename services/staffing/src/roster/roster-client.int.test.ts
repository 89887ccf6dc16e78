import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { head, type Running, running, school } from '../staffing.fixture.js';
import { csv, line } from './roster.fixture.js';
import { fetchRoster, fetchTemplate, type Progress, sendRoster } from './roster-client.js';

/** The subgraph behind an HTTP endpoint of its own, for one actor. */
let app: Running;
let server: Server;
let url: string;
const bodies: number[] = [];
const languages = new Set<string | undefined>();
beforeAll(async () => {
  app = await running();
  server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const body = Buffer.concat(parts);
    bodies.push(body.length);
    languages.add(request.headers['accept-language']);
    const { query, variables } = JSON.parse(body.toString());
    const answer = await app.ask(head, query, variables).then(
      (data) => ({ data }),
      (fault) => ({ data: null, errors: [{ message: fault.sentence?.ru ?? fault.message }] }),
    );
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
});
afterAll(async () => {
  server?.close();
  await app?.stop();
});

describe('Sending a roster from the command line', () => {
  const endpoint = () => ({ url, token: 'a-token' });

  it('uploads in bodies that a gateway takes, waits, and reports', async () => {
    const content = Buffer.from(csv(...Array.from({ length: 1_500 }, (_, index) => line(index))));
    const seen: Progress[] = [];
    const report = await sendRoster(
      endpoint(),
      { unit: school, fileName: 'a.csv', content, dryRun: false },
      (progress) => seen.push(progress),
    );
    expect(report).toMatchObject({
      state: 'SUCCEEDED',
      rowsTotal: 1_500,
      errorsTotal: 0,
      summary: { registered: 1_500 },
    });
    expect(seen.at(-1)).toMatchObject({ stage: 'DONE' });
    expect(Math.max(...bodies)).toBeLessThan(256 * 1024);
    expect(bodies.length).toBeGreaterThan(3);
    expect((await fetchRoster(endpoint(), school, 'CSV')).rows).toBe(1_500);
  });

  it('fetches the template, which an import takes as it is', async () => {
    const { content } = await fetchTemplate(endpoint(), 'XLSX');
    const report = await sendRoster(
      endpoint(),
      { unit: school, fileName: 'template.xlsx', content, dryRun: true },
      () => undefined,
    );
    expect(report).toMatchObject({
      state: 'SUCCEEDED',
      summary: { registered: 1, employed: 1, categories: 1, trainings: 1 },
    });
  });

  it('asks for messages in a language when one is given', async () => {
    languages.clear();
    await fetchTemplate({ ...endpoint(), language: 'en' }, 'CSV');
    expect([...languages]).toEqual(['en']);
  });

  it('passes on why it was refused', async () => {
    const request = { unit: 'ru-tom-seversk-school-1', fileName: 'a.csv', content: Buffer.from(''), dryRun: true };
    await expect(sendRoster(endpoint(), request, () => undefined)).rejects.toThrow('staffing:write');
  });
});
