import type { z } from 'zod';
import type { DomainEvent, EventContract } from './define-event.js';

/** How an event of an older contract reads today. Released contracts never change; readers do. */
export interface Upcast<From extends string = string, To extends string = string> {
  readonly from: From;
  readonly to: To;
  (old: DomainEvent): DomainEvent<To>;
}

export const upcasts = new Map<string, Upcast>();

export function upcast<From extends string, Old extends z.ZodType, To extends string, New extends z.ZodType>(
  from: EventContract<From, Old>,
  to: EventContract<To, New>,
  translate: (old: z.output<Old>) => z.input<New>,
): Upcast<From, To> {
  const read = (old: DomainEvent) => to(translate(from.data.parse(old.data)));
  const made = Object.assign(read, { from: from.type, to: to.type });
  upcasts.set(from.type, made as unknown as Upcast);
  return made;
}

/** The event as the newest contract tells it. */
export function current(event: DomainEvent): DomainEvent {
  const newer = upcasts.get(event.type);
  return newer ? current(newer(event)) : event;
}
