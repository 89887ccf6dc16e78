import type { Position } from './position.js';

type Group = Position['group'];
const of = (group: Group, entries: Readonly<Record<string, readonly [ru: string, en: string]>>): Position[] =>
  Object.entries(entries).map(([code, [ru, en]]) => ({ code, ru, en, group, methodistKind: null }));

/**
 * The qualification directory of positions (ЕКС), order 761н of 26.08.2010, to which T12 §6.2 refers: sections II
 * (managers), III (pedagogical workers) and IV (support staff). The three kinds of methodist are those of T12 §6, since
 * each has a norm of its own; librarians and medical staff are named by the documents and belong to no section.
 */
export const positions: readonly Position[] = [
  ...of('MANAGERIAL', {
    head: ['Руководитель (директор, заведующий, начальник)', 'Head (director, manager)'],
    'deputy-head': ['Заместитель руководителя', 'Deputy head'],
    'head-of-unit': ['Руководитель структурного подразделения', 'Head of a structural unit'],
    'senior-master': ['Старший мастер', 'Senior master'],
  }),
  ...of('PEDAGOGICAL', {
    teacher: ['Учитель', 'Teacher'],
    lecturer: ['Преподаватель', 'Lecturer'],
    'teacher-organiser': ['Педагог-организатор', 'Educator-organiser'],
    'social-educator': ['Социальный педагог', 'Social educator'],
    'special-education-teacher': ['Учитель-дефектолог', 'Special education teacher'],
    'speech-therapist': ['Учитель-логопед', 'Speech therapist'],
    'educational-psychologist': ['Педагог-психолог', 'Educational psychologist'],
    educator: ['Воспитатель', 'Educator (preschool, boarding)'],
    'senior-educator': ['Старший воспитатель', 'Senior educator'],
    tutor: ['Тьютор', 'Tutor'],
    'senior-counsellor': ['Старший вожатый', 'Senior counsellor'],
    'additional-education-teacher': ['Педагог дополнительного образования', 'Teacher of additional education'],
    'senior-additional-education-teacher': [
      'Старший педагог дополнительного образования',
      'Senior teacher of additional education',
    ],
    'music-director': ['Музыкальный руководитель', 'Music director'],
    accompanist: ['Концертмейстер', 'Accompanist'],
    'head-of-physical-education': ['Руководитель физического воспитания', 'Head of physical education'],
    'physical-education-instructor': ['Инструктор по физической культуре', 'Physical education instructor'],
    'instructor-methodist': ['Инструктор-методист', 'Sports instructor-methodist'],
    'labour-instructor': ['Инструктор по труду', 'Labour instructor'],
    'life-safety-teacher': [
      'Преподаватель-организатор основ безопасности жизнедеятельности',
      'Teacher-organiser of life safety',
    ],
    coach: ['Тренер-преподаватель', 'Coach-teacher'],
    'industrial-training-master': ['Мастер производственного обучения', 'Industrial training master'],
    'teacher-librarian': ['Педагог-библиотекарь', 'Teacher-librarian'],
  }),
  {
    code: 'methodist',
    ru: 'Методист',
    en: 'Methodist (subjects and upbringing)',
    group: 'PEDAGOGICAL',
    methodistKind: 'SUBJECT',
  },
  {
    code: 'senior-methodist',
    ru: 'Старший методист',
    en: 'Senior methodist',
    group: 'PEDAGOGICAL',
    methodistKind: 'SUBJECT',
  },
  {
    code: 'preschool-methodist',
    ru: 'Методист по дошкольному воспитанию',
    en: 'Methodist for preschools',
    group: 'PEDAGOGICAL',
    methodistKind: 'PRESCHOOL',
  },
  {
    code: 'textbook-stock-methodist',
    ru: 'Методист по библиотечным фондам школьных учебников',
    en: 'Methodist for stocks of school textbooks',
    group: 'PEDAGOGICAL',
    methodistKind: 'TEXTBOOK_STOCK',
  },
  ...of('SUPPORT', {
    'duty-officer': ['Дежурный по режиму', 'Duty officer'],
    counsellor: ['Вожатый', 'Counsellor'],
    'educator-assistant': ['Помощник воспитателя', 'Educator’s assistant'],
    'junior-educator': ['Младший воспитатель', 'Junior educator'],
    'academic-secretary': ['Секретарь учебной части', 'Academic secretary'],
    dispatcher: ['Диспетчер образовательного учреждения', 'Dispatcher'],
  }),
  ...of('OTHER', {
    librarian: ['Библиотекарь', 'Librarian'],
    'medical-worker': ['Медицинский работник', 'Medical worker'],
    other: ['Прочая должность', 'Other position'],
  }),
];
