import type { Consumer, JsMsg } from '@nats-io/jetstream';

/** Milliseconds that a fetch waits for messages; the broker ends it itself after that. */
const EXPIRES = 2_000;
/** Milliseconds after which it is ended here: the client waits for ever for a consumer that a restart has wiped away. */
const GUARD = EXPIRES + 1_000;

/** Fetches once, handing messages over as they arrive, until there are enough, time is up or it is stopped. Answers how many. */
export async function fetchOnce(
  consumer: Consumer,
  limit: number,
  take: (message: JsMsg) => 'enough' | undefined,
  signal?: AbortSignal,
): Promise<number> {
  const messages = await consumer.fetch({ max_messages: limit, expires: EXPIRES });
  const stop = () => messages.stop();
  const guard = setTimeout(stop, GUARD);
  signal?.addEventListener('abort', stop, { once: true });
  let received = 0;
  try {
    for await (const message of messages) {
      received++;
      if (take(message) === 'enough') break;
    }
    return received;
  } finally {
    clearTimeout(guard);
    signal?.removeEventListener('abort', stop);
  }
}
