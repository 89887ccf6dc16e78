import {
  type AttendanceRole,
  type Audience,
  type EventForm,
  type EventKind,
  type EventLevel,
  type EventTag,
  MmoSubject,
  type RequestKind,
} from '@metodnet/contracts';
import { closedSet } from '@metodnet/subgraph';

export const EventKindEnum = closedSet<EventKind>('EventKind', 'Kinds of events (CL-02).', {
  SEMINAR: 'семинар · seminar',
  WORKSHOP: 'семинар-практикум · workshop',
  WEBINAR: 'вебинар · webinar',
  TRAINING: 'тренинг · training',
  OPEN_LESSON: 'открытый урок, занятие · open lesson',
  SKILLS_COMPETITION: 'конкурс профессионального мастерства · competition of professional skills',
  MASTER_CLASS: 'мастер-класс · master class',
  FESTIVAL: 'фестиваль · festival',
  FORUM: 'форум · forum',
  CONFERENCE: 'конференция · conference',
  RALLY: 'слёт · rally',
  MEETING: 'собрание · meeting: counted by itself (IND-42), not among the events of IND-47 (AMB-08)',
  SETTING_UP_SESSION: 'установочная сессия · setting-up session',
  INTERNSHIP: 'стажировочное мероприятие · internship',
  TEACHERS_LANDING: 'педагогический десант · teachers’ landing: experienced colleagues visit another place',
  CONSULTATION: 'консультация для многих · consultation for many; for one person see Consultation',
  COURSES: 'курсы повышения квалификации · in-service courses',
  EXCHANGE: 'программа обмена опытом · exchange of experience',
  PUPILS_EVENT: 'образовательное мероприятие для обучающихся · educational event for pupils',
  MASS_EVENT: 'массовое мероприятие · mass event',
});

export const EventLevelEnum = closedSet<EventLevel>('EventLevel', 'Levels of events and competitions (CL-03).', {
  SCHOOL: 'школьный · of a school',
  MUNICIPAL: 'муниципальный · municipal',
  INTER_MUNICIPAL: 'межмуниципальный · inter-municipal',
  REGIONAL: 'областной, региональный · regional',
  INTER_REGIONAL: 'межрегиональный · inter-regional',
  ALL_RUSSIAN: 'всероссийский · all-Russian',
  INTERNATIONAL: 'международный · international',
});

export const EventFormEnum = closedSet<EventForm>('EventForm', 'How people come together.', {
  IN_PERSON: 'очно · in person',
  ONLINE: 'дистанционно · online',
  MIXED: 'смешанно · both',
});

export const EventTagEnum = closedSet<EventTag>('EventTag', 'What an event is about, as far as indicators ask.', {
  NEW_TECHNOLOGIES: 'новые технологии, формы и методы, проекты модернизации (T21 E10) · new technologies and projects',
  FGOS: 'реализация ФГОС (T21 E11) · the federal standard',
  TALENT: 'выявление и сопровождение юных талантов (T21 E13) · young talents',
  NETWORK_INTERACTION: 'активные сетевые формы (T21 E3) · active forms of network interaction',
  YOUNG_SPECIALISTS: 'поддержка педагогов до 35 лет (T21 1.5) · support of those under 35',
  OUT_OF_CLASS_ACTIVITY: 'внеурочная деятельность (T21 E11) · out-of-class activity',
});

export const AudienceEnum = closedSet<Audience>('Audience', 'For whom an event is.', {
  EDUCATORS: 'педагогические работники · educators',
  MANAGERS: 'руководящие работники · managers',
  YOUNG_SPECIALISTS: 'молодые специалисты · young specialists',
  MENTORS: 'наставники · mentors',
  METHODISTS: 'методисты · methodists',
  LIBRARIANS: 'библиотечные работники · librarians',
  PUPILS: 'обучающиеся, воспитанники · pupils',
  PARENTS: 'родители · parents',
});

/** Sets that network describes in full. */
export const MmoSubjectEnum = asInNetwork<MmoSubject>(
  'MmoSubject',
  'Subjects and directions of MMOs (CL-05).',
  MmoSubject.options,
);

function asInNetwork<Value extends string>(name: string, description: string, values: readonly Value[]) {
  const meanings = values.map((value) => [value, value.toLowerCase().replaceAll('_', ' ')]);
  return closedSet<Value>(name, description, Object.fromEntries(meanings));
}

export const AttendanceRoleEnum = closedSet<AttendanceRole>('AttendanceRole', 'In what capacity somebody takes part.', {
  PARTICIPANT: 'участник · participant',
  SPEAKER: 'выступающий · speaker',
  ORGANISER: 'организатор: методист, который проводит мероприятие · organiser, the methodist who holds it',
});

export const RequestKindEnum = closedSet<RequestKind>('RequestKind', 'What is asked of a service (ENT-43).', {
  HOLD_EVENT: 'провести мероприятие · hold an event',
  PRESENT_PRACTICE: 'представить опыт · present a practice',
  SUPPORT_IN_COMPETITION: 'сопровождение в конкурсе · support in a competition',
});
