import { DiscardPolicy, JetStreamApiError, RetentionPolicy, StorageType, type StreamConfig } from '@nats-io/jetstream';
import { nanos } from '@nats-io/transport-node';
import type { BusOptions, Session, StreamOptions } from './connect-bus.js';
import { ALL_SUBJECTS } from './subjects.js';

export const STREAM = 'METODNET';
export const COLLECTING_STREAM = 'METODNET_ALL';

/** The stream that this node's relays publish to. */
export const publishingStream = ({ stream }: BusOptions): string => stream?.name ?? STREAM;

/** The stream that this node's projections read. */
export const readingStream = (options: BusOptions): string =>
  options.collecting ? (options.collecting.name ?? COLLECTING_STREAM) : publishingStream(options);

/** Makes the node's streams, or brings their limits up to date. Works on nats-server 2.9 and later. */
export async function ensureStreams({ jsm }: Session, options: BusOptions): Promise<void> {
  for (const wanted of streamsOf(options)) {
    try {
      const { config } = await jsm.streams.info(wanted.name);
      const { max_bytes, max_age, sources } = wanted;
      const same = config.max_bytes === max_bytes && config.max_age === max_age;
      const sameSources = (config.sources ?? []).length === (sources ?? []).length;
      if (!same || !sameSources) {
        await jsm.streams.update(wanted.name, { ...config, max_bytes, max_age, ...(sources && { sources }) });
      }
    } catch (error) {
      if (!isMissing(error)) throw error;
      await jsm.streams.add(wanted);
    }
  }
}

/** Whether the broker says that the stream, consumer or message is not there. */
export const isMissing = (error: unknown): boolean => error instanceof JetStreamApiError && error.status === 404;

type Wanted = Partial<StreamConfig> & { name: string; max_bytes: number; max_age: number };

function streamsOf(options: BusOptions): Wanted[] {
  const own: Wanted = {
    ...shared(options.stream ?? {}),
    name: publishingStream(options),
    subjects: [ALL_SUBJECTS],
    // nanos() takes milliseconds. Two minutes cover every retry of a pipelined batch.
    duplicate_window: nanos(120_000),
  };
  if (!options.collecting) return [own];
  const collecting: Wanted = {
    ...shared(options.collecting),
    name: readingStream(options),
    // No subjects: it would record the leaves' traffic a second time. The short window keeps nats-server #4459 away.
    sources: [{ name: own.name }, ...options.collecting.domains.map((domain) => ({ name: own.name, domain }))],
    duplicate_window: nanos(100),
  };
  return [own, collecting];
}

/** Milliseconds for which a stream keeps messages. */
export const maxAgeOf = ({ maxAgeDays = 90 }: StreamOptions = {}): number => maxAgeDays * 86_400_000;

const shared = (options: StreamOptions) => ({
  storage: StorageType.File,
  retention: RetentionPolicy.Limits,
  // Full means refused, and the outbox keeps it; discarding the old would lose silently.
  discard: DiscardPolicy.New,
  max_bytes: options.maxBytes ?? 1024 ** 3,
  max_age: nanos(maxAgeOf(options)),
  deny_delete: true,
  deny_purge: true,
});
