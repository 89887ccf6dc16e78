import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Command, Gateway } from './gateway.js';

interface Received {
  readonly key: string;
  readonly fields: number;
  readonly bytes: number;
  readonly names: readonly string[];
}

/** A gateway that answers every mutation with the name it was given, and may be told to fail first. */
class Stub {
  readonly received: Received[] = [];
  readonly faults: string[] = [];
  refuse: string | null = null;
  private constructor(private readonly server: Server) {}

  static async listen(): Promise<Stub> {
    const server = createServer();
    const stub = new Stub(server);
    server.on('request', async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const body = Buffer.concat(chunks).toString();
      const { variables } = JSON.parse(body) as { variables: Record<string, { name: string }> };
      const names = Object.values(variables).map(({ name }) => name);
      const key = String(request.headers['idempotency-key']);
      stub.received.push({ key, fields: names.length, bytes: body.length, names });
      const fault = stub.faults.shift();
      const rejection = stub.refuse ? { code: stub.refuse, messageEn: 'No.' } : null;
      const data = Object.fromEntries(names.map((name, index) => [`m${index}`, { name, rejection }]));
      response.end(
        JSON.stringify(fault ? { data: null, errors: [{ message: fault, extensions: { code: fault } }] } : { data }),
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return stub;
  }

  get endpoint(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/graphql`;
  }

  close(): Promise<unknown> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(resolve));
  }
}

const command = (name: string): Command => ({
  mutation: 'make',
  inputType: 'MakeInput',
  input: { name },
  answer: 'name',
});
const commands = (count: number) => Array.from({ length: count }, (_, index) => command(`n${index}`));

describe('Sending commands to the gateway', () => {
  let stub: Stub;
  let gateway: Gateway;
  beforeEach(async () => {
    stub = await Stub.listen();
    gateway = new Gateway(stub.endpoint, 'token');
  });
  afterEach(() => stub.close());

  it('puts at most ten into a request, and answers in their order', async () => {
    const answers = await gateway.all(commands(23));
    expect(answers.map(({ name }) => name)).toEqual(commands(23).map(({ input }) => input.name));
    expect(stub.received.map(({ fields }) => fields).sort()).toEqual([10, 10, 3].sort());
  });

  it('keeps bodies below the gateway’s limit of 256 KiB', async () => {
    const long = Array.from({ length: 6 }, (_, index) => command(`${index}${'x'.repeat(70_000)}`));
    await gateway.all(long);
    expect(stub.received.map(({ fields }) => fields)).toEqual([2, 2, 2]);
    expect(Math.max(...stub.received.map(({ bytes }) => bytes))).toBeLessThan(256 * 1024);
  });

  it('sends the same key with the same commands, and another with others: a broken-off loading resumes', async () => {
    await gateway.all([command('a')]);
    await gateway.all([command('a')]);
    await gateway.all([command('b')]);
    const [first, again, other] = stub.received.map(({ key }) => key);
    expect(first).toBe(again);
    expect(other).not.toBe(first);
  });

  it('tries again when others write at the same time or a subgraph has not heard of a unit yet', async () => {
    stub.faults.push('TRY_AGAIN', 'FORBIDDEN');
    await expect(gateway.all([command('a')])).resolves.toEqual([expect.objectContaining({ name: 'a' })]);
    expect(stub.received.length).toBe(3);
  });

  it('gives up at once on a fault that does not pass', async () => {
    stub.faults.push('BAD_USER_INPUT');
    await expect(gateway.all([command('a')])).rejects.toThrow('BAD_USER_INPUT');
    expect(stub.received.length).toBe(1);
  });

  it('stops at a refusal, unless it means that the thing is done already', async () => {
    stub.refuse = 'code-taken';
    await expect(gateway.all([command('a')])).rejects.toThrow('make was refused: No.');
    await expect(gateway.all([{ ...command('a'), doneAlready: ['code-taken'] }])).resolves.toHaveLength(1);
  });
});
