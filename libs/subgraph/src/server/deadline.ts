import type { Fault } from '@metodnet/kernel';
import type { FastifyReply } from 'fastify';
import { unavailable } from '../errors/describe-error.js';

interface Deadline {
  readonly signal: AbortSignal;
  readonly end: (reason: Fault) => void;
  /** To be called when the request has been answered. */
  readonly done: () => void;
}

/** Ends at the request's deadline, when the caller hangs up, and for a reason that is found on the way. */
export function deadline(ms: number, reply: FastifyReply): Deadline {
  const controller = new AbortController();
  const end = (reason: Fault) => controller.abort(reason);
  const abort = () => end(unavailable());
  const timer = setTimeout(abort, ms);
  const gone = () => {
    if (!reply.raw.writableFinished) abort();
  };
  reply.raw.once('close', gone);
  const done = () => {
    clearTimeout(timer);
    reply.raw.off('close', gone);
  };
  return { signal: controller.signal, end, done };
}

/** The answer, or the reason of the abort, whichever is first; SQL under way ends by its own timeout. */
export function untilAborted<Answer>(signal: AbortSignal, answer: Promise<Answer>): Promise<Answer> {
  answer.catch(() => undefined);
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    answer.then(resolve, reject);
  });
}
