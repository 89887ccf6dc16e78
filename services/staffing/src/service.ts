import { byIdAlone, defineService } from '@metodnet/subgraph';
import { AdmissionCommands } from './admission/admission.commands.js';
import { AdmissionResolver, PersonAdmissionsResolver } from './admission/admission.resolver.js';
import { AdmissionTable } from './admission/admission.table.js';
import { CategoryCommands } from './category/category.commands.js';
import { CategoryResolver, PersonCategoriesResolver } from './category/category.resolver.js';
import { CategoryTable } from './category/category.table.js';
import { EmploymentCommands } from './employment/employment.commands.js';
import { EmploymentQueries } from './employment/employment.queries.js';
import { EmploymentResolver, PersonJobsResolver, TermResolver } from './employment/employment.resolver.js';
import { EmploymentTable } from './employment/employment.table.js';
import { NamesOfUnits } from './listing/names-of-units.js';
import { IN_FORCE, UnitRecords } from './listing/unit-records.js';
import { ManagementTeamCommands } from './management-team/management-team.commands.js';
import { ManagementTeamResolver } from './management-team/management-team.resolver.js';
import { ManagementTeamTable } from './management-team/management-team.table.js';
import { MethodistAssignmentCommands } from './methodist-assignment/methodist-assignment.commands.js';
import { MethodistAssignmentResolver } from './methodist-assignment/methodist-assignment.resolver.js';
import { MethodistAssignmentTable } from './methodist-assignment/methodist-assignment.table.js';
import { StaffingNormQueries } from './norms/staffing-norms.queries.js';
import { StaffingNormResolver, StaffingNormsResolver } from './norms/staffing-norms.resolver.js';
import { PersonCommands } from './person/person.commands.js';
import { PersonQueries } from './person/person.queries.js';
import { PersonResolver } from './person/person.resolver.js';
import { PersonTable } from './person/person.table.js';
import { PositionResolver } from './position/position.resolver.js';
import { PremisesCommands } from './premises/premises.commands.js';
import { PremisesResolver, PremisesStateResolver } from './premises/premises.resolver.js';
import { PremisesTable } from './premises/premises.table.js';
import { QualificationCommands } from './qualification/qualification.commands.js';
import { PersonTrainingResolver, QualificationResolver } from './qualification/qualification.resolver.js';
import { QualificationTable } from './qualification/qualification.table.js';
import { RegionalMethodistCommands } from './regional-methodist/regional-methodist.commands.js';
import { RegionalMethodistResolver } from './regional-methodist/regional-methodist.resolver.js';
import { RegionalMethodistTable } from './regional-methodist/regional-methodist.table.js';
import { RosterCommands } from './roster/roster.commands.js';
import { RosterQueries } from './roster/roster.queries.js';
import { RosterErrorResolver, RosterImportResolver } from './roster/roster.resolver.js';
import { RosterRunner } from './roster/roster-runner.js';
import { rosterStore } from './roster/roster-store.js';
import { StaffScheduleCommands } from './staff-schedule/staff-schedule.commands.js';
import { PostsResolver, StaffScheduleResolver } from './staff-schedule/staff-schedule.resolver.js';
import { StaffScheduleTable } from './staff-schedule/staff-schedule.table.js';
import { UnitView } from './unit/unit.schema.js';
import { UnitStaffResolver } from './unit/unit-staff.resolver.js';
import { WorkplaceCommands } from './workplace/workplace.commands.js';
import { WorkplaceResolver } from './workplace/workplace.resolver.js';
import { WorkplaceTable } from './workplace/workplace.table.js';

/** The subgraph of people, jobs, posts, training and places of work. It owns the entity Person. */
export const staffing = defineService({
  name: 'staffing',
  migrations: new URL('../migrations/', import.meta.url),
  tables: [
    PersonTable,
    EmploymentTable,
    QualificationTable,
    CategoryTable,
    AdmissionTable,
    StaffScheduleTable,
    WorkplaceTable,
    PremisesTable,
    MethodistAssignmentTable,
    RegionalMethodistTable,
    ManagementTeamTable,
  ],
  // Exports and large imports take longer than a usual request.
  limits: { deadlineMs: 20_000, statementMs: 15_000 },
  build({ works, units, log }) {
    const people = new PersonQueries(works, units);
    const names = new NamesOfUnits(works);
    const jobs = new EmploymentQueries(works, units);
    const trainings = new UnitRecords(works, units, QualificationTable);
    const categories = new UnitRecords(works, units, CategoryTable);
    const schedules = new UnitRecords(works, units, StaffScheduleTable);
    const workplaces = new UnitRecords(works, units, WorkplaceTable, IN_FORCE);
    const premises = new UnitRecords(works, units, PremisesTable);
    const assignments = new UnitRecords(works, units, MethodistAssignmentTable, IN_FORCE);
    const statuses = new UnitRecords(works, units, RegionalMethodistTable, IN_FORCE);
    const teams = new UnitRecords(works, units, ManagementTeamTable, IN_FORCE);
    const admissions = new UnitRecords(works, units, AdmissionTable);
    const rosters = new RosterQueries(works, units);
    const imports = new RosterCommands(works, units, new RosterRunner(works, log));
    return {
      resolvers: [
        new PositionResolver(),
        new PersonResolver(new PersonCommands(works, units), people),
        new EmploymentResolver(new EmploymentCommands(works, units), jobs, people, names),
        new TermResolver(),
        new PersonJobsResolver(jobs),
        new QualificationResolver(new QualificationCommands(works, units), trainings, people, names),
        new PersonTrainingResolver(trainings),
        new CategoryResolver(new CategoryCommands(works, units), people),
        new PersonCategoriesResolver(categories),
        new StaffScheduleResolver(new StaffScheduleCommands(works, units), schedules),
        new PostsResolver(),
        new PremisesResolver(new PremisesCommands(works, units), premises),
        new PremisesStateResolver(),
        new MethodistAssignmentResolver(new MethodistAssignmentCommands(works, units), assignments, people),
        new RegionalMethodistResolver(new RegionalMethodistCommands(works, units), statuses, people),
        new ManagementTeamResolver(new ManagementTeamCommands(works, units), teams),
        new AdmissionResolver(new AdmissionCommands(works, units)),
        new PersonAdmissionsResolver(admissions),
        new StaffingNormsResolver(new StaffingNormQueries(works, units)),
        new StaffingNormResolver(),
        new RosterImportResolver(imports, rosters),
        new RosterErrorResolver(),
        new UnitStaffResolver(people, schedules, workplaces),
        new WorkplaceResolver(new WorkplaceCommands(works, units), workplaces),
      ],
      chores: [{ name: 'remove old rosters', everyMs: 30 * 60 * 1000, run: rosterStore.forgetOld }],
      orphanedTypes: [UnitView],
      references: {
        Unit: byIdAlone,
        Person: (ids, { actor }) => people.byIds(actor, ids),
        Employment: (ids, { actor }) => jobs.byIds(actor, ids),
        QualificationRecord: (ids, { actor }) => trainings.byIds(actor, ids),
        QualificationCategory: (ids, { actor }) => categories.byIds(actor, ids),
        StaffSchedule: (ids, { actor }) => schedules.byIds(actor, ids),
        Premises: (ids, { actor }) => premises.byIds(actor, ids),
        MethodistAssignment: (ids, { actor }) => assignments.byIds(actor, ids),
        RegionalMethodistStatus: (ids, { actor }) => statuses.byIds(actor, ids),
        ManagementTeam: (ids, { actor }) => teams.byIds(actor, ids),
        Admission: (ids, { actor }) => admissions.byIds(actor, ids),
        RosterImport: (ids, { actor }) => rosters.byIds(actor, ids),
        Workplace: (ids, { actor }) => workplaces.byIds(actor, ids),
      },
    };
  },
});
