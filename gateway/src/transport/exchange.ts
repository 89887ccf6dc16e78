import type { Agent, Dispatcher } from 'undici';

/** A home, as HTTP knows it. */
export interface Address {
  readonly origin: string;
  readonly path: string;
}

export interface HttpAnswer {
  readonly status: number;
  readonly text: string;
}

/**
 * One POST and its whole answer. undici tells it what comes by calls: the promises, streams and signals of its other interfaces cost more
 * than the rest of a small call.
 */
export class Exchange implements Dispatcher.DispatchHandler {
  readonly answer: Promise<HttpAnswer>;
  readonly #chunks: Buffer[] = [];
  #bytes = 0;
  #status = 0;
  #controller: Dispatcher.DispatchController | null = null;
  #ending: Error | null = null;
  #resolve!: (answer: HttpAnswer) => void;
  #reject!: (reason: Error) => void;

  constructor(
    /** What to end with when the answer is longer than so many bytes. */
    private readonly tooLong: { readonly bytes: number; readonly reason: () => Error },
  ) {
    this.answer = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  begin(agent: Agent, { origin, path }: Address, headers: Record<string, string>, body: string): void {
    // Patience is the caller's: whoever waits says when it is over.
    agent.dispatch({ origin, path, method: 'POST', headers, body, headersTimeout: 0, bodyTimeout: 0 }, this);
  }

  /** Ends it now, whether or not it has begun, with the connection that it uses. Does nothing once there is an answer. */
  end(reason: Error): void {
    this.#ending = reason;
    this.#reject(reason);
    this.#controller?.abort(reason);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#ending) controller.abort(this.#ending);
  }

  onResponseStart(_: Dispatcher.DispatchController, status: number): void {
    this.#status = status;
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#bytes += chunk.length;
    if (this.#bytes > this.tooLong.bytes) this.end(this.tooLong.reason());
    else this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    this.#resolve({ status: this.#status, text: Buffer.concat(this.#chunks).toString('utf8') });
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    this.#reject(error);
  }
}
