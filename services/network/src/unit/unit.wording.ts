import type { ReasonOf } from '@metodnet/kernel';
import type { Wording } from '@metodnet/subgraph';
import type { agreeMembership, moveUnit } from './placement.js';
import type { closeUnit, mergeUnits, splitUnit } from './reorganisation.js';
import type { describeUnit, registerUnit, renameUnit } from './unit.js';

export const wording: Wording<
  | ReasonOf<typeof registerUnit>
  | ReasonOf<typeof renameUnit>
  | ReasonOf<typeof describeUnit>
  | ReasonOf<typeof moveUnit>
  | ReasonOf<typeof agreeMembership>
  | ReasonOf<typeof closeUnit>
  | ReasonOf<typeof mergeUnits>
  | ReasonOf<typeof splitUnit>
> = {
  'code-malformed': {
    ru: 'Код организации — строчные латинские буквы и цифры через дефис, не длиннее 100 знаков.',
    en: 'A unit’s code is lower-case letters and digits with hyphens, at most 100 characters.',
  },
  'code-taken': {
    ru: 'Код {id} уже занят; коды не используются повторно.',
    en: 'The code {id} is taken; codes are never reused.',
  },
  'code-of-others': {
    ru: 'Код этой организации начинается с {prefix}: другие начала принадлежат другим.',
    en: 'The code of this unit begins with {prefix}: other beginnings belong to others.',
  },
  'name-too-long': {
    ru: 'Полное название — не длиннее {name} знаков, краткое — {shortName}.',
    en: 'A name has at most {name} characters, a short name {shortName}.',
  },
  'name-empty': { ru: 'Нужны официальное и краткое наименования.', en: 'An official and a short name are needed.' },
  'inn-malformed': { ru: 'ИНН организации — 10 цифр.', en: 'An organisation’s INN has 10 digits.' },
  'ogrn-malformed': { ru: 'ОГРН — 13 цифр.', en: 'An OGRN has 13 digits.' },
  'oktmo-malformed': { ru: 'Код ОКТМО — 8 или 11 цифр.', en: 'An OKTMO code has 8 or 11 digits.' },
  'its-own-host': {
    ru: 'Служба не может быть подразделением самой себя.',
    en: 'A service cannot be a part of itself.',
  },
  'parent-needed': { ru: 'Укажите вышестоящую организацию.', en: 'Name the unit above it.' },
  'parent-of-wrong-level': {
    ru: 'Уровень {level} не может подчиняться уровню {parentLevel} в этой иерархии.',
    en: 'The level {level} cannot stand under the level {parentLevel} in this hierarchy.',
  },
  'parent-not-there': { ru: 'На {from} вышестоящей организации нет.', en: 'The unit above does not exist on {from}.' },
  'only-municipalities-join-hubs': { ru: 'В хаб входят только муниципалитеты.', en: 'Only municipalities join hubs.' },
  'unit-closed': { ru: 'Организация закрыта с {closedOn}.', en: 'The unit is closed since {closedOn}.' },
  'renamed-later-already': {
    ru: 'Есть более позднее переименование, с {from}: исправьте его или укажите день не раньше.',
    en: 'It was renamed later, from {from}: correct that or name a day not before it.',
  },
  'before-it-existed': { ru: 'Организация существует с {from}.', en: 'The unit exists since {from}.' },
  'would-stand-above-itself': {
    ru: 'Организация оказалась бы выше самой себя.',
    en: 'The unit would stand above itself.',
  },
  'moved-later-already': {
    ru: 'Есть более позднее перемещение, с {from}: исправьте его или укажите день не раньше.',
    en: 'It was moved later, from {from}: correct that or name a day not before it.',
  },
  'already-there': { ru: 'Организация уже находится там.', en: 'The unit is there already.' },
  'in-no-hub': { ru: 'Муниципалитет не входит в хаб.', en: 'The municipality is in no hub.' },
  'agreed-already': { ru: 'Участие в хабе согласовано с {from}.', en: 'The membership is agreed since {from}.' },
  'agreed-before-it-began': {
    ru: 'Участие в хабе началось {from}, согласовать его раньше нельзя.',
    en: 'The membership began on {from} and cannot be agreed before that.',
  },
  'closes-before-it-began': {
    ru: 'Организация существует с {from}: закрыть её можно не раньше следующего дня.',
    en: 'The unit exists since {from}: it can be closed from the next day on.',
  },
  'changed-later-already': {
    ru: 'Есть изменения с {from}: закрыть можно только позже.',
    en: 'There are changes from {from}: it can be closed only after that.',
  },
  'has-members': {
    ru: 'У организации остаются подчинённые: {members}. Сначала переместите их.',
    en: 'Units remain below it: {members}. Move them first.',
  },
  'nothing-to-merge': { ru: 'Укажите, кого присоединить.', en: 'Name the units to merge.' },
  'merges-into-itself': { ru: 'Организация не присоединяется к самой себе.', en: 'A unit is not merged into itself.' },
  'levels-differ': { ru: 'Объединяются организации одного уровня.', en: 'Units of one level are merged.' },
  'successor-not-there': {
    ru: 'Правопреемника в этот день нет.',
    en: 'The unit that would continue them does not exist on that day.',
  },
  'nothing-to-split-into': { ru: 'Укажите новые организации.', en: 'Name the new units.' },
  'members-left-behind': {
    ru: 'Не указано, куда переходят подчинённые: {members}.',
    en: 'It is not said where units below it go: {members}.',
  },
  'goes-nowhere': {
    ru: 'Переходят только подчинённые этой организации и только в новые организации.',
    en: 'Only units below it go, and only to the new units.',
  },
};
