import type { ReasonOf } from '@metodnet/kernel';
import type { Wording } from '@metodnet/subgraph';
import type { giveSeat, recordAttendance, register, substitute, withdraw } from './participation.js';

export const wording: Wording<
  | ReasonOf<typeof register>
  | ReasonOf<typeof withdraw>
  | ReasonOf<typeof substitute>
  | ReasonOf<typeof giveSeat>
  | ReasonOf<typeof recordAttendance>
> = {
  'event-cancelled': { ru: 'Мероприятие отменено.', en: 'The event has been cancelled.' },
  'event-past': { ru: 'Мероприятие закончилось {endsOn}.', en: 'The event ended on {endsOn}.' },
  'event-still-to-come': {
    ru: 'Мероприятие начнётся {startsOn}: отметить присутствие можно с этого дня.',
    en: 'The event begins on {startsOn}: attendance is recorded from that day on.',
  },
  'registration-closed': {
    ru: 'Запись закрыта {registerUntil}. Обратитесь к организатору.',
    en: 'Registration closed on {registerUntil}. Ask the organiser.',
  },
  'not-for-this-place': {
    ru: 'Мероприятие проводится для другого места (уровень {level}).',
    en: 'The event is held for another place (level {level}).',
  },
  'takes-part-already': { ru: 'Этот человек уже записан.', en: 'This person takes part already.' },
  'not-employed-then': {
    ru: 'На {on} этот человек в названной организации не работает.',
    en: 'The person does not work in that organisation on {on}.',
  },
  'not-a-pupil-there': {
    ru: 'В названной организации такого обучающегося нет.',
    en: 'The organisation has no such pupil.',
  },
  'not-one-of-two': {
    ru: 'Назовите либо работника, либо обучающегося.',
    en: 'Name either a person who works there or a pupil.',
  },
  'not-of-one-kind': {
    ru: 'Работника заменяет работник, обучающегося — обучающийся.',
    en: 'People are replaced by people, pupils by pupils.',
  },
  'withdrawn-already': { ru: 'Запись уже снята.', en: 'The registration was withdrawn already.' },
  'attendance-recorded-already': {
    ru: 'Присутствие уже отмечено: исправить его может организатор.',
    en: 'Attendance has been recorded already: the organiser may correct it.',
  },
  'does-not-wait': { ru: 'Этот человек не ждёт места.', en: 'This person does not wait for a seat.' },
  'hours-out-of-range': {
    ru: 'Мероприятие даёт не более {limit} часов.',
    en: 'The event credits at most {limit} hours.',
  },
};
