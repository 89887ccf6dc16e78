import { Fault } from '@metodnet/kernel';
import { keptOf } from '../ledger/flow.js';
import type { Measure } from '../ledger/measure.js';
import { type Indicator, read, sidesOf } from './define-indicator.js';
import { derivedAttendedOnce } from './derived-attended-once.js';
import { derivedEducatorsPerMethodist } from './derived-educators-per-methodist.js';
import { derivedRequestsPlanned } from './derived-requests-planned.js';
import { k24RegionalMethodists } from './k24-regional-methodists.js';
import { k24TeachersPerRegionalMethodist } from './k24-teachers-per-regional-methodist.js';
import { t12EducatorsCovered } from './t12-educators-covered.js';
import { t12EquippedWorkplaces } from './t12-equipped-workplaces.js';
import { t12InAssociations } from './t12-in-associations.js';
import { t12MethodistsCategory } from './t12-methodists-category.js';
import { t12MethodistsHigherEducation } from './t12-methodists-higher-education.js';
import { t12MethodistsRetrained } from './t12-methodists-retrained.js';
import { t12OrderedEventsHeld } from './t12-ordered-events-held.js';
import { t12OrganisationsInformed } from './t12-organisations-informed.js';
import { t12PracticesPresented } from './t12-practices-presented.js';
import { t12PupilsCovered } from './t12-pupils-covered.js';
import { t12WorkplacesOnline } from './t12-workplaces-online.js';
import { t21EducatorsCovered } from './t21-educators-covered.js';
import { t21EventsHeld } from './t21-events-held.js';
import { t21EventsUnderAgreements } from './t21-events-under-agreements.js';
import { t21FgosForManagers } from './t21-fgos-for-managers.js';
import { t21MeetingsHeld } from './t21-meetings-held.js';
import { t21MethodistsInvolveYoung } from './t21-methodists-involve-young.js';
import { t21MethodistsRetrained } from './t21-methodists-retrained.js';
import { t21NetworkService } from './t21-network-service.js';
import { t21NewTechnologies } from './t21-new-technologies.js';
import { t21PracticesDisseminated } from './t21-practices-disseminated.js';
import { t21ProjectsRunning } from './t21-projects-running.js';
import { t21RoadMap } from './t21-road-map.js';
import { t21TalentedChildren } from './t21-talented-children.js';
import { t21TeachersTrained } from './t21-teachers-trained.js';
import { t21Tutoring } from './t21-tutoring.js';
import { t21WeeklyMailings } from './t21-weekly-mailings.js';
import { t21YoungInSeries } from './t21-young-in-series.js';
import { u14EducatorsHigherEducation } from './u14-educators-higher-education.js';
import { u14EducatorsRetrained } from './u14-educators-retrained.js';
import { u14StaffingCompleteness } from './u14-staffing-completeness.js';

/** Every indicator that is served, in the order of the catalogue. */
export const indicators: readonly Indicator[] = [
  t12EquippedWorkplaces,
  t12WorkplacesOnline,
  t12MethodistsHigherEducation,
  t12MethodistsRetrained,
  t12MethodistsCategory,
  t12OrganisationsInformed,
  t12EducatorsCovered,
  t12PupilsCovered,
  t12PracticesPresented,
  t12InAssociations,
  t12OrderedEventsHeld,
  t21NetworkService,
  t21TeachersTrained,
  t21YoungInSeries,
  t21ProjectsRunning,
  t21RoadMap,
  t21WeeklyMailings,
  t21MethodistsRetrained,
  t21Tutoring,
  t21MeetingsHeld,
  t21MethodistsInvolveYoung,
  t21EducatorsCovered,
  t21EventsHeld,
  t21EventsUnderAgreements,
  t21NewTechnologies,
  t21FgosForManagers,
  t21PracticesDisseminated,
  t21TalentedChildren,
  k24RegionalMethodists,
  k24TeachersPerRegionalMethodist,
  u14StaffingCompleteness,
  u14EducatorsHigherEducation,
  u14EducatorsRetrained,
  derivedEducatorsPerMethodist,
  derivedAttendedOnce,
  derivedRequestsPlanned,
];

/** A measure after those on which it depends. */
const withFollowed = (measure: Measure): Measure[] => [
  ...(measure.follows ?? []).flatMap((follow) => withFollowed(follow.measure)),
  measure,
];

/** Every numerator and denominator that the ledger keeps, once, with all on which they depend. */
export const measures: readonly Measure[] = [
  ...new Map(
    indicators
      .flatMap((indicator) => [...sidesOf(indicator).flatMap(keptOf), ...(indicator.toldOf ? [indicator.toldOf] : [])])
      .flatMap(withFollowed)
      .map((measure) => [measure.name, measure]),
  ).values(),
];

const byCode = new Map(indicators.map((indicator) => [indicator.code, indicator]));

/**
 * Some indicators as the readings of these names mean them; one that declares none of the names, as it is meant by default. Throws
 * BAD_USER_INPUT for a name that none of them declares.
 */
export function indicatorsRead(some: readonly Indicator[], variants: readonly string[]): Indicator[] {
  const known = [...new Set(some.flatMap(({ readings }) => readings.map(({ name }) => name)))];
  const unknown = variants.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    const named = unknown.filter((name) => /^[a-z][a-z-]{0,39}$/.test(name)).join(', ');
    throw new Fault(
      'BAD_USER_INPUT',
      {
        ru: `Прочтения ${named} у этих показателей нет. Есть: ${known.join(', ') || 'только основное'}.`,
        en: `These indicators declare no reading ${named}. There are: ${known.join(', ') || 'the default alone'}.`,
      },
      { argument: 'variants', known },
    );
  }
  return some.flatMap((indicator) => {
    const asked = indicator.readings.filter(({ name }) => variants.includes(name));
    return asked.length > 0 ? asked.map((one) => read(indicator, one)) : [indicator];
  });
}

/** The indicator of a code; `D1` reads as `IND-D1`. Throws BAD_USER_INPUT for a code that is not served, repeated only if it looks like one. */
export function indicatorOf(code: string): Indicator {
  const found = byCode.get(code) ?? byCode.get(`IND-${code}`);
  if (found) return found;
  const named = /^[A-Z]{1,4}(-[A-Z0-9]{1,6}){0,2}$/.test(code) ? ` ${code}` : '';
  const known = [...byCode.keys()];
  throw new Fault(
    'BAD_USER_INPUT',
    {
      ru: `Показателя${named} нет. Есть: ${known.join(', ')}.`,
      en: `There is no indicator${named}. There are: ${known.join(', ')}.`,
    },
    { argument: 'indicators', known },
  );
}
