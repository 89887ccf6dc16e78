import type { CategoryKind, TrainingKind } from '@metodnet/contracts';
import { addDays, type CalendarDate, Fault, type UnitId } from '@metodnet/kernel';
import { type Actor, must, type UnitTree } from '@metodnet/scope';
import type { Work, Works } from '@metodnet/store';
import { CategoryTable } from '../category/category.table.js';
import type { Term } from '../employment/employment.js';
import { EmploymentTable } from '../employment/employment.table.js';
import type { Person } from '../person/person.js';
import { PersonTable } from '../person/person.table.js';
import { findPosition } from '../position/position.js';
import { subjects } from '../position/subjects.js';
import { QualificationTable } from '../qualification/qualification.table.js';
import type { RosterKey } from './roster-columns.js';
import { ROWS_LIMIT } from './roster-table.js';

/** One line of a roster to write: the same columns that are read. */
export type RosterLine = Readonly<Partial<Record<RosterKey, string>>>;

interface Exported
  extends Omit<Person, 'id' | 'version' | 'identityKey' | 'mergedInto' | 'higherEducationFrom'>,
    Omit<Term, 'to'> {
  readonly personId: string;
  readonly personnelNumber: string | null;
  readonly main: boolean;
  readonly to: CalendarDate | null;
  readonly categoryKind: CategoryKind | null;
  readonly grantedOn: CalendarDate | null;
  readonly validUntil: CalendarDate | null;
  readonly trainingKind: TrainingKind | null;
  readonly programme: string | null;
  readonly hours: number | null;
  readonly completedOn: CalendarDate | null;
  readonly inFederalRegister: boolean | null;
  readonly diagnosedOn: CalendarDate | null;
}

export class RosterExport {
  constructor(
    private readonly works: Works,
    private readonly units: UnitTree,
  ) {}

  /** Jobs of a unit and of all below it that last on a day, with the newest category and training of each person. */
  async lines(actor: Actor, unit: UnitId, asOf: CalendarDate | null): Promise<RosterLine[]> {
    must(actor, 'staffing:read-names', await this.units.pathOf(unit));
    const rows = await this.works.read(actor, (work) =>
      work.query<Exported>(select(work), [unit, asOf ?? actor.today, ROWS_LIMIT + 1]),
    );
    if (rows.length > ROWS_LIMIT) throw tooMany();
    return rows.map(lineOf);
  }
}

const select = (work: Work): string => `
  select p.id as "personId", e.unit_id as "unitId", e.personnel_number as "personnelNumber", p.last_name as "lastName",
         p.first_name as "firstName", p.patronymic, p.birth_date::text as "birthDate", p.phone, p.email, p.education,
         p.pedagogical_since::text as "pedagogicalSince", t.position, t."rateHundredths", t."teachingLoadHundredths", t.subjects,
         e.main, e.valid_from::text as "from", e.valid_to::text as "to",
         c.kind as "categoryKind", c.granted_on::text as "grantedOn", c.valid_until::text as "validUntil",
         q.kind as "trainingKind", q.programme, q.hours, q.completed_on::text as "completedOn",
         q.in_federal_register as "inFederalRegister", q.diagnosed_on::text as "diagnosedOn"
    from ${work.seen(EmploymentTable)} e
    join ${work.seen(PersonTable)} p on p.id = e.person_id
   cross join jsonb_to_recordset(e.terms) as t("from" date, "to" date, position text, "rateHundredths" int, "teachingLoadHundredths" int, subjects jsonb)
    left join lateral (select * from ${work.seen(CategoryTable)} c where c.person_id = p.id and not c.withdrawn order by c.granted_on desc, c.id limit 1) c on true
    left join lateral (select * from ${work.seen(QualificationTable)} q where q.person_id = p.id and not q.withdrawn order by q.completed_on desc, q.id limit 1) q on true
   where not e.cancelled and e.unit_id = any (array(select staffing.units_within($1, $2)))
     and t."from" <= $2 and (t."to" is null or $2 < t."to")
   order by e.unit_id, p.identity_key, e.id limit $3`;

function lineOf(row: Exported): RosterLine {
  const subjectNames = row.subjects.map((code) => subjects.find((subject) => subject.code === code)?.ru ?? code);
  const cells: Partial<Record<RosterKey, string | null | undefined>> = {
    personId: row.personId,
    unit: row.unitId,
    personnelNumber: row.personnelNumber,
    lastName: row.lastName,
    firstName: row.firstName,
    patronymic: row.patronymic,
    birthDate: day(row.birthDate),
    phone: row.phone,
    email: row.email,
    education: EDUCATIONS[row.education],
    pedagogicalSince: day(row.pedagogicalSince),
    position: findPosition(row.position)?.ru,
    rate: decimal(row.rateHundredths),
    main: row.main ? 'да' : 'нет',
    teachingLoad: decimal(row.teachingLoadHundredths),
    subjects: subjectNames.join('; '),
    from: day(row.from),
    lastDay: day(row.to && addDays(row.to, -1)),
    category: row.categoryKind && CATEGORIES[row.categoryKind],
    categoryGrantedOn: day(row.grantedOn),
    categoryValidUntil: day(row.validUntil),
    trainingKind: row.trainingKind && TRAININGS[row.trainingKind],
    trainingProgramme: row.programme,
    trainingHours: row.hours?.toString(),
    trainingCompletedOn: day(row.completedOn),
    trainingInRegister: row.inFederalRegister === null ? null : row.inFederalRegister ? 'да' : 'нет',
    trainingDiagnosedOn: day(row.diagnosedOn),
  };
  return Object.fromEntries(Object.entries(cells).filter(([, value]) => value)) as RosterLine;
}

const EDUCATIONS: Readonly<Record<Person['education'], string>> = {
  general: 'общее',
  'secondary-vocational': 'среднее профессиональное',
  'incomplete-higher': 'неоконченное высшее',
  higher: 'высшее',
};
const CATEGORIES: Readonly<Record<CategoryKind, string>> = {
  FIRST: 'первая',
  HIGHEST: 'высшая',
  PEDAGOGUE_METHODIST: 'педагог-методист',
  PEDAGOGUE_MENTOR: 'педагог-наставник',
};
const TRAININGS: Readonly<Record<TrainingKind, string>> = {
  UPGRADING: 'повышение квалификации',
  RETRAINING: 'профессиональная переподготовка',
};

/** `2020-09-01` → `01.09.2020`. */
const day = (date: CalendarDate | null): string | undefined => date?.split('-').reverse().join('.');

/** 125 → `1,25`, 100 → `1`: exact. */
const decimal = (hundredths: number): string =>
  `${Math.floor(hundredths / 100)},${String(hundredths % 100).padStart(2, '0')}`.replace(/,?0+$/, '') || '0';

const tooMany = () =>
  new Fault(
    'BAD_USER_INPUT',
    {
      ru: `Больше ${ROWS_LIMIT} строк: выгружайте по организациям.`,
      en: `More than ${ROWS_LIMIT} rows: export by organisation.`,
    },
    { limit: ROWS_LIMIT },
  );
