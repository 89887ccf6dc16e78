import { setTimeout as wait } from 'node:timers/promises';
import { Agent } from 'undici';
import type { SubgraphAnswer } from '../execution/subgraph-call.js';
import type { Home } from '../placement/placement.js';
import { Absence, type AbsenceSettings, defaultAbsence } from './absence.js';
import { type BreakerSettings, CircuitBreaker, defaultBreaker } from './circuit-breaker.js';
import { type Address, Exchange } from './exchange.js';
import { Flight } from './flight.js';
import { readAnswer } from './read-answer.js';
import { RetryBudget } from './retry-budget.js';
import { SIGNATURE_HEADER, signatureOf } from './signature.js';

export interface TransportSettings {
  /** Shared with the subgraphs; signs every request. */
  readonly secret: string;
  /** For a call with all that is tried for it. */
  readonly timeoutMs: number;
  readonly responseBytes: number;
  readonly breaker: BreakerSettings;
  readonly absence: AbsenceSettings;
}

export const defaultTransport = {
  timeoutMs: 5000,
  responseBytes: 16 * 1024 * 1024,
  breaker: defaultBreaker,
  absence: defaultAbsence,
};

/** A request, with what it says of its caller. */
export interface Outgoing {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly operation: 'query' | 'mutation';
  /** The moment (Unix ms) at which the caller's whole request ends. */
  readonly deadline: number;
  /** Names everything on which the answer depends; null for what must be asked anew each time. */
  readonly shareKey: string | null;
  /** Ends the call when its caller leaves; null for what must run to its end whoever waits. */
  readonly leaving: AbortSignal | null;
}

/** What is told to the metrics of every call that left, and of every one that did not. */
export type Observe = (home: Home, outcome: Outcome, seconds: number) => void;
export type Outcome =
  | 'answered'
  | 'failed'
  | 'timed-out'
  | 'abandoned'
  | 'open-circuit'
  | 'shared'
  | 'retried'
  | 'awaited';

/** An answer, and its text for those who share it. */
interface Told {
  readonly text: string | null;
  readonly answer: SubgraphAnswer;
}

const untold = (mayBeDone: boolean): Told => ({ text: null, answer: { available: false, mayBeDone } });

/** What is known of an address: its parts, and how it has done in the calls so far. */
interface HomeState {
  readonly address: Address;
  readonly breaker: CircuitBreaker;
  readonly budget: RetryBudget;
  readonly absence: Absence;
}

const always = { 'content-type': 'application/json', accept: 'application/graphql-response+json, application/json' };

/** Whether a second time has no second effect: a read, or a change that carries a key. */
const isRepeatable = ({ operation, headers }: Outgoing): boolean =>
  operation === 'query' || headers['idempotency-key'] !== undefined;

/** How far a request came: to nobody, to a home that sent it away, or to one that may have carried it out. */
type Reached = 'nobody' | 'door' | 'home';

/** A home that did not answer; whether asking again can help. */
class Failure extends Error {
  constructor(
    readonly outcome: 'failed' | 'timed-out' | 'abandoned',
    readonly mayRetry: boolean,
    readonly reached: Reached = 'home',
  ) {
    super(outcome);
  }
}

/** Sends requests to subgraphs: signed, bounded in time and size, not to homes that keep failing, equal reads once. */
export class SubgraphClient {
  readonly #agent = new Agent({ connections: 64, keepAliveTimeout: 4000, connect: { timeout: 2000 } });
  readonly #homes = new Map<string, HomeState>();
  readonly #inFlight = new Map<string, Flight<Told>>();

  constructor(
    private readonly settings: TransportSettings,
    private readonly observe: Observe,
  ) {}

  /** Answers whatever happens. Each of those who share a flight gets objects of its own, which it may fill. */
  async ask(home: Home, outgoing: Outgoing): Promise<SubgraphAnswer> {
    const { shareKey, leaving } = outgoing;
    if (leaving?.aborted) return untold(false).answer;
    const key = shareKey === null ? null : `${home.url}\n${shareKey}\n${outgoing.body}`;
    const underWay = key === null ? undefined : this.#inFlight.get(key);
    if (underWay && !underWay.isAbandoned) {
      this.observe(home, 'shared', 0);
      const told = await underWay.wait(leaving);
      if (!told) return untold(true).answer;
      return told.text === null ? told.answer : readAnswer(told.text);
    }
    const flight = new Flight<Told>((flight) => this.#guarded(home, outgoing, flight));
    if (key !== null) this.#inFlight.set(key, flight);
    const told = await flight.wait(leaving);
    if (key !== null && this.#inFlight.get(key) === flight) this.#inFlight.delete(key);
    return (told ?? untold(true)).answer;
  }

  close(): Promise<void> {
    return this.#agent.close();
  }

  async #guarded(home: Home, outgoing: Outgoing, flight: Flight<Told>): Promise<Told> {
    const { address, breaker, budget, absence } = this.#stateOf(home.url);
    budget.earn();
    const end = Math.min(outgoing.deadline, Date.now() + this.settings.timeoutMs);
    let mayRetry = isRepeatable(outgoing);
    let mayBeDone = false;
    while (end > Date.now() && !flight.isAbandoned) {
      if (!breaker.admits(Date.now())) {
        this.observe(home, 'open-circuit', 0);
        return untold(mayBeDone);
      }
      const begun = performance.now();
      const told = await this.#post(address, outgoing, end, flight).catch((error: unknown) => asFailure(error));
      const seconds = (performance.now() - begun) / 1000;
      if (!(told instanceof Failure)) {
        breaker.succeeded();
        absence.ended();
        this.observe(home, 'answered', seconds);
        return told;
      }
      if (told.reached === 'nobody' && (await absence.lasts(Date.now()))) {
        breaker.abandoned();
        this.observe(home, 'awaited', 0);
        continue;
      }
      if (told.reached === 'home') mayBeDone = true;
      if (told.reached !== 'nobody') absence.ended();
      const isBrieflyAway = told.reached === 'nobody' && absence.isBrief(Date.now());
      if (told.outcome === 'abandoned' || told.reached === 'door' || isBrieflyAway) breaker.abandoned();
      else breaker.failed(Date.now());
      this.observe(home, told.outcome, seconds);
      if (!told.mayRetry || !mayRetry || !budget.spend()) return untold(mayBeDone);
      mayRetry = false;
      this.observe(home, 'retried', 0);
      await wait(10 + Math.random() * 90);
    }
    return untold(mayBeDone);
  }

  /** Throws a Failure, or what undici throws. */
  async #post(address: Address, { body, headers }: Outgoing, end: number, flight: Flight<Told>): Promise<Told> {
    const { responseBytes, secret } = this.settings;
    const now = Date.now();
    const exchange = new Exchange({ bytes: responseBytes, reason: () => new Failure('failed', false) });
    const timer = setTimeout(() => exchange.end(new Failure('timed-out', false)), end - now);
    flight.onAbandoned = () => exchange.end(new Failure('abandoned', false));
    try {
      const signed = { ...headers, ...always, [SIGNATURE_HEADER]: signatureOf(body, secret, now) };
      exchange.begin(this.#agent, address, signed, body);
      const { status, text } = await exchange.answer;
      const answer = readAnswer(text);
      if ([502, 503, 504].includes(status)) {
        throw new Failure('failed', true, isSentAway(answer) ? 'door' : 'home');
      }
      if (!answer.available) throw new Failure('failed', false);
      return { text, answer };
    } finally {
      clearTimeout(timer);
      flight.onAbandoned = null;
    }
  }

  #stateOf(url: string): HomeState {
    let state = this.#homes.get(url);
    if (!state) {
      const { origin, pathname, search } = new URL(url);
      state = {
        address: { origin, path: pathname + search },
        breaker: new CircuitBreaker(this.settings.breaker),
        budget: new RetryBudget(),
        absence: new Absence(this.settings.absence),
      };
      this.#homes.set(url, state);
    }
    return state;
  }
}

/** Whatever undici throws is a broken connection: a read may be tried again. */
const asFailure = (error: unknown): Failure =>
  error instanceof Failure ? error : new Failure('failed', true, wasUnconnected(error) ? 'nobody' : 'home');

/** Nobody has the request only if there was no connection yet: on an open one, a lost route ends a read or a write. */
function wasUnconnected(error: unknown): boolean {
  // Every address of a name was tried in vain.
  if (error instanceof AggregateError) return error.errors.every(wasUnconnected);
  const { code, syscall } = error as { readonly code?: unknown; readonly syscall?: unknown };
  return code === 'UND_ERR_CONNECT_TIMEOUT' || syscall === 'connect' || syscall === 'getaddrinfo';
}

/** The home had too much to do and began nothing. */
const isSentAway = (answer: SubgraphAnswer): boolean =>
  answer.available && answer.errors.some(({ extensions }) => extensions.code === 'OVERLOADED');
