import type { ReasonOf } from '@metodnet/kernel';
import type { Wording } from '@metodnet/subgraph';
import type { changeMembers, dissolveTeam, formTeam, trainTeam } from './management-team.js';

export const wording: Wording<
  | ReasonOf<typeof formTeam>
  | ReasonOf<typeof changeMembers>
  | ReasonOf<typeof trainTeam>
  | ReasonOf<typeof dissolveTeam>
> = {
  'too-few-members': { ru: 'В команде не менее {limit} человек.', en: 'A team has at least {limit} members.' },
  'too-many-members': { ru: 'В команде не более {limit} человек.', en: 'A team has at most {limit} members.' },
  'not-all-managers': {
    ru: 'Руководящую должность в организации в этот день занимают лишь {managers} из названных.',
    en: 'Only {managers} of those named are managers of the organisation on that day.',
  },
  dissolved: { ru: 'Команды нет с {to}.', en: 'The team has been gone since {to}.' },
  'changed-later-already': { ru: 'Состав уже менялся {from}.', en: 'The members changed on {from} already.' },
  'no-team-then': {
    ru: 'В этот день команды не было: {from} – {to}.',
    en: 'There was no team on that day: {from} – {to}.',
  },
  'completed-in-the-future': {
    ru: 'Окончание ещё не наступило (сегодня {today}).',
    en: 'The day of completion is still to come (today is {today}).',
  },
  'hours-missing': { ru: 'Нужно число часов.', en: 'The number of hours is needed.' },
  'trained-already': {
    ru: 'Обучение, оконченное {completedOn}, уже внесено.',
    en: 'The training completed on {completedOn} is entered already.',
  },
  'ends-before-it-started': {
    ru: 'Команда создана {from}; раньше или в тот же день её распустить нельзя.',
    en: 'It was formed on {from} and cannot end on or before that day.',
  },
};
