import { addDays, addMonths, type UnitId } from '@metodnet/kernel';
import { day } from '../places/place.js';
import type { Seeded } from '../seeded.js';
import { type Colleague, isManager, isMethodistOf, Turns } from './people.js';
import { CONSULTED, SUBJECTS, THEMES } from './texts.js';
import type { Volume } from './volumes.js';
import type {
  DemoConsultation,
  DemoEvent,
  DemoMaterial,
  DemoMediaItem,
  DemoPractice,
  DemoProject,
  DemoReferral,
  DemoRequest,
} from './work.js';

const FIRST = day('2025-01-13');
const LAST = day('2026-06-26');

/** What schools ask for; one of seven is declined. */
export function requestsOf({ consultations }: Volume, homes: readonly UnitId[], seeded: Seeded): DemoRequest[] {
  return Array.from({ length: Math.ceil(consultations / 3) }, (_, index): DemoRequest => {
    const own = seeded.of(index);
    return {
      applicant: homes[index % homes.length] as UnitId,
      kind: own.pick(['HOLD_EVENT', 'HOLD_EVENT', 'PRESENT_PRACTICE', 'SUPPORT_IN_COMPETITION'] as const),
      subject: `${own.pick(THEMES)} (демо)`,
      receivedOn: own.day(day('2025-05-12'), day('2025-08-22')),
      declined: index % 7 === 6 ? 'Тема вошла в план другого учреждения' : null,
    };
  });
}

export function consultationsOf(
  { service, consultations }: Volume,
  colleagues: readonly Colleague[],
  seeded: Seeded,
): DemoConsultation[] {
  const methodists = new Turns(colleagues.filter(isMethodistOf(service)));
  const others = new Turns(colleagues.filter((one) => one.job.unit !== service && !isManager(one)));
  return Array.from({ length: consultations }, (_, index) => seeded.of(index).day(FIRST, LAST)).flatMap((on, index) => {
    const [[methodist], [consulted]] = [methodists.take(1, on), others.take(1, on)];
    if (!methodist || !consulted) return [];
    const topic = seeded.of(`topic-${index}`).pick(CONSULTED);
    return [{ methodist: methodist.person, person: consulted.person, home: consulted.home, topic, on }];
  });
}

/** Practices, each as far on its way as its place in the list says. */
export function practicesOf(
  { consultations }: Volume,
  colleagues: readonly Colleague[],
  seeded: Seeded,
): DemoPractice[] {
  const authors = new Turns(colleagues.filter((one) => !isManager(one)));
  return Array.from({ length: Math.ceil(consultations / 5) }, (_, index) => {
    const own = seeded.of(index);
    const found = own.day(FIRST, day('2025-11-28'));
    const reached = Array.from({ length: 1 + (index % 5) }, (_, stage) => addMonths(found, stage));
    const theme = `${own.pick(THEMES)}: опыт (демо)`;
    return authors.take(1, found).map(({ person, home }) => ({ home, author: person, theme, reached }));
  }).flat();
}

export function materialsOf(
  { service, consultations }: Volume,
  colleagues: readonly Colleague[],
  seeded: Seeded,
): DemoMaterial[] {
  const authors = new Turns(colleagues.filter((one) => !isManager(one)));
  return Array.from({ length: Math.ceil(consultations / 3) }, (_, index) => {
    const own = seeded.of(index);
    const publishedOn = own.day(FIRST, LAST);
    return authors.take(1, publishedOn).map(
      ({ person }): DemoMaterial => ({
        type: own.pick(['GUIDELINES', 'LESSON', 'PRESENTATION', 'COLLECTION'] as const),
        title: `${own.pick(THEMES)} (демо)`,
        author: person,
        subjects: [own.pick(SUBJECTS)],
        url: `https://example.org/${service}/materials/${index + 1}`,
        publishedOn,
      }),
    );
  }).flat();
}

/** Municipal projects: one is reported on and tutored, one was not reported on for long, one has no approved passport. */
export function projectsOf(service: UnitId, colleagues: readonly Colleague[]): DemoProject[] {
  const [tutor] = new Turns(colleagues.filter(isMethodistOf(service))).take(1, FIRST);
  return [
    {
      title: 'Школа — центр образования (демо)',
      from: FIRST,
      protocol: { number: '2', approvedOn: day('2025-02-14') },
      reports: [
        { on: day('2025-06-20'), currentUntil: day('2025-12-31') },
        { on: day('2026-01-16'), currentUntil: day('2026-12-31') },
      ],
      tutor: tutor?.person ?? null,
    },
    {
      title: 'Читающий город (демо)',
      from: FIRST,
      protocol: { number: '3', approvedOn: day('2025-03-14') },
      reports: [{ on: day('2025-06-20'), currentUntil: day('2025-09-30') }],
      tutor: null,
    },
    { title: 'Цифровой класс (демо)', from: day('2026-02-02'), protocol: null, reports: [], tutor: null },
  ];
}

/** Films on loan: some came back, some are overdue. */
export const mediaItemsOf = (homes: readonly UnitId[]): DemoMediaItem[] =>
  ['Уроки мужества', 'Опыты по физике', 'История Сибири'].map((title, index) => ({
    title: `${title} (демо)`,
    inventoryNumber: `ВФ-${index + 1}`,
    copies: 2,
    loans: homes.slice(index, index + 2).map((home, place) => {
      const lentOn = addDays(day('2026-03-02'), index * 7);
      return { home, lentOn, returnedOn: place === 0 ? addDays(lentOn, 10) : null };
    }),
  }));

/** Heads who send some of their people to what is still to come. */
export function referralsOf(
  events: readonly DemoEvent[],
  colleagues: readonly Colleague[],
  homes: readonly UnitId[],
): DemoReferral[] {
  return events.flatMap((event, index) =>
    event.state !== 'COMING'
      ? []
      : homes.slice(0, 4).flatMap((home, place): DemoReferral[] => {
          const people = colleagues.filter(
            ({ job }) => job.unit === home && job.to === null && !job.position.includes('head'),
          );
          const sent = people.slice(index % 5, (index % 5) + 2).map(({ person }) => person);
          const order = { orderNumber: `${index}/${place + 1}-р`, issuedOn: day('2026-09-14') };
          return sent.length > 0 ? [{ home, event: index, ...order, people: sent }] : [];
        }),
  );
}
