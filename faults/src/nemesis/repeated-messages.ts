import { STREAM } from '@metodnet/bus';
import { AckPolicy, DeliverPolicy, jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import type { Fault } from './fault.js';

const READ_AT_MOST = 300;

/** Somebody publishes again what was published before, in any order and with ids that no dedup window knows. */
export const repeatedMessages: Fault = {
  name: 'messages repeated out of order',
  weight: 4,
  async strike({ broker }, chance) {
    const nats = await connect({ servers: broker.url, maxReconnectAttempts: 2, timeout: 2_000 });
    try {
      const manager = await jetstreamManager(nats, { checkAPI: false, timeout: 2_000 });
      const js = jetstream(nats, { timeout: 2_000 });
      const { state } = await manager.streams.info(STREAM);
      const from = chance.between(state.first_seq, Math.max(state.first_seq, state.last_seq - 1));
      const { name } = await manager.consumers.add(STREAM, {
        ack_policy: AckPolicy.None,
        deliver_policy: DeliverPolicy.StartSequence,
        opt_start_seq: Math.max(1, from),
        mem_storage: true,
        inactive_threshold: 5_000_000_000,
      });
      const consumer = await js.consumers.get(STREAM, name);
      const messages: { subject: string; data: Uint8Array }[] = [];
      for await (const { subject, data } of await consumer.fetch({ max_messages: READ_AT_MOST, expires: 1_000 }))
        messages.push({ subject, data });
      const shuffled = messages.map((message) => ({ message, at: chance.next() })).sort((a, b) => a.at - b.at);
      for (const { message } of shuffled)
        await js.publish(message.subject, message.data, { msgID: `repeated-${chance.next()}` });
      return shuffled.length > 1;
    } finally {
      await nats.close();
    }
  },
};
