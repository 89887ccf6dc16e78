import type { z } from 'zod';

/** A fact of the domain, ready for the outbox: what it is called and what it says. */
export interface DomainEvent<Type extends string = string, Data = unknown> {
  readonly type: Type;
  readonly data: Data;
}

/** One version of a domain event's contract; call it with the data to make such an event. */
export interface EventContract<Type extends string = string, Schema extends z.ZodType = z.ZodType> {
  (data: z.input<Schema>): DomainEvent<Type, z.output<Schema>>;
  readonly type: Type;
  /** One sentence: what has happened, as the network would say it. */
  readonly summary: string;
  readonly data: Schema;
}

/** The event that a contract makes. */
export type EventOf<Contract> =
  Contract extends EventContract<infer Type, infer Schema extends z.ZodType>
    ? DomainEvent<Type, z.output<Schema>>
    : never;

/** Every contract that has been defined, by type: documents and the frozen registry are made from it. */
export const contracts = new Map<string, EventContract>();

const typePattern = /^[a-z]+\.[a-z]+(?:-[a-z]+)*\.v[1-9]\d*$/;

/** Defines `<service>.<what-happened>.v<n>`. Data that does not fit the schema is a fault of ours and throws. */
export function defineEvent<const Type extends string, Schema extends z.ZodType>(
  type: Type,
  definition: { readonly summary: string; readonly data: Schema },
): EventContract<Type, Schema> {
  if (!typePattern.test(type)) throw new Error(`An event type reads <service>.<what-happened>.v<n>: ${type}`);
  if (contracts.has(type)) throw new Error(`The event ${type} is defined twice`);
  const make = (data: z.input<Schema>): DomainEvent<Type, z.output<Schema>> => ({
    type,
    data: definition.data.parse(data),
  });
  const contract = Object.assign(make, { type, ...definition });
  contracts.set(type, contract as unknown as EventContract);
  return contract;
}
