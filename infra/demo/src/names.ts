import type { Seeded } from './seeded.js';

/** Family names that no one takes for real: «Примерова», «Образцов» and a number of their own. */
const FAMILIES = [
  'Примеров',
  'Образцов',
  'Условнов',
  'Модельнов',
  'Учебнов',
  'Макетов',
  'Шаблонов',
  'Эталонов',
  'Показов',
  'Пробнов',
] as const;
const WOMEN = ['Анна', 'Елена', 'Ольга', 'Наталья', 'Мария', 'Ирина', 'Татьяна', 'Светлана', 'Юлия', 'Дарья'] as const;
const MEN = ['Алексей', 'Дмитрий', 'Сергей', 'Андрей', 'Михаил', 'Павел', 'Иван', 'Николай'] as const;

/** A generated name that says so: the number makes it nobody's, and the patronymic is «Демовна» or «Демович». */
export function generatedName(number: number, seeded: Seeded) {
  const woman = seeded.chance(0.86);
  const family = seeded.pick(FAMILIES);
  return {
    lastName: `${family}${woman ? 'а' : ''}-${String(number).padStart(5, '0')}`,
    firstName: seeded.pick(woman ? WOMEN : MEN),
    patronymic: woman ? 'Демовна' : 'Демович',
  };
}
