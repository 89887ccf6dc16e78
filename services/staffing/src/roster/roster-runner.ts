import {
  type Accepted,
  accept,
  Fault,
  newId,
  type PersonId,
  type Rejected,
  reject,
  type UnitId,
} from '@metodnet/kernel';
import type { Actor } from '@metodnet/scope';
import type { Work, Works } from '@metodnet/store';
import type { Parts } from '@metodnet/subgraph';
import type { EntitySchema } from 'typeorm';
import { CategoryTable } from '../category/category.table.js';
import { RATE_LIMIT } from '../employment/employment.js';
import { EmploymentTable } from '../employment/employment.table.js';
import { PersonTable } from '../person/person.table.js';
import { QualificationTable } from '../qualification/qualification.table.js';
import { known } from './known.js';
import type { Pending } from './pending.js';
import { readTable, UnreadableFile } from './roster-file.js';
import { type RosterImport, TOLD } from './roster-import.js';
import { RosterPlan } from './roster-plan.js';
import type { RosterRow, RowError } from './roster-row.js';
import { rosterStore } from './roster-store.js';
import { readRoster } from './roster-table.js';

/** Rows between two signs of life. */
const STEP = 500;
/** Records written by one statement, well within the limit on its time. */
const AT_ONCE = 2_000;

/**
 * Runs imports one after another, each in one transaction: all of the file is written or nothing. A dry run does the same and takes
 * it back, so that it cannot promise what the real one would not keep. Progress is written beside that transaction.
 */
export class RosterRunner {
  private queue: Promise<void> = Promise.resolve();

  constructor(
    private readonly works: Works,
    private readonly log: Pick<Parts['log'], 'error'>,
  ) {}

  start(actor: Actor, job: RosterImport): void {
    // The request's idempotency key belongs to the request, which is over by then.
    const { request, ...rest } = actor;
    const runner: Actor = {
      ...rest,
      ...(request && { request: { id: request.id, ...(request.traceparent && { traceparent: request.traceparent }) } }),
    };
    this.queue = this.queue.then(() => this.run(runner, job)).catch(() => undefined);
  }

  private async run(actor: Actor, job: RosterImport): Promise<void> {
    const say = (change: Parameters<typeof rosterStore.update>[2]) =>
      this.works.run(actor, (work) => rosterStore.update(work, job.id, change));
    try {
      if (!(await this.works.run(actor, (work) => rosterStore.take(work, job.id)))) return;
      const { total: rowsTotal, rows, errors } = await this.read(actor, job);
      if (errors.length > 0) return await say({ ...refusal(errors), rowsTotal });
      await say({ stage: 'checking', rowsTotal });
      const outcome = await this.works.runLong(actor, (work) => this.write(work, job, rows, say));
      if (!outcome.accepted) return await say(outcome.change);
      await this.works.run(actor, async (work) => {
        await rosterStore.update(work, job.id, outcome.next);
        await rosterStore.forget(work, job.id);
      });
    } catch (error) {
      // No message of the error: it may quote a row.
      this.log.error(
        { import: job.id, code: error instanceof Fault ? error.code : ((error as { code?: string }).code ?? null) },
        'An import failed',
      );
      await say({ state: 'failed', stage: 'done' });
    }
  }

  private async read(actor: Actor, { id, unitId }: RosterImport) {
    const content = await this.works.read(actor, (work) => rosterStore.content(work, id));
    try {
      return await readRoster(await readTable(content ?? Buffer.alloc(0)), unitId);
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      const { reason: code, limit } = error;
      return { total: 0, rows: [], errors: [{ row: 1, column: null, code, ...(limit && { params: { limit } }) }] };
    }
  }

  private async write(
    work: Work,
    job: RosterImport,
    rows: readonly RosterRow[],
    say: Say,
  ): Promise<Accepted<Change, never> | TakenBack> {
    const plan = new RosterPlan(
      await known(work, job.unitId, rows),
      work.actor.today,
      <Kind extends string>(owner: UnitId) => newId<Kind>(owner),
    );
    for (let start = 0; start < rows.length; start += STEP) {
      for (const row of rows.slice(start, start + STEP)) plan.add(row);
      await say({ rowsDone: Math.min(rows.length, start + STEP) });
    }
    const told = { summary: plan.summary, duplicates: plan.duplicates.slice(0, TOLD) };
    if (plan.errors.length > 0) return takenBack({ ...refusal(plan.errors), ...told });

    await say({ stage: 'writing', rowsDone: 0 });
    let written = 0;
    const total = plan.size;
    const save = async <State extends { id: string; version: number }>(
      table: EntitySchema<State>,
      pending: Pending<State>,
    ) => {
      const decisions = pending.decisions();
      for (let start = 0; start < decisions.length; start += AT_ONCE) {
        written += (await work.commitMany(table, decisions.slice(start, start + AT_ONCE))).length;
        await say({ rowsDone: Math.floor((rows.length * written) / total) });
      }
    };
    const before = await this.burdens(work, plan);
    await save(PersonTable, plan.people);
    await save(EmploymentTable, plan.jobs);
    await save(QualificationTable, plan.qualifications);
    await save(CategoryTable, plan.categories);
    const overburdened = worse(plan, before, await this.burdens(work, plan));
    if (overburdened.length > 0) return takenBack({ ...refusal(overburdened), ...told });
    const done = { state: 'succeeded', stage: 'done', rowsDone: rows.length, ...told } as const;
    return job.dryRun ? takenBack(done) : accept(done);
  }

  /** Whose jobs, here and elsewhere, come to more than one may have. */
  private async burdens(work: Work, plan: RosterPlan): Promise<ReadonlyMap<PersonId, Burden>> {
    const rows = await work.query<{ person: PersonId } & Burden>(
      'select person, main_jobs::int as mains, peak::int from staffing.overburdened($1, $2)',
      [[...plan.rowsOf.keys()], RATE_LIMIT],
    );
    return new Map(rows.map((row) => [row.person, row]));
  }
}

/** The most main jobs, and hundredths of a rate, that someone has on one day. */
interface Burden {
  readonly mains: number;
  readonly peak: number;
}

/** Rows of people who have too much with the whole file in, and more than they had: another employer’s doing refuses no file. */
function worse(
  plan: RosterPlan,
  before: ReadonlyMap<PersonId, Burden>,
  after: ReadonlyMap<PersonId, Burden>,
): RowError[] {
  return [...after].flatMap(([person, { mains, peak }]): RowError[] => {
    const had = before.get(person) ?? { mains: 1, peak: RATE_LIMIT };
    const rows = plan.rowsOf.get(person) ?? [];
    if (mains > Math.max(1, had.mains))
      return rows.map((row) => ({ row, column: 'main', code: 'has-a-main-job' }) as const);
    if (peak <= Math.max(RATE_LIMIT, had.peak)) return [];
    return rows.map((row) => ({ row, column: 'rate', code: 'too-many-rates', params: { limit: RATE_LIMIT } }) as const);
  });
}

type Change = Parameters<typeof rosterStore.update>[2];
type Say = (change: Change) => Promise<void>;
type TakenBack = Rejected<'taken-back'> & { readonly change: Change };

/** A refusal makes the unit of work leave nothing behind; what it would have told goes into the job afterwards. */
const takenBack = (change: Change): TakenBack => ({ ...reject('taken-back'), change });

const refusal = (errors: readonly RowError[]): Change => ({
  state: 'refused',
  stage: 'done',
  errors: [...errors].sort((a, b) => a.row - b.row).slice(0, TOLD),
  errorsTotal: errors.length,
});
