/**
 * What may be given to the suite, and where it may lie afterwards. The test beside this file takes every argument and input field of the
 * composed schema: one that is missing here fails it.
 *
 * - `personal`: of a person. Lies in staffing's own tables, or where certificates are printed from, nowhere else: in no domain event, other database, log, trace, metric or error.
 * - `kept`: text of an organisation that stays in the tables of the service that was told; it may name somebody («О назначении Ивановой»).
 * - `told`: text of an organisation that its domain events repeat: names of units, numbers of acts, addresses of sites.
 * - `asked`: text to compare or search with. Lies nowhere at all.
 * - `code`: ids, codes, days, numbers, choices. Takes no free text: a service refuses it, or finds nothing under it.
 *
 * Dates are codes where domain events tell them under an opaque id (employed on, completed on); a day that identifies or harms is `personal`.
 */
export const CLASSES = ['personal', 'kept', 'told', 'asked', 'code'] as const;
export type Class = (typeof CLASSES)[number];

/** Names that mean the same wherever they stand. */
export const EVERYWHERE: Readonly<Partial<Record<Class, string>>> = {
  asked: 'search',
  code: `id unit unitId unitIds personId actId within expectedVersion first after orderBy asOf from to on
    kind kinds level levels hierarchy select category categories sites subjects position positions groups education main`,
};

/** By input type, or by field for arguments. */
export const FIELDS: Readonly<Record<string, Readonly<Partial<Record<Class, string>>>>> = {
  // People
  RegisterPersonInput: {
    personal: 'lastName firstName patronymic birthDate phone email pedagogicalSince',
    code: 'higherEducationFrom distinctFrom',
  },
  ChangePersonDetailsInput: {
    personal: 'lastName firstName patronymic birthDate phone email pedagogicalSince',
    code: 'higherEducationFrom',
  },
  ClaimInput: { asked: 'lastName firstName birthDate' },
  PassStewardshipInput: { code: 'toUnitId' },
  MergePersonsInput: { code: 'mergedId survivorId' },
  EmployPersonInput: { personal: 'personnelNumber', code: 'rateHundredths teachingLoadHundredths' },
  ChangeEmploymentInput: { code: 'rateHundredths teachingLoadHundredths' },
  DatedTermsInput: { code: 'rateHundredths teachingLoadHundredths' },
  CompleteQualificationInput: {
    personal: 'document',
    kept: 'programme',
    code: 'hours completedOn inFederalRegister diagnosedOn',
  },
  CorrectQualificationInput: {
    personal: 'document',
    kept: 'programme',
    code: 'hours completedOn inFederalRegister diagnosedOn',
  },
  // A check that was not passed is nobody else's business: choices as they are, the day tells which it was.
  RecordAdmissionInput: { personal: 'checkedOn', code: 'check status' },
  GrantCategoryInput: { code: 'grantedOn validUntil' },
  ExpireCategoryInput: { code: 'lastDay' },
  FormManagementTeamInput: { code: 'memberIds' },
  ChangeManagementTeamInput: { code: 'memberIds' },
  TrainManagementTeamInput: { code: 'programmeKind hours completedOn' },
  AssignMethodistInput: { code: 'methodistId teacherIds organisationIds direction' },
  ChangeMethodistAssignmentInput: { code: 'teacherIds organisationIds direction' },
  AssignTeacherInput: { code: 'teacherId' },
  ReleaseTeacherInput: { code: 'teacherId' },

  // Rosters: names of files tell whose they are, cells are the fields above
  ImportRosterInput: { personal: 'fileName contentBase64', code: 'dryRun' },
  BeginRosterUploadInput: { personal: 'fileName' },
  AppendRosterChunkInput: { personal: 'contentBase64', code: 'ordinal' },
  StartRosterImportInput: { code: 'dryRun' },

  // What units have
  PostsInput: { code: 'postsHundredths' },
  RegisterWorkplaceInput: { kept: 'label', code: 'computer peripherals internet' },
  EquipWorkplaceInput: { code: 'computer peripherals internet' },
  StatePremisesInput: { code: 'offices library assemblyHall computers' },

  // Units
  RegisterUnitInput: {
    told: 'name shortName legalForm district',
    kept: 'aliases',
    code: 'oktmo inn ogrn organisationalForm hostId parentId hubId agreement',
  },
  DescribeUnitInput: {
    told: 'legalForm district',
    kept: 'aliases',
    code: 'oktmo inn ogrn organisationalForm hostId',
  },
  RenameUnitInput: { told: 'name shortName' },
  SplitUnitInput: { code: 'continues' },
  SplitPartInput: { told: 'name shortName', code: 'memberIds' },
  MergeUnitsInput: { code: 'intoId' },
  MoveUnitInput: { code: 'parentId agreement' },
  AgreeMembershipInput: { code: 'agreedOn' },
  CloseUnitInput: { code: 'closedOn' },

  // Records of units
  AdoptActInput: { told: 'number', kept: 'title fileUrl', code: 'adoptedOn inPursuanceOf amends repeals' },
  PublishActInput: { kept: 'place', code: 'channel publishedOn' },
  RepealActInput: { code: 'repealedOn repealedById' },
  AppointOperatorInput: { code: 'operatorId' },
  AssignControllerInput: { code: 'controllerId' },
  MarkExecutionInput: { code: 'state markedOn' },
  SignAgreementInput: { kept: 'partnerName number subject orderedEvents fileUrl', code: 'partnerId signedOn' },
  SetRelationInput: { kept: 'subject', code: 'otherId agreedWithId' },
  AdoptServiceModelInput: { kept: 'description', code: 'form' },
  GrantSiteInput: { kept: 'theme patronName', code: 'patronId' },
  FormStructureInput: { kept: 'name', code: 'subject formedOn' },
  RemoveMemberInput: { code: 'leftOn' },
  RegisterWebResourceInput: { told: 'url', kept: 'section', code: 'registeredOn' },
  ChangeWebResourceInput: { told: 'url' },
  CheckWebResourceInput: { code: 'checkedOn completeness' },
  AgeCountInput: { code: 'age count' },
  CorrectContingentInput: { told: 'basis' },
  // The subject of an identity provider is opaque: neither name nor e-mail address is accepted as one.
  GrantRoleInput: { code: 'subject role' },
  EndInput: { code: 'endedOn' },

  // Plans and events: what is written about people stays in the service's own tables; titles of events are announced, and told
  ConsultationDetailsInput: { kept: 'topic', code: 'methodistId homeId form heldOn difficultyId' },
  EventDetailsInput: {
    told: 'title',
    kept: 'description',
    code: 'form audience tags seats hours agreementId structureId programmeId planItemId',
  },
  TimeAndPlaceInput: { code: 'startsOn endsOn startsAt endsAt registerUntil' },
  VenueInput: { kept: 'place' },
  CancelEventInput: { kept: 'because' },
  OrderEventInput: { code: 'executorId' },
  OrderedInput: { kept: 'title', code: 'agreementId dueOn' },
  FulfilEventOrderInput: { code: 'eventId' },
  SubmitEventRequestInput: {
    kept: 'number subject scanUrl',
    code: 'applicantId writtenOn receivedOn form audienceSize wishedFrom wishedTo difficultyId',
  },
  RuleOnEventRequestInput: { kept: 'because', code: 'accepted' },
  LendMediaItemInput: { code: 'mediaItemId homeId lentOn dueOn' },
  ProlongLoanInput: { code: 'dueOn' },
  ReturnLoanInput: { code: 'returnedOn' },
  MaterialDetailsInput: { kept: 'title annotation url', code: 'type authorIds tags eventId publishedOn' },
  MediaItemDetailsInput: { kept: 'title annotation inventoryNumber', code: 'copies loanDays' },
  IssueMunicipalAssignmentInput: { code: 'executorId' },
  AssignedInput: { kept: 'orderNumber', code: 'orderDate' },
  AssignmentMeasureInput: { code: 'indicator value' },
  AgreeOnPaidServiceInput: {
    kept: 'title customer contractNumber',
    code: 'customerId contractedOn priceKopecks agreedFor eventId',
  },
  RenderPaidServiceInput: { code: 'renderedOn' },
  CancelPaidServiceInput: { kept: 'because' },
  RegisterForEventInput: { code: 'eventId homeId pupilId role' },
  RecordAttendanceInput: { code: 'present hours role' },
  RecordWalkInInput: { code: 'eventId homeId pupilId hours role' },
  DraftPlanInput: { kept: 'title' },
  ApprovePlanInput: { code: 'edition' },
  ApprovingOrderInput: { kept: 'number responsible controller', code: 'date' },
  AmendPlanInput: { kept: 'because' },
  AddPlanItemInput: { code: 'planId' },
  PlanItemDetailsInput: {
    told: 'number title',
    kept: 'deadline responsible',
    code: 'direction content responsibleIds functions duplicateOf',
  },
  PlanBasisInput: { kept: 'text' },
  PlanItemExecutionInput: { kept: 'result', code: 'status doneOn' },
  IdentifyPracticeInput: { code: 'homeId reachedOn eventId' },
  PracticeDetailsInput: { kept: 'theme summary', code: 'authorIds requestId' },
  ReachPracticeStageInput: { code: 'stage reachedOn eventId' },
  ProjectDetailsInput: { told: 'title', kept: 'goal' },
  ApproveProjectPassportInput: { kept: 'protocolNumber', code: 'approvedOn' },
  ReportOnProjectInput: { kept: 'url', code: 'currentUntil' },
  TargetProgrammeDetailsInput: { told: 'title', kept: 'orderNumber', code: 'series orderedOn' },
  CloseTargetProgrammeInput: { kept: 'because', code: 'closedOn' },
  AssignTutorInput: { kept: 'subject', code: 'tutorId projectId' },

  HoldEventsInput: { code: 'ids' },
  RecordAttendancesInput: { code: 'eventId' },
  AttendanceRowInput: { code: 'pupilId homeId present hours role' },
  CloneEventInput: { code: 'startsOn' },
  RepeatEventInput: { code: 'every interval until days' },
  TimeOfDayAndPlaceInput: { code: 'startsAt endsAt' },
  CancelFollowingEventsInput: { kept: 'because' },
  SubstituteParticipantInput: { code: 'pupilId' },
  // By its number an organisation finds a pupil in its own files.
  RegisterPupilInput: { kept: 'reference', code: 'birthYear' },
  CorrectPupilInput: { kept: 'reference', code: 'birthYear' },
  AdmitPupilInput: { kept: 'reference' },
  MergePupilInput: { code: 'into' },
  IssueReferralInput: { code: 'eventId pupilIds' },
  ReferralOrderInput: { kept: 'orderNumber', code: 'form issuedOn' },
  SentPersonInput: { code: 'role' },
  PupilGroupInput: { code: 'age count' },
  ChangeReferralInput: { code: 'pupilIds withdraw' },
  CertificateDesignInput: { kept: 'title body signatory position', code: 'orientation image' },
  SaveCertificateTemplateInput: { code: 'expectedEdition' },
  IssueCertificatesInput: { code: 'eventId' },
  CertificateHolderInput: { personal: 'holder', code: 'participationId' },
  RevokeCertificateInput: { code: 'because' },
  ReissueCertificateInput: { personal: 'holder', code: 'because' },
  CreateCalendarLinkInput: { kept: 'name' },
  ReadNoticesInput: { code: 'ids' },
  AssembleBulletinInput: { code: 'weekOf' },
  EditBulletinInput: { kept: 'text' },
  BulletinEntryInput: { kept: 'remark' },
  ResendBulletinInput: { code: 'recipients' },
  SubscribeOrganisationInput: { kept: 'addresses', code: 'homeId language' },

  // Questions
  BulletinFilterInput: { code: 'statuses' },
  PupilFilterInput: { code: 'reference birthYears standings' },
  ReferralFilterInput: { code: 'eventId organiser forms recalled' },
  CertificateFilterInput: { code: 'eventId home revoked differing' },
  'Query.certificateByCode': { asked: 'code number' },
  NoticeFilterInput: { code: 'mine home eventId unread' },
  DeliveryFilterInput: { code: 'bulletinId eventId home statuses' },
  SubscriptionFilterInput: { code: 'home statuses' },
  'Query.eventOrders': { code: 'executor' },
  'Query.municipalAssignments': { code: 'executor' },
  'Query.planEdition': { code: 'number planId' },
  'Query.planExecution': { code: 'planId' },
  ConsultationFilterInput: { code: 'home methodistId difficultyId forms withCancelled' },
  EventFilterInput: { code: 'forms audience tags statuses programmeId planItemId structureId seriesId' },
  EventOrderFilterInput: { code: 'agreementId fulfilled withdrawn' },
  EventRequestFilterInput: { code: 'service applicant statuses' },
  LoanFilterInput: { code: 'home mediaItemId standing' },
  MaterialFilterInput: { code: 'types tags authorId eventId' },
  MediaItemFilterInput: { code: 'available' },
  MunicipalAssignmentFilterInput: { code: 'indicator withdrawn' },
  PaidServiceFilterInput: { code: 'customerId rendered' },
  ParticipationFilterInput: { code: 'eventId home statuses roles referralId pupilId' },
  PlanFilterInput: { code: 'statuses' },
  PlanItemFilterInput: {
    code: 'planId responsibleId directions functions basisKinds basisId statuses overdue dueFrom dueTo',
  },
  PracticeFilterInput: { code: 'home authorId requestId reached withWithdrawn' },
  ProjectFilterInput: { code: 'approved reportedFor' },
  TargetProgrammeFilterInput: { code: 'series' },
  TutorAssignmentFilterInput: { code: 'tutorId projectId' },
  IndicatorQuery: {
    code: 'indicators units includeSelf grain treeAsOf breakdown variants rankWithin updatedAfter',
  },
  OrderBy: { code: 'by direction' },
  'Query.facts': { code: 'observation' },
  'Query.indicators': { code: 'codes' },
  'Query.register': { code: 'code' },
  'Query.roleGrants': { code: 'subject' },
  'Query.rosterExport': { code: 'format' },
  'Query.rosterTemplate': { code: 'format' },
  'Query.staffingNorms': { code: 'includeSuspect' },
  'Unit.staffingNorms': { code: 'includeSuspect' },
};
