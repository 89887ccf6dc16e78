import type { DomainEvent } from '@metodnet/contracts';
import type { Accepted, CalendarDate, Decision, Id, PersonId, ReasonOf, UnitId } from '@metodnet/kernel';
import { type Category, grantCategory } from '../category/category.js';
import { changeEmployment, dismiss, type Employment, employ, type OtherJobs } from '../employment/employment.js';
import { changeDetails, identityKey, type Person, registerPerson } from '../person/person.js';
import { completeQualification, type Qualification } from '../qualification/qualification.js';
import { Pending } from './pending.js';
import type { RosterKey } from './roster-columns.js';
import { detailsOf, sameDetails } from './roster-details.js';
import type { RosterRow, RowError } from './roster-row.js';

/** What is known before: of the people named, of their jobs in the units named, of their categories and training. */
export interface Known {
  readonly people: readonly Person[];
  readonly jobs: readonly Employment[];
  readonly categories: readonly Category[];
  readonly qualifications: readonly Qualification[];
  /** Units that the import may write in, each with its owner. */
  readonly owners: ReadonlyMap<UnitId, UnitId>;
}

export interface Summary {
  readonly registered: number;
  readonly matched: number;
  readonly detailsChanged: number;
  readonly employed: number;
  readonly changed: number;
  readonly dismissed: number;
  readonly categories: number;
  readonly trainings: number;
  readonly unchanged: number;
}

/** People whom several rows, or a row and the register, have in common: shown, so that a mistake is seen before it is made. */
export interface Duplicate {
  readonly row: number;
  readonly kind: 'registered-already' | 'same-person-in-file';
  readonly personId: PersonId;
  /** The earlier row of the file. */
  readonly otherRow: number | null;
}

export type PlanFault =
  | ReasonOf<typeof registerPerson | typeof changeDetails>
  | ReasonOf<typeof employ | typeof changeEmployment | typeof dismiss>
  | ReasonOf<typeof grantCategory | typeof completeQualification>
  | 'unit-not-yours'
  | 'person-not-found'
  | 'person-id-differs'
  | 'ambiguous-person'
  | 'duplicate-row'
  | 'employed-otherwise'
  | 'dismissed-otherwise';

/** Limits over all jobs are counted when all rows are in, since rows of one file bear on each other. */
const LATER: OtherJobs = { main: 0, peakRateHundredths: 0 };

/** Turns rows into decisions; a row that cannot be is told of, and then nothing of the file is written. */
export class RosterPlan {
  readonly people: Pending<Person>;
  readonly jobs: Pending<Employment>;
  readonly categories: Pending<Category>;
  readonly qualifications: Pending<Qualification>;
  readonly errors: RowError<PlanFault>[] = [];
  readonly duplicates: Duplicate[] = [];
  /** Rows that name a person: to tell which rows a limit over all jobs concerns. */
  readonly rowsOf = new Map<PersonId, number[]>();
  private readonly counts = { matched: 0, unchanged: 0 };
  private readonly jobRows = new Map<string, number>();
  /** Jobs that an earlier row was about: one row, one job, though a person’s jobs may share a personnel number. */
  private readonly metJobs = new Set<string>();

  constructor(
    private readonly known: Known,
    private readonly today: CalendarDate,
    private readonly newId: <Kind extends string>(owner: UnitId) => Id<Kind>,
  ) {
    this.people = new Pending(known.people, ({ identityKey: key }) => key);
    this.jobs = new Pending(known.jobs, ({ personId }) => personId);
    this.categories = new Pending(known.categories, ({ personId }) => personId);
    this.qualifications = new Pending(known.qualifications, ({ personId }) => personId);
  }

  add(row: RosterRow): void {
    const owner = this.known.owners.get(row.unitId);
    if (!owner) {
      this.wrong(row, 'unit', 'unit-not-yours');
      return;
    }
    const before = this.changes;
    const person = this.person(row, owner);
    if (!person) return;
    this.job(row, person, owner);
    this.category(row, person, owner);
    this.training(row, person, owner);
    if (this.changes === before) this.counts.unchanged++;
  }

  get summary(): Summary {
    return {
      registered: this.people.counted('staffing.person-registered.v1'),
      matched: this.counts.matched,
      detailsChanged: this.people.counted('staffing.person-details-changed.v1'),
      employed: this.jobs.counted('staffing.employed.v1'),
      changed: this.jobs.counted('staffing.employment-changed.v1'),
      dismissed: this.jobs.counted('staffing.dismissed.v1'),
      categories: this.categories.counted('staffing.category-granted.v1'),
      trainings: this.qualifications.counted('staffing.qualification-completed.v1'),
      unchanged: this.counts.unchanged,
    };
  }

  /** Records to be written. */
  get size(): number {
    return [this.people, this.jobs, this.categories, this.qualifications].reduce((sum, { size }) => sum + size, 0);
  }

  private get changes(): number {
    return this.people.events + this.jobs.events + this.categories.events + this.qualifications.events;
  }

  private person(row: RosterRow, owner: UnitId): Person | null {
    const alike =
      row.personId === 'new' ? [] : this.people.by(identityKey(row)).filter(({ mergedInto }) => mergedInto === null);
    const named =
      typeof row.personId === 'string' && row.personId !== 'new' ? this.people.find(row.personId) : undefined;
    if (row.personId !== null && row.personId !== 'new') {
      if (!named) return this.wrong(row, 'personId', 'person-not-found');
      if (named.identityKey !== identityKey(row)) return this.wrong(row, 'personId', 'person-id-differs');
    } else if (alike.length > 1) {
      return this.wrong(row, 'lastName', 'ambiguous-person', { candidates: alike.map(({ id }) => id).join(', ') });
    }
    const person = named ?? alike[0];
    if (!person) {
      const details = detailsOf(row, null, this.today);
      const registered = registerPerson(
        { ...details, id: this.newId<'Person'>(owner), unitId: row.unitId },
        [],
        this.today,
      );
      return this.take(row, this.people, registered);
    }
    this.meet(row, person);
    // Others may employ the person but only the steward’s unit states the details.
    if (!this.known.owners.has(person.unitId)) return person;
    const details = detailsOf(row, person, this.today);
    return sameDetails(person, details)
      ? person
      : this.take(row, this.people, changeDetails(person, details, this.today));
  }

  private meet(row: RosterRow, { id: personId }: Person): void {
    const [otherRow] = this.rowsOf.get(personId) ?? [];
    if (otherRow === undefined) this.counts.matched++;
    this.duplicates.push({
      row: row.row,
      kind: otherRow === undefined ? 'registered-already' : 'same-person-in-file',
      personId,
      otherRow: otherRow ?? null,
    });
  }

  private job(row: RosterRow, { id: personId }: Person, owner: UnitId): void {
    const { unitId, personnelNumber, main, from, to, position } = row;
    this.rowsOf.set(personId, [...(this.rowsOf.get(personId) ?? []), row.row]);
    const key = [personId, unitId, main, from, position].join('|');
    const earlier = this.jobRows.get(key);
    if (earlier !== undefined) {
      this.wrong(row, null, 'duplicate-row', { row: earlier });
      return;
    }
    this.jobRows.set(key, row.row);

    const known = this.jobs.by(personId).filter((job) => job.unitId === unitId && !job.cancelled);
    const free = known.filter(({ id }) => !this.metJobs.has(id));
    const alike = free.find(
      (each) => each.from === from && each.main === main && each.terms.at(-1)?.position === position,
    );
    const numbered = free.filter(
      (each) => personnelNumber !== null && each.personnelNumber === personnelNumber && each.to === null,
    );
    const job = alike ?? numbered.find((each) => each.main === main) ?? numbered[0];
    if (job) this.metJobs.add(job.id);
    if (!job) {
      const id = this.newId<'Employment'>(owner);
      const employed = this.take(
        row,
        this.jobs,
        employ({ ...row, id, personId, unitId, personnelNumber, main, from }, LATER),
      );
      if (employed) this.metJobs.add(employed.id);
      if (employed && to) this.take(row, this.jobs, dismiss(employed, to));
      return;
    }
    if (job.from !== from || job.main !== main)
      return void this.wrong(row, 'from', 'employed-otherwise', { from: job.from });
    this.update(row, job);
  }

  private update(row: RosterRow, job: Employment): void {
    const { position, rateHundredths, teachingLoadHundredths, subjects, to } = row;
    const last = job.terms.at(-1);
    const same =
      last?.position === position &&
      last.rateHundredths === rateHundredths &&
      last.teachingLoadHundredths === teachingLoadHundredths &&
      [...last.subjects].sort().join() === [...subjects].sort().join();
    const change = {
      from: row.changeFrom ?? ([this.today, job.from].sort()[1] as CalendarDate),
      position,
      rateHundredths,
      teachingLoadHundredths,
      subjects,
    };
    const next = same ? job : this.take(row, this.jobs, changeEmployment(job, change, LATER, LATER));
    if (!next || next.to === to) return;
    if (next.to !== null) this.wrong(row, 'lastDay', 'dismissed-otherwise', { to: next.to });
    else if (to) this.take(row, this.jobs, dismiss(next, to));
  }

  private category({ category, ...row }: RosterRow, { id: personId }: Person, owner: UnitId): void {
    if (!category) return;
    const known = this.categories
      .by(personId)
      .some(
        ({ kind, grantedOn, withdrawn }) => !withdrawn && kind === category.kind && grantedOn === category.grantedOn,
      );
    if (known) return;
    const id = this.newId<'Category'>(owner);
    this.take(
      { ...row, category },
      this.categories,
      grantCategory({ ...category, id, personId, unitId: row.unitId }, this.today),
    );
  }

  private training({ training, ...row }: RosterRow, { id: personId }: Person, owner: UnitId): void {
    if (!training) return;
    const known = this.qualifications
      .by(personId)
      .some(
        ({ kind, completedOn, programme, withdrawn }) =>
          !withdrawn &&
          kind === training.kind &&
          completedOn === training.completedOn &&
          programme === training.programme,
      );
    if (known) return;
    const request = {
      ...training,
      document: null,
      id: this.newId<'QualificationRecord'>(owner),
      personId,
      unitId: row.unitId,
    };
    this.take({ ...row, training }, this.qualifications, completeQualification(request, this.today));
  }

  private take<State extends { id: string; version: number }, Event extends DomainEvent>(
    row: RosterRow,
    pending: Pending<State>,
    decision: Decision<State, Event, PlanFault>,
  ): State | null {
    if (decision.accepted) return pending.take(decision as Accepted<State, Event>);
    return this.wrong(row, COLUMN_OF[decision.reason] ?? null, decision.reason, decision.params);
  }

  private wrong(row: RosterRow, column: RosterKey | null, code: PlanFault, params: RowError['params'] = {}): null {
    this.errors.push({ row: row.row, column, code, params });
    return null;
  }
}

/** The cell to look at when a rule refuses a row. */
const COLUMN_OF: Readonly<Partial<Record<PlanFault, RosterKey>>> = {
  'name-missing': 'lastName',
  'too-young': 'birthDate',
  'too-old': 'birthDate',
  'worked-before-born': 'pedagogicalSince',
  'worked-in-the-future': 'pedagogicalSince',
  'education-in-the-future': 'changeFrom',
  'rate-out-of-range': 'rate',
  'load-out-of-range': 'teachingLoad',
  'has-a-main-job': 'main',
  'too-many-rates': 'rate',
  'not-employed-then': 'changeFrom',
  'already-ended': 'lastDay',
  'ends-before-it-started': 'lastDay',
  'granted-in-the-future': 'categoryGrantedOn',
  'ends-before-it-began': 'categoryValidUntil',
  'too-few-hours': 'trainingHours',
  'too-many-hours': 'trainingHours',
  'completed-in-the-future': 'trainingCompletedOn',
  'diagnosed-too-late': 'trainingDiagnosedOn',
};
