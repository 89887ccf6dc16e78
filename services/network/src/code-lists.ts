import {
  type ActKind,
  type AgreementStatus,
  type ExecutionState,
  type Hierarchy,
  type MmoSubject,
  type OrganisationalForm,
  type PublicationChannel,
  type RelationKind,
  Role,
  type SiteKind,
  type StructureKind,
  type UnitCategory,
  type UnitKind,
  type UnitLevel,
  type WebResourceKind,
} from '@metodnet/contracts';
import { closedSet } from '@metodnet/subgraph';
import { registerEnumType } from 'type-graphql';

export const UnitLevelEnum = closedSet<UnitLevel>(
  'UnitLevel',
  'Levels of support of the network, exactly five (NET-01).',
  {
    INTER_REGIONAL: 'межрегиональный · inter-regional',
    REGION: 'региональный · region',
    HUB: 'межмуниципальный, хаб · inter-municipal hub',
    MUNICIPALITY: 'муниципальный · municipality',
    ORGANISATION: 'уровень организации · organisation',
  },
);

export const UnitKindEnum = closedSet<UnitKind>(
  'UnitKind',
  'Kinds of organisations (CL-10) and of other members (CL-22).',
  {
    SCHOOL: 'общеобразовательная школа · school',
    BOARDING_SCHOOL: 'школа-интернат · boarding school',
    ORPHANAGE: 'детский дом · orphanage',
    PRESCHOOL: 'дошкольное учреждение · preschool',
    ADDITIONAL_EDUCATION: 'организация дополнительного образования · organisation of additional education',
    INTER_REGIONAL_NETWORK: 'межрегиональная сеть · inter-regional network',
    INTER_REGIONAL_OPERATOR: 'межрегиональный оператор · inter-regional operator',
    REGION: 'регион · region',
    REGIONAL_AUTHORITY: 'региональный орган управления образованием · regional education authority',
    REGIONAL_OPERATOR: 'региональный оператор, институт · regional operator, institute',
    REGIONAL_OPERATOR_UNIT: 'подразделение регионального оператора (ЦНППМ, центр) · unit of the regional operator',
    HUB: 'хаб · hub',
    MUNICIPALITY: 'муниципальное образование · municipality',
    EDUCATION_AUTHORITY: 'орган управления образованием · municipal education authority',
    METHODICAL_CENTRE: 'методический центр · methodical centre',
    METHODICAL_SERVICE_UNIT: 'подразделение — методическая служба · methodical service inside an organisation',
    PMPC: 'ПМПК · psychological, medical and pedagogical commission',
    MUNICIPAL_ORGANISATION: 'другая муниципальная организация · other municipal organisation',
    UNIVERSITY: 'вуз · university',
    PARTNER_ORGANISATION: 'организация-партнёр · partner organisation',
    PROFESSIONAL_COMMUNITY: 'профессиональное сообщество, ассоциация · professional community or association',
    SUPERVISORY_BODY: 'надзорный орган · supervisory body',
  },
);

export const HierarchyEnum = closedSet<Hierarchy>(
  'Hierarchy',
  'The two parallel hierarchies over the same units (NET-08).',
  {
    ADMINISTRATIVE: 'region → municipality → organisation: authority follows it',
    NETWORK: 'region → hub → municipality, and below municipalities as administered',
  },
);

export const AgreementStatusEnum = closedSet<AgreementStatus>(
  'AgreementStatus',
  'How far a hub membership is settled (NET-04).',
  {
    BY_AGREEMENT: 'по согласованию · not agreed yet',
    AGREED: 'согласовано · agreed',
  },
);

export const OrganisationalFormEnum = closedSet<OrganisationalForm>(
  'OrganisationalForm',
  'Forms of a methodical service (CL-12).',
  {
    LEGAL_ENTITY: 'методический центр — юридическое лицо · a legal entity of its own',
    STRUCTURAL_UNIT: 'структурное подразделение · part of another organisation',
    OTHER: 'иное · other',
  },
);

export const SiteKindEnum = closedSet<SiteKind>('SiteKind', 'Statuses of an organisation as a site (CL-07, NET-13).', {
  FEDERAL_INNOVATION: 'федеральная инновационная площадка · federal innovation site',
  REGIONAL_INNOVATION: 'региональная инновационная площадка · regional innovation site',
  MUNICIPAL_INNOVATION: 'муниципальная инновационная площадка · municipal innovation site',
  UNIVERSITY_BASE: 'базовая площадка вуза · base site of a university',
  INTERNSHIP: 'стажировочная площадка · internship site',
  PILOT: 'пилотная площадка · pilot site',
  BASE_SCHOOL: 'опорная (базовая) школа · base school',
  BASE_PRESCHOOL: 'опорное (базовое) дошкольное учреждение · base preschool',
  SCHOOL_OF_EXPERIENCE: 'школа педагогического опыта · school of pedagogical experience',
  OTHER: 'другая площадка · other',
});

export const UnitCategoryEnum = closedSet<UnitCategory>(
  'UnitCategory',
  'Dated categories of an organisation (NET-14).',
  {
    LOW_RESULTS: 'школа с низкими результатами обучения · school with low results',
    ADVERSE_SOCIAL_CONDITIONS: 'школа в неблагоприятных социальных условиях · school in adverse social conditions',
    SMALL_SCHOOL: 'малокомплектная школа · small school',
  },
);

export const StructureKindEnum = closedSet<StructureKind>('StructureKind', 'Methodical structures (CL-19, NET-15).', {
  SERVICE: 'служба · service',
  CENTRE: 'центр · centre',
  OFFICE: 'кабинет · methodical office',
  CHAIR: 'кафедра · chair',
  METHODICAL_ASSOCIATION: 'методическое объединение организации · methodical association of an organisation',
  MMO: 'муниципальное методическое объединение (ММО) · municipal methodical association',
  METHODICAL_COUNCIL: 'научно-методический, методический совет · methodical council',
  PEDAGOGICAL_COUNCIL: 'педагогический совет · pedagogical council',
  PTG: 'проблемно-творческая группа (ПТГ) · problem and creative group',
  PROJECT_GROUP: 'проектная группа · project group',
  INITIATIVE_TEAM: 'временный инициативный коллектив · temporary initiative team',
  WORKING_GROUP: 'рабочая группа · working group',
  PROFESSIONAL_COMMUNITY: 'профессиональная ассоциация, сообщество · professional association',
});

export const MmoSubjectEnum = closedSet<MmoSubject>(
  'MmoSubject',
  'Subjects and directions of an MMO, as printed in the form (CL-05).',
  {
    RUSSIAN: '3.1 Русский язык и литература · Russian',
    FOREIGN_LANGUAGES: '3.2 Иностранные языки · foreign languages',
    MATHEMATICS: '3.3 Математика · mathematics',
    INFORMATICS: '3.4 Информатика · informatics',
    HISTORY_SOCIAL_STUDIES: '3.5 История, обществознание · history, social studies',
    CHEMISTRY: '3.6 Химия · chemistry',
    BIOLOGY: '3.7 Биология · biology',
    GEOGRAPHY: '3.8 География · geography',
    PHYSICS_ASTRONOMY: '3.9 Физика и астрономия · physics and astronomy',
    PHYSICAL_EDUCATION: '3.10 Физическая культура · physical education',
    LIFE_SAFETY: '3.11 ОБЖ · life safety',
    TECHNOLOGY_ARTS: '3.12 Технология и искусство · technology and arts',
    CLASS_TEACHERS: '3.13 Классных руководителей · class teachers',
    PRIMARY_SCHOOL: '3.14 Учителей начальных классов · primary school teachers',
    PSYCHOLOGISTS: '3.15 Психологов · psychologists',
    SOCIAL_PEDAGOGUES: '3.16 Социальных педагогов · social pedagogues',
    HEADS: '3.17 Директоров ОО · heads',
    DEPUTY_HEADS: '3.18 Заместителей директоров ОО · deputy heads',
    OTHER: '3.19 Другие · others',
  },
);

export const RelationKindEnum = closedSet<RelationKind>('RelationKind', 'Relations of two units (ENT-12).', {
  FOUNDER: 'учредитель · founder (NET-10)',
  SCIENTIFIC_GUIDANCE: 'научное руководство · scientific guidance (NET-11)',
  PARTNERSHIP: 'партнёрство · partnership (NET-12)',
  DELEGATION: 'делегирование полномочий · delegation (NET-07)',
});

export const WebResourceKindEnum = closedSet<WebResourceKind>(
  'WebResourceKind',
  'What a web address leads to (NET-16).',
  {
    OFFICIAL_SITE: 'официальный сайт · official site',
    METHODICAL_SECTION: 'раздел о методической службе · section on the methodical service',
  },
);

export const ActKindEnum = closedSet<ActKind>('ActKind', 'Kinds of normative acts and documents (ENT-08).', {
  CONSTITUTION: 'конституция · constitution',
  CONVENTION: 'конвенция · convention',
  FEDERAL_LAW: 'закон РФ · federal law',
  REGIONAL_LAW: 'закон региона · regional law',
  DECREE: 'указ · decree of the President',
  RESOLUTION: 'постановление · resolution',
  DIRECTIVE: 'распоряжение · directive',
  ORDER: 'приказ · order',
  CHARTER: 'устав · charter',
  REGULATION: 'положение · regulation',
  PROTOCOL: 'протокол · protocol',
  CONCEPT: 'концепция · concept',
  PROGRAMME: 'программа, проект · programme, project',
  LICENCE: 'лицензия · licence',
  ACCREDITATION: 'свидетельство об аккредитации · accreditation certificate',
  EDUCATIONAL_PROGRAMME: 'образовательная программа · educational programme',
  LOCAL_ACT: 'локальный акт · local act',
});

export const PublicationChannelEnum = closedSet<PublicationChannel>(
  'PublicationChannel',
  'Where an act is made public (CL-24).',
  {
    SITE: 'официальный сайт · official site',
    NEWSPAPER: 'газета · newspaper',
    MAILING: 'рассылка · mailing',
    MEDIA: 'СМИ · media',
    TELEPHONE: 'телефон · telephone',
    STAND: 'информационный стенд · stand',
  },
);

export const ExecutionStateEnum = closedSet<ExecutionState>('ExecutionState', 'How far an act has been carried out.', {
  IN_PROGRESS: 'исполняется · being carried out',
  DONE: 'исполнено · done',
  NOT_DONE: 'не исполнено · not done',
});

const roleNames = Object.fromEntries(
  Object.values(Role.enum).map((role) => [role.replaceAll('-', '_').toUpperCase(), role]),
);
registerEnumType(roleNames, {
  name: 'Role',
  description: 'Roles that carry permissions (catalogue, ROL).',
  valuesConfig: Object.fromEntries(
    Object.entries({
      INTER_REGIONAL_OPERATOR: 'межрегиональный оператор · inter-regional operator',
      REGIONAL_OPERATOR: 'региональный оператор · regional operator',
      HUB_OPERATOR: 'оператор хаба · hub operator',
      EDUCATION_AUTHORITY: 'орган управления образованием · education authority',
      EDUCATION_AUTHORITY_HEAD: 'руководитель органа управления образованием · head of the education authority',
      FOUNDER: 'учредитель · founder',
      MUNICIPAL_OPERATOR: 'муниципальный оператор · municipal operator',
      METHODIST: 'методист · methodist',
      REGIONAL_METHODIST: 'региональный методист · regional methodist',
      MMO_HEAD: 'руководитель ММО · head of an MMO',
      SCHOOL_HEAD: 'руководитель организации · head of an organisation',
      SCHOOL_COORDINATOR: 'школьный координатор · school coordinator',
      EDUCATOR: 'педагогический работник · educator',
      JUROR: 'член жюри · juror',
      CONTROLLER: 'контролирующее лицо · controller of an order’s execution',
      BI_READER: 'аналитик, средство BI · analyst or BI tool',
      AUDITOR: 'проверяющий · auditor',
    }).map(([value, description]) => [value, { description }]),
  ),
});
export const RoleEnum = roleNames;
