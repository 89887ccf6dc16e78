import type { PersonId } from '@metodnet/kernel';
import { type Ability, type Rule, UNITS } from './oracle.js';
import { each } from './questions.js';
import { at, type Recorded, Teller } from './teller.js';

/** Since when there is whatever has always been there. */
export const SINCE = '2020-01-01';

/** A few at a time: serializable units of work that meet too often give up. */
export const AT_ONCE = 4;

/** Tells staffing of people, and of what units have. */
export class StaffTeller extends Teller {
  readonly jobs = new Map<string, string[]>();
  readonly works = new Map<string, string[]>();
  readonly ended = new Set<string>();
  readonly names: string[] = [];
  /** Titles that not everybody may see, and by which one may search. */
  readonly themes: string[] = [];
  private readonly people = new Map<string, string>();
  private nth = 0;

  /** People with their jobs: in every unit two managers and a teacher; one teacher works in two regions, one has left, one was told twice. */
  async staff(): Promise<void> {
    await each(
      UNITS,
      async (unit) => {
        for (const position of ['head', 'deputy-head', 'methodist']) {
          const person = await this.person(`${unit} ${position}`, unit);
          await this.job(person, unit, { position });
        }
      },
      AT_ONCE,
    );
    const inTwo = await this.person('in two regions', 'ru-tom-tomsk-school-1', 'ru-pnz-kuznetsk-school-1');
    await this.job(inTwo, 'ru-tom-tomsk-school-1', { rateHundredths: 50 });
    await this.job(inTwo, 'ru-pnz-kuznetsk-school-1', { rateHundredths: 25, main: false });
    const left = await this.person('has left', 'ru-tom-tomsk-school-2');
    await this.dismiss(left, await this.job(left, 'ru-tom-tomsk-school-2', {}));
    const past = await this.person('was here', 'ru-tom-seversk-school-1');
    await this.dismiss(past, await this.job(past, 'ru-tom-tomsk-school-1', { main: false, rateHundredths: 50 }));
    await this.job(past, 'ru-tom-seversk-school-1', { rateHundredths: 50 });
  }

  protected async personal(unit: string): Promise<void> {
    const person = this.named(`${unit} methodist`);
    const read: Rule = { any: [['read', unit]], person };
    const names: Rule = { any: [['names', unit]], person };
    await this.record(
      'staffing',
      'completeQualification',
      unit,
      read,
      {
        ...{
          personId: person,
          unitId: unit,
          kind: 'RETRAINING',
          programme: this.secrets.mark(read),
          document: this.secrets.markOfColumn(names),
        },
        ...{ hours: 260, completedOn: '2024-05-01' },
      },
      person,
    );
    await this.record(
      'staffing',
      'grantCategory',
      unit,
      read,
      { personId: person, unitId: unit, kind: 'FIRST', grantedOn: '2024-02-01' },
      person,
    );
    await this.record(
      'staffing',
      'recordAdmission',
      unit,
      at(unit, 'names'),
      {
        ...{ personId: person, unitId: unit, check: 'MEDICAL_EXAM', status: 'PASSED', checkedOn: '2025-08-20' },
      },
      person,
    );
    const status = await this.record(
      'staffing',
      'grantRegionalMethodistStatus',
      unit,
      read,
      { personId: person, unitId: unit, from: '2024-09-01' },
      person,
    );
    await this.change('staffing', 'assignTeacherToRegionalMethodist', {
      id: status,
      teacherId: this.named(`${unit} head`),
      from: '2024-10-01',
    });
  }

  protected async ofUnit(unit: string): Promise<void> {
    const read = at(unit, 'read');
    const [head, deputy, methodist] = ['head', 'deputy-head', 'methodist'].map((position) =>
      this.named(`${unit} ${position}`),
    );
    await this.record('staffing', 'approveStaffSchedule', unit, read, {
      unitId: unit,
      from: SINCE,
      posts: [{ position: 'teacher', postsHundredths: 300 }],
    });
    await this.record('staffing', 'registerWorkplace', unit, read, {
      ...{
        unitId: unit,
        label: this.secrets.mark(read),
        from: SINCE,
        computer: true,
        peripherals: true,
        internet: true,
      },
    });
    await this.record('staffing', 'statePremises', unit, read, {
      unitId: unit,
      from: SINCE,
      offices: 3,
      library: true,
      assemblyHall: true,
      computers: true,
    });
    await this.record('staffing', 'assignMethodist', unit, read, {
      methodistId: methodist,
      unitId: unit,
      teacherIds: [head],
      organisationIds: [],
      direction: null,
      from: '2024-09-01',
    });
    const team = await this.record('staffing', 'formManagementTeam', unit, read, {
      unitId: unit,
      memberIds: [head, deputy],
      from: '2024-09-01',
    });
    await this.change('staffing', 'trainManagementTeam', {
      id: team,
      programmeKind: 'UPGRADING',
      hours: 36,
      completedOn: '2025-02-01',
    });
    const staff = at(unit, 'staff');
    await this.record('staffing', 'beginRosterUpload', unit, staff, { unit, fileName: this.secrets.mark(staff) });
  }

  /** Registers somebody who works in some units, the first of which keeps the record. */
  protected async person(name: string, ...units: string[]): Promise<string> {
    const known = { any: [] as [Ability, string][], person: undefined as string | undefined };
    const opaque = {
      any: units.map((unit): [Ability, string] => ['read', unit]),
      person: undefined as string | undefined,
    };
    known.any.push(...units.map((unit): [Ability, string] => ['names', unit]));
    const steward = units[0] as string;
    const lastName = this.secrets.mark(known);
    if (name.endsWith('school-1 head')) this.names.push(lastName);
    const id = await this.record('staffing', 'registerPerson', steward, opaque, {
      ...{ unitId: steward, lastName, firstName: this.secrets.mark(known), patronymic: this.secrets.mark(known) },
      ...{
        birthDate: `19${60 + (this.nth++ % 30)}-05-10`,
        phone: `+7 ${this.secrets.mark(known)}`,
        email: `${this.secrets.mark(known)}@example.org`,
      },
      ...{ education: 'HIGHER', pedagogicalSince: '2015-09-01' },
    });
    known.person = id;
    opaque.person = id;
    this.records.set(id, { ...(this.records.get(id) as Recorded), person: id });
    this.people.set(name, id);
    return id;
  }

  protected async dismiss(person: string, id: string): Promise<void> {
    await this.change('staffing', 'dismiss', { id, to: '2025-06-01' });
    this.ended.add(id);
    this.works.set(
      person,
      (this.works.get(person) ?? []).filter((unit) => unit !== this.records.get(id)?.unit),
    );
  }

  protected async job(person: string, unit: string, given: object): Promise<string> {
    for (const units of [this.jobs, this.works]) units.set(person, [...(units.get(person) ?? []), unit]);
    const names: Rule = { any: [['names', unit]], person };
    return this.record(
      'staffing',
      'employPerson',
      unit,
      { any: [['read', unit]], person },
      {
        ...{ personId: person, unitId: unit, main: true, from: '2022-09-01', position: 'teacher', rateHundredths: 100 },
        ...{ personnelNumber: this.secrets.markOfColumn(names), subjects: [], ...given },
      },
      person,
    );
  }

  named(name: string): PersonId {
    const id = this.people.get(name);
    if (!id) throw new Error(`Nobody is called ${name}`);
    return id as PersonId;
  }
}
