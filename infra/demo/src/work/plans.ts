import { day } from '../places/place.js';
import type { DemoPlan, DemoPlanItem, DemoRequest } from './work.js';

type Line = readonly [
  title: string,
  direction: NonNullable<DemoPlanItem['direction']>,
  content: string,
  deadline: string,
  functions: readonly string[],
];

/** The four directions with their contents (CL-01), each with what a service does in a year. */
const LINES: readonly Line[] = [
  ['Изучение запросов и затруднений педагогов', 'ANALYTICAL', 'NEEDS_MONITORING', 'сентябрь', ['ANALYSIS']],
  [
    'Пополнение базы данных о педагогических работниках',
    'ANALYTICAL',
    'TEACHER_DATABASE',
    'ежеквартально',
    ['ANALYSIS'],
  ],
  ['Выявление и обобщение опыта', 'ANALYTICAL', 'PRACTICE_STUDY', 'в течение года', ['PRACTICE_DISCOVERY']],
  ['Пополнение банка методических материалов', 'INFO_RENTAL', 'INFORMATION_BANK', 'ежемесячно', ['INFORMATION_BANK']],
  ['Прокат видеофильмов', 'INFO_RENTAL', 'RENTAL', 'в течение года', ['INFORMING']],
  ['Информирование о курсах и конкурсах', 'INFO_RENTAL', 'TRAINING_INFORMATION', 'ежемесячно', ['EVENT_INFORMATION']],
  [
    'Заседания муниципальных методических объединений',
    'ORG_METHOD',
    'ASSOCIATIONS',
    'ежеквартально',
    ['ASSOCIATION_SUPPORT'],
  ],
  [
    'Семинары на базе опорных школ',
    'ORG_METHOD',
    'BASE_SCHOOLS',
    'в течение года',
    ['EVENTS_IN_ORGANISATIONS', 'MUNICIPAL_EVENTS'],
  ],
  ['Внедрение новых технологий обучения', 'ORG_METHOD', 'IT_INTRODUCTION', 'в течение года', ['METHODICAL_SUPPORT']],
  ['Консультирование педагогов', 'EDU_CONSULT', 'TEACHER_CONSULTATIONS', 'в течение года', ['CONSULTING']],
  ['Консультации для руководителей', 'EDU_CONSULT', 'LIBRARIAN_AND_HEAD_CONSULTATIONS', 'ежемесячно', ['CONSULTING']],
  ['Мероприятия для обучающихся', 'EDU_CONSULT', 'PUPILS_EVENTS', 'апрель', ['MUNICIPAL_EVENTS']],
];

/** The work plan of 2025/26 by the three bases of a plan: requests that were accepted, what was assigned, and what is always done. */
export function workPlan(requests: readonly DemoRequest[]): DemoPlan {
  const accepted = requests.flatMap(({ declined }, index) => (declined === null ? [index] : []));
  return {
    kind: 'WORK_PLAN',
    title: 'План работы на 2025/26 учебный год (демо)',
    from: day('2025-09-01'),
    to: day('2026-09-01'),
    order: { number: '118-р', date: day('2025-08-29') },
    items: LINES.map(([title, direction, content, deadline, functions], index) => ({
      number: `${index + 1}`,
      title,
      direction,
      content,
      deadline,
      functions,
      // The last of those accepted still wait for a place in the plan.
      requests: accepted.slice(0, -2).filter((_, place) => place % LINES.length === index),
      bases: [],
      assigned: content === 'BASE_SCHOOLS' || content === 'TEACHER_CONSULTATIONS',
      ...(index % 6 === 5
        ? { state: 'NOT_DONE' as const, doneOn: null }
        : index % 4 === 3
          ? { state: 'IN_PROGRESS' as const, doneOn: null }
          : { state: 'DONE' as const, doneOn: day('2026-05-29') }),
    })),
  };
}

/** A road map (FRM-04): approved, with items that follow regional and federal events. */
export function developmentPlan(): DemoPlan {
  const item = (number: string, title: string, deadline: string, more: Partial<DemoPlanItem> = {}): DemoPlanItem => ({
    ...{
      number,
      title,
      deadline,
      direction: null,
      content: null,
      functions: [],
      requests: [],
      bases: [],
      assigned: false,
    },
    ...{ state: 'PLANNED', doneOn: null },
    ...more,
  });
  return {
    kind: 'DEVELOPMENT_PLAN',
    title: 'Дорожная карта муниципальной сетевой методической службы на 2025–2027 годы (демо)',
    from: day('2025-01-01'),
    to: day('2028-01-01'),
    order: { number: '12-р', date: day('2025-01-17') },
    items: [
      item('1', 'Создать рабочую группу', 'январь 2025 г.', { state: 'DONE', doneOn: day('2025-01-20') }),
      item('2', 'Представить и утвердить модель службы', 'март 2025 г.', { state: 'DONE', doneOn: day('2025-03-21') }),
      // Number 3 is missing, as in the document (AMB-04).
      item('4', 'Анализировать эффективность службы', 'ежегодно', { state: 'IN_PROGRESS' }),
      item('5', 'Участвовать в региональном конкурсе методических служб', 'ежегодно', {
        bases: [{ kind: 'REGIONAL_EVENT', text: 'Региональный конкурс муниципальных методических служб' }],
      }),
      item('6', 'Сопровождать участников всероссийских конкурсов', 'ежегодно', {
        bases: [{ kind: 'FEDERAL_EVENT', text: 'Всероссийский конкурс «Учитель года России»' }],
      }),
    ],
  };
}
