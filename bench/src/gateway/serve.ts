import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Serves JSON by the barest HTTP server there is; says on stdout where. */
export function serveBare(answer: (body: string, request: IncomingMessage) => Promise<string>): void {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      answer(Buffer.concat(chunks).toString('utf8'), request).then(
        (text) => response.setHeader('content-type', 'application/json').end(text),
        (error: unknown) => response.writeHead(500).end(String(error)),
      );
    });
  });
  // Longer than any pause of a run: a client that does not try again would meet a connection that is just being closed.
  server.keepAliveTimeout = 600_000;
  server.listen(0, '127.0.0.1', () => {
    const { port } = server.address() as AddressInfo;
    process.stdout.write(`${JSON.stringify({ ready: true, url: `http://127.0.0.1:${port}/graphql` })}\n`);
  });
}
