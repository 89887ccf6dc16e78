import type { Seeded } from '@metodnet/demo';
import { addDays, type CalendarDate, calendarDate as day, type UnitId } from '@metodnet/kernel';
import type { Change, Client, Outcome } from './client.js';
import { centreOf, schoolOf } from './territory.js';
import type { Writer } from './writer.js';

interface Person {
  readonly id: string;
  readonly name: string;
  job: Job | null;
}
interface Job {
  readonly id: string;
  /** The day up to which something was said of it. */
  said: CalendarDate;
  changes: number;
}
interface Step {
  readonly change: Change;
  done(record: { readonly id: string }): void;
}

const POSITIONS = ['teacher', 'methodist', 'head'];
const PEOPLE_AT_MOST = 400;

/** Keeps the staff records of one municipality: registers people, employs them, changes their jobs, enters their courses. */
export class Clerk implements Writer {
  private readonly people: Person[] = [];
  private registered = 0;

  constructor(
    private readonly client: Client,
    private readonly municipality: UnitId,
    private readonly signature: string,
    private readonly chance: Seeded,
  ) {}

  async write(): Promise<void> {
    const steps: Step[] = [];
    const busy = new Set<Person>();
    for (let wanted = this.chance.between(1, 5); wanted > 0; wanted--) {
      const person = this.people.length > 0 ? this.chance.pick(this.people) : null;
      if (!person || (this.people.length < PEOPLE_AT_MOST && this.chance.chance(0.3))) steps.push(this.register());
      else if (!busy.has(person)) steps.push(this.next(person));
      if (person) busy.add(person);
    }
    const outcomes = await this.client.carryOut(steps.map(({ change }) => change));
    outcomes.forEach((outcome: Outcome, index) => {
      if (outcome.done) steps[index]?.done(outcome);
    });
  }

  /** The next thing that happens to somebody. */
  private next(person: Person): Step {
    const { job } = person;
    if (this.chance.chance(0.15)) return this.train(person);
    if (!job) return this.employ(person);
    return job.changes < 4 && this.chance.chance(0.8) ? this.changeRate(job) : this.dismiss(person, job);
  }

  private register(): Step {
    const name = `Проба-${this.municipality}-${this.signature}-${++this.registered}`;
    return {
      change: registration(this.unit(), name),
      done: ({ id }) => void this.people.push({ id, name, job: null }),
    };
  }

  private employ(person: Person): Step {
    const from = this.chance.day(day('2019-01-01'), day('2023-12-31'));
    const rate = this.rate();
    return {
      change: staffing('employPerson', 'EmployPersonInput', 'employment', String(rate), {
        personId: person.id,
        unitId: this.unit(),
        position: this.chance.pick(POSITIONS),
        rateHundredths: rate,
        main: true,
        from,
      }),
      done: ({ id }) => {
        person.job = { id, said: from, changes: 0 };
      },
    };
  }

  private changeRate(job: Job): Step {
    const from = addDays(job.said, this.chance.between(1, 60));
    const rate = this.rate();
    return {
      change: staffing('changeEmployment', 'ChangeEmploymentInput', 'employment', String(rate), {
        id: job.id,
        from,
        rateHundredths: rate,
      }),
      done: () => {
        job.said = from;
        job.changes++;
      },
    };
  }

  private dismiss(person: Person, job: Job): Step {
    const to = addDays(job.said, this.chance.between(1, 60));
    return {
      change: staffing('dismiss', 'DismissInput', 'employment', null, { id: job.id, to }),
      done: () => {
        person.job = null;
      },
    };
  }

  private train(person: Person): Step {
    return {
      change: staffing('completeQualification', 'CompleteQualificationInput', 'qualification', null, {
        personId: person.id,
        unitId: this.unit(),
        kind: 'UPGRADING',
        programme: 'Курсы (проба)',
        hours: 72,
        completedOn: this.chance.day(day('2020-01-01'), day('2025-12-31')),
      }),
      done: () => undefined,
    };
  }

  private unit = (): UnitId => this.chance.pick([centreOf(this.municipality), schoolOf(this.municipality)]);
  private rate = (): number => 25 * this.chance.between(1, 6);
}

/** Somebody new, under a name that nobody else has. */
export const registration = (unitId: UnitId, lastName: string): Change =>
  staffing('registerPerson', 'RegisterPersonInput', 'person', lastName, {
    ...{ unitId, lastName, firstName: 'Проба', birthDate: '1980-05-17', education: 'HIGHER' },
  });

const staffing = (
  mutation: string,
  inputType: string,
  shows: string,
  says: string | null,
  input: Readonly<Record<string, unknown>>,
): Change => ({ service: 'staffing', mutation, inputType, shows, table: shows, says, input });
