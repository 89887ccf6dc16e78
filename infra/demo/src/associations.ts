import type { UnitId } from '@metodnet/kernel';
import type { DemoEmployment, DemoPerson, DemoStructure } from './dataset.js';
import { day } from './places/place.js';
import { TOMSK } from './places/tomsk-oblast.js';

/**
 * The municipal associations of the form, rows 3.1 to 3.18 (CL-05): whose they are, and which job their head has, a subject
 * taught or a position held.
 */
const ASSOCIATIONS: readonly (readonly [subject: string, whose: string, job: (job: DemoEmployment) => boolean])[] = [
  ['RUSSIAN', 'учителей русского языка и литературы', teaches('russian')],
  ['FOREIGN_LANGUAGES', 'учителей иностранных языков', teaches('foreign-languages')],
  ['MATHEMATICS', 'учителей математики', teaches('mathematics')],
  ['INFORMATICS', 'учителей информатики', teaches('informatics')],
  ['HISTORY_SOCIAL_STUDIES', 'учителей истории и обществознания', teaches('history')],
  ['CHEMISTRY', 'учителей химии', teaches('chemistry')],
  ['BIOLOGY', 'учителей биологии', teaches('biology')],
  ['GEOGRAPHY', 'учителей географии', teaches('geography')],
  ['PHYSICS_ASTRONOMY', 'учителей физики и астрономии', teaches('physics')],
  ['PHYSICAL_EDUCATION', 'учителей физической культуры', teaches('physical-education')],
  ['LIFE_SAFETY', 'учителей ОБЖ', teaches('physical-education')],
  ['TECHNOLOGY_ARTS', 'учителей технологии и искусства', teaches('technology')],
  ['CLASS_TEACHERS', 'классных руководителей', teaches('primary')],
  ['PRIMARY_SCHOOL', 'учителей начальных классов', teaches('primary')],
  ['PSYCHOLOGISTS', 'педагогов-психологов', is('educational-psychologist')],
  ['SOCIAL_PEDAGOGUES', 'социальных педагогов', is('social-educator')],
  ['HEADS', 'директоров ОО', is('head')],
  ['DEPUTY_HEADS', 'заместителей директоров ОО', is('deputy-head')],
];
const FORMED_ON = day('2021-09-01');

/** The associations of Tomsk, each led by somebody of its own who was there when it was formed; nobody leads two. */
export function associationsOf(
  people: readonly DemoPerson[],
  municipalityOf: (unit: UnitId) => UnitId | null,
): DemoStructure[] {
  const leading = new Set<DemoPerson>();
  return ASSOCIATIONS.map(([subject, whose, fits]) => {
    const works = (job: DemoEmployment) =>
      job.main && job.to === null && job.from <= FORMED_ON && fits(job) && municipalityOf(job.unit) === TOMSK.id;
    const person = people.find((each) => !leading.has(each) && each.employments.some(works));
    const job = person?.employments.find(works);
    if (person) leading.add(person);
    return {
      unit: TOMSK.id,
      kind: 'MMO',
      subject,
      name: `ММО ${whose}`,
      formedOn: FORMED_ON,
      head: person && job ? { person, unit: job.unit } : null,
    };
  });
}

function teaches(subject: string) {
  return ({ subjects }: DemoEmployment): boolean => subjects.includes(subject);
}

function is(position: DemoEmployment['position']) {
  return (job: DemoEmployment): boolean => job.position === position;
}
