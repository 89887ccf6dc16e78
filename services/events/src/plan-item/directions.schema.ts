import type { PlanDirection } from '@metodnet/contracts';
import { closedSet } from '@metodnet/subgraph';
import type { DirectionContent, ServiceFunction } from './directions.js';

export const PlanDirectionEnum = closedSet<PlanDirection>('PlanDirection', 'Directions of a work plan (CL-01).', {
  ANALYTICAL: 'аналитическое · analytical',
  INFO_RENTAL: 'информационно-прокатное · information and rental',
  ORG_METHOD: 'организационно-методическое · organisational and methodical',
  EDU_CONSULT: 'образовательно-консультационное · education and consultation',
});

export const DirectionContentEnum = closedSet<DirectionContent>(
  'PlanDirectionContent',
  'What the directions of a work plan consist of (CL-01, T12 §6).',
  {
    NEEDS_MONITORING: 'мониторинг потребностей · monitoring of needs',
    TEACHER_DATABASE: 'база данных о педагогах · database of teachers',
    PRACTICE_STUDY:
      'изучение, обобщение и распространение опыта · study, generalisation and dissemination of practices',
    INFORMATION_BANK: 'банк педагогической информации · bank of information',
    NEW_LITERATURE: 'ознакомление с новинками литературы · new literature',
    PROGRAMME_INFORMATION:
      'информирование о программах, учебниках, комплектах, видео, актах · programmes, textbooks, kits, video, acts',
    TRAINING_INFORMATION: 'информирование о повышении квалификации · in-service training',
    FILM_FUND: 'фонд фильмов и аудиовизуальных материалов · film and audiovisual fund',
    RENTAL: 'прокат · rental',
    SPECIALIST_HELP:
      'помощь молодым специалистам и педагогам перед аттестацией, до и между курсами · help to young specialists, before attestation and courses',
    ASSOCIATIONS:
      'районные, окружные, городские методические объединения, ПТГ, проектные группы · associations and groups',
    LIBRARY_PROVISION: 'библиотечно-информационное обеспечение · libraries and information',
    BASE_SCHOOLS:
      'выбор опорных школ, дошкольных учреждений, школ педагогического опыта · choice of base schools and preschools',
    IT_INTRODUCTION: 'внедрение информационных технологий · introduction of information technology',
    TEACHER_CONSULTATIONS: 'консультации педагогов · consultations of teachers',
    LIBRARIAN_AND_HEAD_CONSULTATIONS:
      'консультации библиотечных работников и руководителей · consultations of librarians and heads',
    PUPILS_EVENTS: 'разовые образовательные мероприятия для обучающихся · one-off educational events for pupils',
  },
);

export const ServiceFunctionEnum = closedSet<ServiceFunction>(
  'ServiceFunction',
  'Functions of a municipal methodical service (CL-18, K24 §2.2).',
  {
    ANALYSIS: 'анализ состояния и эффективности методической работы · analysis of methodical work',
    PRACTICE_DISCOVERY: 'выявление лучших практик · discovery of the best practices',
    CONSULTING: 'консультационная поддержка · consulting',
    INFORMING: 'информирование · informing',
    EVENT_INFORMATION: 'информационное сопровождение мероприятий, конкурсов · information on events and competitions',
    ASSESSMENT_INFORMATION: 'информационное сопровождение оценки качества · information on quality assessment',
    INFORMATION_BANK: 'банк педагогической информации · bank of pedagogical information',
    ASSOCIATION_SUPPORT: 'методическое сопровождение объединений · support of associations',
    SITE_SELECTION: 'определение площадок · choice of sites',
    COORDINATION: 'координация объединений и сетевое взаимодействие · coordination and network interaction',
    TRAINING_ORGANISATION: 'организационное сопровождение повышения квалификации · organisation of in-service training',
    MUNICIPAL_EVENTS:
      'организационно-методическое сопровождение муниципальных мероприятий, конкурсов · municipal events and competitions',
    EVENTS_IN_ORGANISATIONS:
      'методическое сопровождение всероссийских, региональных, муниципальных мероприятий в ОО · events in organisations',
    ASSESSMENT_SUPPORT: 'организационно-методическое сопровождение оценки качества · support of quality assessment',
    METHODICAL_SUPPORT: 'методическая поддержка ОО и работников · support of organisations and their staff',
    PRACTICE_DISSEMINATION: 'распространение практик · dissemination of practices',
  },
);
