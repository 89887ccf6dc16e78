import type { Delivery } from '../projection/lane.js';
import { on, projection } from '../projection/projection.js';
import { type History, type PoisonPolicy, Projector } from '../projection/projector.js';
import { type Outbox, type OutboxStream, Relay } from '../relay/relay.js';
import type { Log } from '../running.js';
import { FakeBroker } from './broker.fixture.js';
import { FakeOutbox, FakeReadModel, SERVICE } from './database.fixture.js';
import { Killed, Power } from './power.fixture.js';
import { ThingHappened } from './thing-happened.fixture.js';

/** How often each situation came up over all runs: one that never did was not tested. */
export const seen = {
  gap: 0,
  duplicate: 0,
  resync: 0,
  crashBetweenCommitAndPublish: 0,
  relayKilled: 0,
  projectorKilled: 0,
  deadLetter: 0,
  lateArrival: 0,
  wiped: 0,
  wipedMeanwhile: 0,
  olderCopy: 0,
  replayed: 0,
};

export const silent: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** A relay that trusts its own counter and never asks the stream: the control that must lose events. */
export class TrustingRelay extends Relay {
  private asked = false;

  protected override async resync(): Promise<void> {
    if (!this.asked) await super.resync();
    this.asked = true;
  }
}

type MakeRelay = (outbox: Outbox, stream: OutboxStream) => Relay;
export const honestRelay: MakeRelay = (outbox, stream) => new Relay(SERVICE, outbox, stream, 90 * 86_400_000);
export const trustingRelay: MakeRelay = (outbox, stream) => new TrustingRelay(SERVICE, outbox, stream, 90 * 86_400_000);

/** A source, a relay, a broker and a projection, all of which can fail; only its databases are reliable. */
export class World {
  readonly outbox = new FakeOutbox();
  readonly broker = new FakeBroker();
  readonly model = new FakeReadModel();
  /** A message was lost from the middle of the stream: no relay can see that, only a consumer. */
  private damaged = false;
  private now = 0;
  /** While it lasts, the events that fail do. */
  private faulty = true;
  private replaysFail = 0;
  private relayPower = new Power();
  private relay!: Relay;
  private projectorPower = new Power();
  private projector: Projector<number> | null = null;

  constructor(
    private readonly policy: PoisonPolicy,
    private readonly makeRelay: MakeRelay = honestRelay,
  ) {
    this.startRelay();
    this.broker.restarted = () => {
      seen.wipedMeanwhile++;
      this.reconnect();
    };
  }

  async relayTurns(diesAfter: number | null): Promise<void> {
    if (diesAfter !== null) this.relayPower.failAfter(diesAfter);
    try {
      await this.relay.turn();
    } catch (error) {
      if (!(error instanceof Killed)) return;
      seen.relayKilled++;
      if (this.outbox.unpublished > 0) seen.crashBetweenCommitAndPublish++;
      this.startRelay();
    }
  }

  /** Every reconnect raises a doubt, and so does a minute's end. */
  reconnect(): void {
    this.relay.doubt();
  }

  async projectorWorks(deliveries: readonly Delivery[], diesAfter: number | null): Promise<void> {
    try {
      const projector = await this.running();
      if (diesAfter !== null) this.projectorPower.failAfter(diesAfter);
      for (const delivery of deliveries) projector.offer(delivery);
      await projector.settle();
      await projector.heal();
      await projector.step();
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
      seen.projectorKilled++;
      this.startProjector();
    }
    this.check();
  }

  damage(at: number): void {
    this.damaged = true;
    this.broker.damage(at);
  }

  failReplays(count: number): void {
    this.replaysFail = count;
  }

  timePasses(milliseconds: number): void {
    this.now += milliseconds;
    if (milliseconds >= 120_000) this.broker.dedupWindowPasses();
  }

  /** Everything works again, operators have retried every letter, and the world comes to rest. */
  async comesToRest(): Promise<void> {
    this.faulty = false;
    this.replaysFail = 0;
    this.broker.calm();
    this.broker.arriveLate();
    this.reconnect();
    for (let round = 0; round < 40; round++) {
      this.timePasses(31_000);
      await this.relayTurns(null);
      this.model.retryAll();
      const projector = await this.running();
      for (const [producer, seq] of this.broker.heads()) projector.heard(producer, seq);
      await this.projectorWorks([...this.broker.redeliver(), ...this.broker.deliver(1_000)], null);
    }
  }

  /** P2 and P3, at every moment: each aggregate's events once, in order, none left out. */
  check(): void {
    for (const [aggregate, versions] of this.model.applied) {
      versions.forEach((version, index) => {
        if (version !== index + 1) throw new Error(`${aggregate} was applied as ${versions}`);
      });
    }
  }

  /** P1, at rest: everything committed has had its effect, and the stream holds all of it again. */
  checkComplete(): void {
    for (const { owner, seq } of this.outbox.rows) {
      if (seq === null || (!this.damaged && !this.broker.heldOf(owner).includes(seq))) {
        throw new Error(`seq ${seq} of ${owner} is not in the stream: ${this.broker.heldOf(owner)}`);
      }
    }
    for (const { aggregate, version } of this.outbox.rows) {
      if (!this.model.applied.get(aggregate)?.includes(version)) {
        throw new Error(`${aggregate} v${version} is lost: ${this.model.applied.get(aggregate) ?? 'nothing'}`);
      }
    }
  }

  collect(): void {
    this.count();
  }

  private startRelay(): void {
    if (this.relay) seen.resync += this.relay.resyncs;
    this.relayPower = new Power();
    this.relay = this.makeRelay(this.outbox.port(this.relayPower), this.broker.port(this.relayPower));
  }

  private startProjector(): void {
    this.count();
    this.projector = null;
  }

  private count(): void {
    seen.resync += this.relay.resyncs;
    this.relay.resyncs = 0;
    const counts = this.projector?.counts;
    if (!counts) return;
    seen.gap += counts.gaps;
    seen.duplicate += counts.duplicates;
    seen.deadLetter += counts.deadLetters;
    seen.replayed += counts.replayed;
    this.projector = null;
  }

  private async running(): Promise<Projector<number>> {
    if (this.projector) return this.projector;
    this.projectorPower = new Power();
    const things = projection({
      name: 'things',
      version: 1,
      on: [
        on(ThingHappened, ({ data }) => {
          if (data.fails && this.faulty) throw new Error('this one fails');
          return [1];
        }),
      ],
    });
    const history: History = {
      read: async (producer, from, to) => {
        if (this.replaysFail-- > 0) throw new Error('nobody answers');
        const found = this.broker.history(producer, from, to);
        const owner = producer.slice(0, producer.indexOf('/'));
        const kept = this.outbox.read(owner, from, to - from + 1).map((body) => ({
          producer,
          seq: body.seq,
          streamSeq: null,
          body,
          ack: () => {},
        }));
        return found.length === to - from + 1 ? found : kept;
      },
    };
    const projector = new Projector(things, this.model.port(this.projectorPower), history, {
      policy: this.policy,
      batch: 4,
      log: silent,
      now: () => this.now,
      random: () => 0.5,
      begun: new Set(),
    });
    await projector.open();
    this.projector = projector;
    return projector;
  }
}
