/** A Postgres or NATS at our disposal for a while, whether it was started here or belongs to somebody else. */
export interface Server {
  readonly url: string;
  /** What was chosen, for a person: `PostgreSQL 15.18 (/usr/lib/postgresql/15/bin)`. */
  readonly about: string;
  /** Stops what was started here; a server that was only borrowed stays as it is. */
  stop(): Promise<void>;
}

/** A reason that a person can act on. It is printed without a stack. */
export class Unavailable extends Error {
  override readonly name = 'Unavailable';
}
