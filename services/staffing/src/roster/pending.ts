import type { DomainEvent } from '@metodnet/contracts';
import type { Accepted } from '@metodnet/kernel';

interface Aggregate {
  readonly id: string;
  readonly version: number;
}

/** Records as they will be when everything taken so far is written; each is written once, with all its events. */
export class Pending<State extends Aggregate> {
  private readonly states = new Map<string, State>();
  private readonly keys = new Map<string, Set<string>>();
  private readonly taken = new Map<string, DomainEvent[]>();
  /** How many domain events have been taken. */
  events = 0;

  constructor(
    known: readonly State[],
    private readonly keyOf: (state: State) => string,
  ) {
    for (const state of known) this.put(state);
  }

  /** How many records are to be written. */
  get size(): number {
    return this.taken.size;
  }

  find(id: string): State | undefined {
    return this.states.get(id);
  }

  by(key: string): State[] {
    return [...(this.keys.get(key) ?? [])].map((id) => this.states.get(id) as State);
  }

  take({ next, events }: Accepted<State, DomainEvent>): State {
    this.put(next);
    this.taken.set(next.id, [...(this.taken.get(next.id) ?? []), ...events]);
    this.events += events.length;
    return next;
  }

  /** What is to be written, in the order in which it was first touched. */
  decisions(): Accepted<State, DomainEvent>[] {
    return [...this.taken].map(([id, events]) => ({ accepted: true, next: this.states.get(id) as State, events }));
  }

  counted(type: string): number {
    let count = 0;
    for (const events of this.taken.values()) for (const event of events) if (event.type === type) count++;
    return count;
  }

  private put(state: State): void {
    this.states.set(state.id, state);
    const key = this.keyOf(state);
    this.keys.set(key, (this.keys.get(key) ?? new Set()).add(state.id));
  }
}
