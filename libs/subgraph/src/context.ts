import type { Fault } from '@metodnet/kernel';
import type { Actor } from '@metodnet/scope';
import type { Logger } from 'pino';
import type { Language } from './language.js';

/** What a resolver knows of the request it answers. */
export interface Context {
  /** Whoever asks, with the grants of the token and of the registry; every read and command is done for it. */
  readonly actor: Actor;
  /** What a program may do: the words of the token's `scope` claim and the permissions of the current grants. */
  readonly scopes: ReadonlySet<string>;
  /** The request's name in logs of every service it passes; given back in the answer to an unexpected error. */
  readonly correlationId: string;
  /** The language of messages, from `accept-language`. */
  readonly language: Language;
  /** Writes lines that carry the correlation id. Never give it variables, names or texts about people. */
  readonly log: Logger;
  /** Aborted at the request's deadline, and when the caller has gone. */
  readonly signal: AbortSignal;
  /** Ends the request now: this is its answer, whatever else is under way. */
  readonly end: (reason: Fault) => void;
}
