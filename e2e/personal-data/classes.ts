/**
 * What may be given to the suite, and where it may lie afterwards. The test beside this file takes every argument and input field of the
 * composed schema: one that is missing here fails it.
 *
 * - `personal`: of a person. Lies in staffing's own tables, nowhere else: in no domain event, other database, log, trace, metric or error.
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

  // Questions
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
