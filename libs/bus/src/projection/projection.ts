import { Envelope, type EventContract, upcasts } from '@metodnet/contracts';
import type { z } from 'zod';

/** How a projection reads one kind of domain event. */
export interface Handler<Change> {
  readonly contract: EventContract;
  handle(envelope: Envelope): readonly Change[];
}

/** A read model's reading of domain events: pure handlers, so that it can be rebuilt from the first event at any time. */
export interface Projection<Change> {
  readonly name: string;
  /** A new version fills its own tables beside the old one and is then switched to. */
  readonly version: number;
  /** Services that it reads: others' lanes are none of its business. */
  readonly services: ReadonlySet<string>;
  /** The changes that an event makes; null for a kind it does not handle. Throws on what it handles and cannot read. */
  read(body: unknown): Interpreted<Change> | null;
}

/** An event as today's contract tells it, with the changes it makes. */
export interface Interpreted<Change> {
  readonly envelope: Envelope;
  readonly changes: readonly Change[];
}

/** An event that no retry will make readable: the reason goes into its dead letter. */
export class Unreadable extends Error {
  constructor(
    readonly reason: 'bad-envelope' | 'bad-data' | 'unknown-version',
    message: string,
  ) {
    super(message);
  }
}

/** Reads one kind of event. The handler is pure: no clock, no chance, no look-ups; older contracts are upcast before it. */
export function on<Type extends string, Schema extends z.ZodType, Change>(
  contract: EventContract<Type, Schema>,
  handle: (envelope: Envelope<z.output<Schema>>) => readonly Change[],
): Handler<Change> {
  return { contract: contract as unknown as EventContract, handle: handle as Handler<Change>['handle'] };
}

type ChangeOf<Handlers extends readonly Handler<unknown>[]> = ReturnType<Handlers[number]['handle']>[number];

/** Declares a projection: its stable name, its version, and how it reads each kind of event. */
export function projection<const Handlers extends readonly Handler<unknown>[]>(declared: {
  readonly name: string;
  readonly version: number;
  readonly on: Handlers;
}): Projection<ChangeOf<Handlers>> {
  const handlers = new Map(declared.on.map((handler) => [handler.contract.type, handler]));
  if (handlers.size !== declared.on.length) throw new Error(`${declared.name} handles an event twice`);
  const newest = new Map<string, number>();
  for (const type of handlers.keys()) {
    const { kind, version } = parse(type);
    newest.set(kind, Math.max(version, newest.get(kind) ?? 0));
  }

  return {
    name: declared.name,
    version: declared.version,
    services: new Set([...newest.keys()].map((kind) => kind.slice(0, kind.indexOf('.')))),
    read(body) {
      const envelope = readEnvelope(body);
      let event = { type: envelope.type, data: envelope.data };
      for (let handler = handlers.get(event.type); ; handler = handlers.get(event.type)) {
        if (handler) {
          const data = parsed(handler.contract.data, event.data, event.type);
          const current = { ...envelope, type: event.type, data };
          return { envelope: current, changes: handler.handle(current) as readonly ChangeOf<Handlers>[] };
        }
        const newer = upcasts.get(event.type);
        if (!newer) break;
        event = upcastOrFail(newer, event);
      }
      const { kind, version } = parse(envelope.type);
      if (version <= (newest.get(kind) ?? version)) return null;
      throw new Unreadable('unknown-version', `${envelope.type} is newer than this service knows`);
    },
  };
}

/** The least an event must be to be read at all. */
function readEnvelope(body: unknown): Envelope {
  const result = Envelope.safeParse(body);
  if (result.success) return result.data as Envelope;
  throw new Unreadable('bad-envelope', wordingOf(result.error));
}

function parsed(schema: z.ZodType, data: unknown, type: string): unknown {
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  throw new Unreadable('bad-data', `${type}: ${wordingOf(result.error)}`);
}

function upcastOrFail(
  newer: (old: { type: string; data: unknown }) => { type: string; data: unknown },
  old: { type: string; data: unknown },
) {
  try {
    return newer(old);
  } catch (error) {
    throw new Unreadable('bad-data', `${old.type} cannot be upcast: ${(error as Error).name}`);
  }
}

/** Paths and codes only: the values may be what should not have been published. */
const wordingOf = (error: z.ZodError): string =>
  error.issues.map(({ path, code }) => `${path.join('.') || 'event'}: ${code}`).join('; ');

function parse(type: string): { kind: string; version: number } {
  const at = type.lastIndexOf('.v');
  return { kind: type.slice(0, at), version: Number(type.slice(at + 2)) };
}
