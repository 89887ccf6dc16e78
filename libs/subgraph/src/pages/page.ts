import type { Actor } from '@metodnet/scope';
import type { Language } from '../language.js';

/**
 * A page that anybody may ask for with a plain GET, without a login and outside GraphQL: what a certificate says, a feed, a calendar.
 * With a POST it may do what its address gives the right to, like ending a subscription; of what is posted nothing is read.
 * It reads as an actor of no grants, whom policies show nothing; what it may see comes from narrow `security definer` functions.
 */
export interface Page {
  /** `/verify/:number/:code`. Told in metrics and logs; what stands in its places never is. */
  readonly path: string;
  /** GET unless told. */
  readonly method?: 'GET' | 'POST';
  /** Requests a minute of one client; 60 unless told. */
  readonly perMinute?: number;
  /**
   * Who may keep an answer: nobody, when it is about somebody; its reader, who asks each time whether it has changed; whoever it comes by, for five
   * minutes.
   */
  readonly kept: 'by-nobody' | 'by-its-reader' | 'by-anybody';
  /** Null when there is nothing to show: refused in the same words as a page that does not exist. */
  answer(visit: Visit): Promise<PageAnswer | null>;
}

/** Somebody who asks for a page. */
export interface Visit {
  /** What stands in the places of the path. */
  readonly params: Readonly<Record<string, string>>;
  /** What stands after the question mark. */
  readonly query: Readonly<Record<string, string>>;
  /** From `accept-language`. */
  readonly language: Language;
  /** Whether `accept` asks for JSON rather than HTML. */
  readonly wantsJson: boolean;
  /** Nobody: no subject, no person, no grants. */
  readonly actor: Actor;
}

export interface PageAnswer {
  /** `text/calendar; charset=utf-8`. */
  readonly type: string;
  readonly body: string | Buffer;
  /** 404 for an answer that tells in its own words that there is nothing; 200 unless told. */
  readonly status?: 200 | 404;
  /** When that of which it tells last changed. */
  readonly lastModified?: Date;
  /** Whether a form in it posts to a page of ours. */
  readonly hasForm?: boolean;
  /** To be saved as a file of this name, in ASCII. */
  readonly saveAs?: string;
}
