import type { EventKind, MmoSubject } from '@metodnet/contracts';

/** What events are about; who generates them says so. */
export const THEMES = [
  'Функциональная грамотность на уроках',
  'Формирующее оценивание',
  'Цифровая образовательная среда школы',
  'Искусственный интеллект в работе педагога',
  'Проектная деятельность обучающихся',
  'Работа с одарёнными детьми',
  'Обновлённые ФГОС: рабочая программа',
  'Внеурочная деятельность: план и содержание',
  'Сопровождение детей с ОВЗ',
  'Наставничество в образовательной организации',
  'Подготовка к государственной итоговой аттестации',
  'Смысловое чтение',
  'Критериальная оценка проектов',
  'Межпредметные связи',
  'Профессиональное выгорание: профилактика',
  'Современный урок: приёмы и техники',
] as const;

export const CONSULTED = [
  'Подготовка к аттестации',
  'Рабочая программа по обновлённым ФГОС',
  'Разбор урока',
  'Участие в конкурсе профессионального мастерства',
  'Индивидуальный образовательный маршрут',
] as const;

export const SUBJECTS: readonly MmoSubject[] = [
  'RUSSIAN',
  'FOREIGN_LANGUAGES',
  'MATHEMATICS',
  'INFORMATICS',
  'HISTORY_SOCIAL_STUDIES',
  'CHEMISTRY',
  'BIOLOGY',
  'GEOGRAPHY',
  'PHYSICS_ASTRONOMY',
  'PRIMARY_SCHOOL',
];

export const KINDS: readonly EventKind[] = [
  'SEMINAR',
  'WORKSHOP',
  'WEBINAR',
  'MASTER_CLASS',
  'TRAINING',
  'OPEN_LESSON',
  'SEMINAR',
  'WEBINAR',
  'CONFERENCE',
  'INTERNSHIP',
];

/** What kinds are called in titles. */
export const CALLED: Readonly<Partial<Record<EventKind, string>>> = {
  SEMINAR: 'Семинар',
  WORKSHOP: 'Практикум',
  WEBINAR: 'Вебинар',
  MASTER_CLASS: 'Мастер-класс',
  TRAINING: 'Тренинг',
  OPEN_LESSON: 'Открытый урок',
  CONFERENCE: 'Конференция',
  INTERNSHIP: 'Стажировка',
  MEETING: 'Собрание',
};
