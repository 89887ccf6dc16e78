import { Fault, outOfReach, type Rejected } from '@metodnet/kernel';
import { type Actor, currentGrants } from '@metodnet/scope';
import type { DataSource, EntityManager } from 'typeorm';
import { rememberAnswer, takeKey } from './idempotency.js';
import { aheadOfOthers, MustWait, WAIT_MS, whetherOthersWait } from './precedence.js';
import { Work } from './work.js';

type Isolation = 'READ COMMITTED' | 'SERIALIZABLE';

/** Opens units of work: each one transaction for one actor, retried when it collided with another. */
export class Works {
  constructor(private readonly dataSource: DataSource) {}

  /** For queries: nothing can be written, nothing is locked. */
  read<Answer>(actor: Actor, act: (work: Work) => Promise<Answer>): Promise<Answer> {
    return this.transaction(BY_DEFAULT, async (manager) => {
      await openFor(actor, manager, 'READ ONLY');
      return act(new Work(actor, manager, false));
    });
  }

  /** For commands whose rule looks at one record: row lock and version guard it. */
  run<Answer>(actor: Actor, act: (work: Work) => Promise<Answer>): Promise<Answer> {
    return this.write('READ COMMITTED', actor, act);
  }

  /** For commands whose rule counts or compares records: serializable, so that no two can both slip under a limit. */
  runSerializable<Answer>(actor: Actor, act: (work: Work) => Promise<Answer>): Promise<Answer> {
    return this.write('SERIALIZABLE', actor, act);
  }

  /** For serializable commands on hundreds of records and more, which short ones would otherwise outrun each time: see precedence.ts. */
  runLong<Answer>(actor: Actor, act: (work: Work) => Promise<Answer>): Promise<Answer> {
    return this.write('SERIALIZABLE', actor, act, true);
  }

  private write<Answer>(
    isolation: Isolation,
    actor: Actor,
    act: (work: Work) => Promise<Answer>,
    isLong = false,
  ): Promise<Answer> {
    const key = keyOfNextWork(actor);
    const waitsUntil = isolation === 'SERIALIZABLE' && !isLong ? Date.now() + WAIT_MS : 0;
    const inTransaction = async (manager: EntityManager) => {
      await openFor(actor, manager, Date.now() < waitsUntil ? 'IN TURN' : 'READ WRITE');
      const work = new Work(actor, manager, true);
      if (key) {
        const before = await takeKey(work, actor, key.key, key.bodyHash);
        if (before) return before.answer as Answer;
      }
      await manager.query('savepoint before_act');
      const answer = await act(work);
      // A refusal after some records were committed must leave none of them behind.
      if (isRejected(answer)) await manager.query('rollback to savepoint before_act');
      if (key) await rememberAnswer(work, actor, key.key, answer);
      return answer;
    };
    return this.transaction(isolation, inTransaction, isLong);
  }

  private async transaction<Answer>(
    isolation: Isolation | null,
    act: (manager: EntityManager) => Promise<Answer>,
    isLong = false,
  ): Promise<Answer> {
    const once = () => (isolation ? this.dataSource.transaction(isolation, act) : this.dataSource.transaction(act));
    for (let attempt = 1; ; ) {
      try {
        return await (isLong && attempt > PLAIN_ATTEMPTS ? aheadOfOthers(this.dataSource, once) : once());
      } catch (error) {
        if (codeOf(error) === INSUFFICIENT_PRIVILEGE) throw outOfReach();
        if (error instanceof MustWait) {
          await pause(WAITING);
          continue;
        }
        if (!collided(error)) throw error;
        if (attempt === ATTEMPTS) throw tryAgain();
        await pause(attempt++);
      }
    }
  }
}

/** Reads are right at every isolation: one statement less than naming one. */
const BY_DEFAULT = null;
const ATTEMPTS = 10;
/** After as many a long unit of work has the others wait. */
const PLAIN_ATTEMPTS = 2;
/** Whoever lets another go ahead looks as often as after so many attempts. */
const WAITING = 4;

/**
 * Row-level security reads these settings; local to the transaction, so that a pooled connection forgets them. Policies look dear to the
 * planner, which would compile for a second what runs for milliseconds.
 */
async function openFor(actor: Actor, manager: EntityManager, access: keyof typeof ALSO): Promise<void> {
  const grants = currentGrants(actor).map(({ role, unit }) => ({ role, unit }));
  const [opened] = await manager.query(
    `select set_config('metodnet.subject', $1, true), set_config('metodnet.grants', $2, true),
            set_config('metodnet.today', $3, true), set_config('metodnet.person', $4, true), set_config('jit', 'off', true)${ALSO[access]}`,
    [actor.subject, JSON.stringify(grants), actor.today, actor.person ?? ''],
  );
  if (opened.waits) throw new MustWait();
}

/** What is asked in the same statement. */
const ALSO = {
  'READ ONLY': ", set_config('transaction_read_only', 'on', true)",
  'READ WRITE': '',
  'IN TURN': `, ${whetherOthersWait} as waits`,
} as const;

/** One request may hold several mutations: each takes the request's key with its own ordinal, the same when repeated. */
const worksOfRequest = new WeakMap<object, number>();
function keyOfNextWork({ request }: Actor) {
  if (!request?.idempotency) return null;
  const ordinal = (worksOfRequest.get(request) ?? 0) + 1;
  worksOfRequest.set(request, ordinal);
  return { key: `${request.idempotency.key}#${ordinal}`, bodyHash: request.idempotency.bodyHash };
}

const isRejected = (answer: unknown): answer is Rejected<string> =>
  typeof answer === 'object' && answer !== null && (answer as { accepted?: unknown }).accepted === false;

/** Serialization failure, deadlock: the transaction never was, and may simply be repeated. */
const collided = (error: unknown): boolean => ['40001', '40P01'].includes(codeOf(error) ?? '');

/** A written row would lie outside the actor's reach: the policy refused what the command's own check let through. */
const INSUFFICIENT_PRIVILEGE = '42501';

const codeOf = (error: unknown): string | undefined => (error as { driverError?: { code?: string } }).driverError?.code;

const pause = (attempt: number) =>
  new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(400, 5 * 2 ** attempt)));

const tryAgain = () =>
  new Fault('TRY_AGAIN', {
    ru: 'Слишком много одновременных изменений. Повторите через несколько секунд.',
    en: 'Too many changes at the same time. Repeat in a few seconds.',
  });
