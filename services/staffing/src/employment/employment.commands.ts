import type { CalendarDate, EmploymentId, PersonId } from '@metodnet/kernel';
import { reject } from '@metodnet/kernel';
import { type Actor, must, newIdFor, type UnitTree } from '@metodnet/scope';
import { unscopedCount, type Work, type Works } from '@metodnet/store';
import { identityKey, type Person } from '../person/person.js';
import { PersonTable } from '../person/person.table.js';
import {
  type ChangeEmployment,
  type CorrectEmployment,
  cancelEmployment,
  changeEmployment,
  correctEmployment,
  corrected,
  dismiss,
  type Employ,
  type Employment,
  employ,
  type OtherJobs,
  type Term,
  termsAfter,
} from './employment.js';
import { EmploymentTable } from './employment.table.js';

/** Who is to be employed: someone the actor can see, or someone who has told their id, name and birth date. */
export type Employing = Omit<Employ, 'id'> & { readonly claim: Claim | null };
export type Claim = Pick<Person, 'lastName' | 'firstName' | 'birthDate'>;

/** Commands that count a person's jobs are serializable: two employers at once must not exceed the limits together. */
export class EmploymentCommands {
  constructor(
    private readonly works: Works,
    private readonly units: UnitTree,
  ) {}

  employ(actor: Actor, { claim, ...request }: Employing) {
    return this.works.runSerializable(actor, async (work) => {
      must(actor, 'staffing:write', await this.units.pathOf(request.unitId));
      if (!(await isKnownTo(work, request.personId, claim))) return reject('no-such-person');
      const id: EmploymentId = await newIdFor<'Employment'>(this.units, request.unitId);
      const { main, from, rateHundredths } = request;
      const others = await otherJobs(work, { id, ...request, to: null }, [{ from, to: null, rateHundredths }]);
      return work.commit(EmploymentTable, employ({ ...request, id, main }, others));
    });
  }

  change(actor: Actor, id: EmploymentId, change: ChangeEmployment, expectedVersion?: number | null) {
    return this.works.runSerializable(actor, async (work) => {
      const employment = await this.mine(work, id, expectedVersion);
      const others = await otherJobs(work, employment, termsAfter(employment, change));
      const before = await otherJobs(work, employment, employment.terms);
      return work.commit(EmploymentTable, changeEmployment(employment, change, others, before));
    });
  }

  dismiss(actor: Actor, id: EmploymentId, to: CalendarDate, expectedVersion?: number | null) {
    return this.works.run(actor, async (work) =>
      work.commit(EmploymentTable, dismiss(await this.mine(work, id, expectedVersion), to)),
    );
  }

  correct(actor: Actor, id: EmploymentId, correction: CorrectEmployment, expectedVersion?: number | null) {
    return this.works.runSerializable(actor, async (work) => {
      const employment = await this.mine(work, id, expectedVersion);
      const next = corrected(employment, correction);
      const others = await otherJobs(work, next, next.terms);
      const before = await otherJobs(work, employment, employment.terms);
      return work.commit(EmploymentTable, correctEmployment(employment, correction, others, before));
    });
  }

  cancel(actor: Actor, id: EmploymentId, expectedVersion?: number | null) {
    return this.works.run(actor, async (work) =>
      work.commit(EmploymentTable, cancelEmployment(await this.mine(work, id, expectedVersion))),
    );
  }

  private async mine(work: Work, id: EmploymentId, expectedVersion?: number | null): Promise<Employment> {
    const employment = await work.get(EmploymentTable, id, expectedVersion);
    must(work.actor, 'staffing:write', await this.units.pathOf(employment.unitId));
    return employment;
  }
}

/** An opaque id alone opens nothing, for reports show it: whoever is not in sight is claimed with name and birth date. */
async function isKnownTo(work: Work, person: PersonId, claim: Claim | null): Promise<boolean> {
  const seen = await work.find(PersonTable, person);
  if (seen) return seen.mergedInto === null;
  return claim !== null && (await work.unscoped(claimsRightly, { person, identityKey: identityKey(claim) })) === 1;
}

type Job = Pick<Employment, 'id' | 'personId' | 'main' | 'from' | 'to'>;

async function otherJobs(
  work: Work,
  { id: except, personId: person, main, from, to }: Job,
  terms: readonly RateTerm[],
): Promise<OtherJobs> {
  return {
    main: main ? await work.unscoped(otherMainJobs, { person, from, to, except }) : 0,
    peakRateHundredths: await work.unscoped(peakRate, { person, except, terms }),
  };
}

type RateTerm = Pick<Term, 'from' | 'to' | 'rateHundredths'>;
const otherMainJobs = unscopedCount<{ person: PersonId; from: string; to: string | null; except: EmploymentId }>(
  'staffing.other_main_jobs',
);
const peakRate = unscopedCount<{ person: PersonId; except: EmploymentId; terms: readonly RateTerm[] }>(
  'staffing.peak_rate',
);
const claimsRightly = unscopedCount<{ person: PersonId; identityKey: string }>('staffing.claims_rightly');
