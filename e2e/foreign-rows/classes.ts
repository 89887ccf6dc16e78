import { type GraphQLObjectType, type GraphQLSchema, isObjectType } from 'graphql';
import type { ServiceName } from './services.js';

/**
 * What every object type is, by hand; a type that is not here has no world and fails the test. A record has an id, and who sees it stands in
 * the world; a part is seen with what it is a part of; open types tell nothing of anybody.
 */
const CLASSES: Readonly<
  Record<ServiceName, { readonly records: string; readonly parts: string; readonly open: string }>
> = {
  network: {
    records: 'Act Agreement RoleGrant Structure Relation WebResource ServiceModel Contingent Site OrganisationCategory',
    parts:
      'Publication ExecutionMark ActOperator ActController ActCompliance StructureSeat AgeCount HubMember UnitPlacement UnitName',
    open: 'Unit',
  },
  staffing: {
    records:
      'Person Employment QualificationRecord QualificationCategory Admission RegionalMethodistStatus StaffSchedule Workplace Premises MethodistAssignment ManagementTeam RosterImport',
    parts:
      'EmploymentTerm ApprovedSchedule Posts Equipment PremisesState TeamMember TeamTraining AssignedTeacher RosterSummary RosterDuplicate RosterError RosterFile StaffingNorms StaffingNorm StaffingSum MethodistLoad',
    open: 'Unit Position TaughtSubject',
  },
  events: {
    records:
      'Event EventRequest MunicipalAssignment EventOrder Plan PlanItem Participation Consultation Practice TargetProgramme Project TutorAssignment Material MediaItem Loan PaidService Referral Pupil Certificate Notice Bulletin BulletinSubscription Delivery',
    parts:
      'VenueView PlanItemPeriod PlanBasis ApprovingOrder PlanAmendment PlanEdition ApprovedPlanItem AssignmentMeasure ReachedStageView ProjectReportView BulletinEntry PupilGroupView ReferralLineView HeldEventLine AttendanceLine CertificatePaper CertificateTemplate CalendarLink NoticeFacts',
    /** Numbers over what the asker may see, and what is shown to whoever has a certificate. */
    open: 'Unit PlanExecution FunctionCoverage DeliveryProgress IssuedCertificate VerifiedCertificate CertificatePreview',
  },
  reporting: {
    records: '',
    parts: 'IndicatorTable Column Coverage HeardUnit Observation Fact RegisterTable',
    open: 'Sentence IndicatorDefinition IndicatorReading IndicatorParameter Unit',
  },
  /** The small subgraph in which leaks are planted. */
  sample: { records: 'Note', parts: '', open: 'Unit' },
};

/** What comes with every list, every mutation and every subgraph. */
const EVERYWHERE = /^(.*Connection|.*Edge|PageInfo|.*Payload|Rejection|Query|Mutation|_Service|__.*)$/;

export type Kind = 'record' | 'part' | 'open' | 'reference';

/** What a type is in a subgraph; throws for one that nobody has thought of. */
export function kindOf(service: ServiceName, type: GraphQLObjectType): Kind {
  if (isReference(type)) return 'reference';
  const classes = CLASSES[service];
  const is = (list: string | undefined) => list?.split(' ').includes(type.name) ?? false;
  if (is(classes?.records)) return 'record';
  if (is(classes?.parts)) return 'part';
  if (is(classes?.open) || EVERYWHERE.test(type.name)) return 'open';
  throw new Error(`No world for ${service}.${type.name}: say in classes.ts what it is, and let the world have some`);
}

/** Entities of other subgraphs, of which this one knows the id alone. */
const isReference = ({ astNode }: GraphQLObjectType): boolean =>
  (astNode?.directives ?? []).some(
    ({ name, arguments: given = [] }) =>
      name.value === 'key' &&
      given.some(
        ({ name: argument, value }) => argument.value === 'resolvable' && value.kind === 'BooleanValue' && !value.value,
      ),
  );

/** Types that are found by their id through `_entities`. */
export const entitiesOf = (schema: GraphQLSchema): GraphQLObjectType[] =>
  objectTypesOf(schema).filter((type) => hasKey(type) && !isReference(type));

export const hasKey = ({ astNode }: GraphQLObjectType): boolean =>
  (astNode?.directives ?? []).some(({ name }) => name.value === 'key');

export const objectTypesOf = (schema: GraphQLSchema): GraphQLObjectType[] =>
  Object.values(schema.getTypeMap()).filter(isObjectType);
