import type { ReasonOf } from '@metodnet/kernel';
import type { Wording } from '@metodnet/subgraph';
import { wording as text } from '../text/text.wording.js';
import type { changeDetails, mergeInto, passStewardship, registerPerson } from './person.js';

export const wording: Wording<
  | ReasonOf<typeof registerPerson>
  | ReasonOf<typeof changeDetails>
  | ReasonOf<typeof passStewardship>
  | ReasonOf<typeof mergeInto>
  | 'too-much-for-one'
> = {
  ...text,
  'name-missing': { ru: 'Нужны фамилия и имя.', en: 'A family name and a first name are needed.' },
  'too-young': {
    ru: 'Работать можно с {years} лет: проверьте дату рождения.',
    en: 'Nobody works before the age of {years}: check the birth date.',
  },
  'too-old': {
    ru: 'Больше {years} лет: проверьте дату рождения.',
    en: 'More than {years} years old: check the birth date.',
  },
  'worked-before-born': {
    ru: 'Педагогический стаж не может начаться раньше {years} лет.',
    en: 'Pedagogical work cannot begin before the age of {years}.',
  },
  'worked-in-the-future': {
    ru: 'Начало стажа ещё не наступило.',
    en: 'The first day of pedagogical work is still to come.',
  },
  'education-in-the-future': { ru: 'Дата диплома ещё не наступила.', en: 'The day of the diploma is still to come.' },
  'no-higher-education': {
    ru: 'Дата указана, а высшего образования нет.',
    en: 'A day is given for higher education that is not there.',
  },
  'looks-registered': {
    ru: 'Человек с тем же именем и датой рождения уже есть: {candidates}. Если это другой человек, укажите это в distinctFrom.',
    en: 'Somebody of the same name and birth date is registered: {candidates}. If this is another person, say so in distinctFrom.',
  },
  'merged-already': { ru: 'Запись уже объединена с другой.', en: 'The record was merged into another already.' },
  'named-otherwise': {
    ru: 'Имя или дата рождения различаются: такие записи объединяет тот, кто ведёт обе.',
    en: 'Name or birth date differ: such records are merged by whoever keeps both.',
  },
  'too-much-for-one': {
    ru: 'Вместе у человека было бы два основных места работы или больше {limit} сотых ставки: сначала исправьте или окончите работу в своей организации, или попросите об объединении оператора, ведающего всеми местами работы.',
    en: 'Together the person would have two main jobs or more than {limit} hundredths of a rate: first correct or end the job in your own unit, or ask the operator of all places of work to merge them.',
  },
  'same-record': { ru: 'Это одна и та же запись.', en: 'This is one and the same record.' },
  'is-steward-already': { ru: 'Запись уже ведёт эта организация.', en: 'That unit keeps the record already.' },
  'still-employed-by-steward': {
    ru: 'Человек ещё работает в организации, которая ведёт его запись.',
    en: 'The person still works where the record is kept.',
  },
  'not-employed-there': { ru: 'Человек там не работает.', en: 'The person does not work there.' },
};
