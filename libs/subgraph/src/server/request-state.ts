import { AsyncLocalStorage } from 'node:async_hooks';
import type { Language } from '../language.js';

/** What is known of a request before anything of it is believed; found wherever the request leads. */
export interface RequestState {
  readonly correlationId: string;
  readonly language: Language;
  /** The composer asks for the schema, and for nothing else. */
  readonly composing: boolean;
}

export const requestState = new AsyncLocalStorage<RequestState>();
