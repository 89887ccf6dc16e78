import type { DemoPerson } from '../dataset.js';
import type { ServiceWork } from '../work/work.js';
import { command } from './commands.js';
import { type Gateway, idIn } from './gateway.js';

type IdOf = (person: DemoPerson) => string;

const STAGES = ['IDENTIFIED', 'GENERALISED', 'PRESENTED', 'DISSEMINATED', 'ADOPTED'] as const;

export const loadConsultations = ({ service, consultations }: ServiceWork, gateway: Gateway, idOf: IdOf) =>
  gateway.all(
    consultations.map(({ methodist, person, home, topic, on }) =>
      command(
        'recordConsultation',
        {
          unitId: service,
          details: {
            ...{ methodistId: idOf(methodist), personId: idOf(person), homeId: home },
            ...{ topic, form: 'IN_PERSON', heldOn: on },
          },
        },
        'consultation { id }',
      ),
    ),
  );

/** Identifies them, then brings them on, stage by stage. */
export async function loadPractices({ service, practices }: ServiceWork, gateway: Gateway, idOf: IdOf): Promise<void> {
  const identified = await gateway.all(
    practices.map(({ home, author, theme, reached }) =>
      command(
        'identifyPractice',
        {
          ...{ unitId: service, homeId: home, reachedOn: reached[0] },
          details: { theme, authorIds: [idOf(author)] },
        },
        'practice { id }',
      ),
    ),
  );
  for (const [place, stage] of STAGES.entries())
    if (place > 0)
      await gateway.all(
        practices.flatMap(({ reached }, index) => {
          const reachedOn = reached[place];
          if (!reachedOn) return [];
          const input = { id: idIn(identified[index], 'practice'), stage, reachedOn };
          return [command('reachPracticeStage', input, 'practice { id }', 'stage-out-of-turn', 'adopted-already')];
        }),
      );
}

export const loadMaterials = ({ service, materials }: ServiceWork, gateway: Gateway, idOf: IdOf) =>
  gateway.all(
    materials.map(({ type, title, author, subjects, url, publishedOn }) =>
      command(
        'publishMaterial',
        { unitId: service, details: { type, title, authorIds: [idOf(author)], subjects, url, publishedOn } },
        'material { id }',
      ),
    ),
  );

/** Projects with their passports, reports and tutors. */
export async function loadProjects(
  { service, authority, projects }: ServiceWork,
  gateway: Gateway,
  idOf: IdOf,
): Promise<void> {
  const drafted = await gateway.all(
    projects.map(({ title, from }) =>
      command('draftProject', { unitId: authority, details: { title, from } }, 'project { id }'),
    ),
  );
  const ids = drafted.map((payload) => idIn(payload, 'project'));
  for (const [index, { protocol, reports, tutor, from }] of projects.entries()) {
    const id = ids[index];
    if (!protocol) continue;
    const approval = { id, protocolNumber: protocol.number, approvedOn: protocol.approvedOn };
    await gateway.all([command('approveProjectPassport', approval, 'project { id }', 'approved-already')]);
    for (const report of reports) await gateway.all([command('reportOnProject', { id, ...report }, 'project { id }')]);
    if (!tutor) continue;
    const tutoring = {
      unitId: service,
      tutorId: idOf(tutor),
      level: 'MUNICIPAL',
      subject: 'Муниципальный проект',
      projectId: id,
    };
    await gateway.all([command('assignTutor', { ...tutoring, from }, 'assignment { id }', 'tutors-it-already')]);
  }
}

/** What is lent, and to whom. */
export async function loadFunds({ service, mediaItems }: ServiceWork, gateway: Gateway): Promise<void> {
  const acquired = await gateway.all(
    mediaItems.map(({ title, inventoryNumber, copies }) =>
      command(
        'acquireMediaItem',
        { unitId: service, details: { kind: 'VIDEO', title, inventoryNumber, copies } },
        'mediaItem { id }',
      ),
    ),
  );
  for (const [index, { loans }] of mediaItems.entries())
    for (const { home, lentOn, returnedOn } of loans) {
      const input = { mediaItemId: idIn(acquired[index], 'mediaItem'), homeId: home, lentOn };
      const [lent] = await gateway.all([command('lendMediaItem', input, 'loan { id }')]);
      if (returnedOn)
        await gateway.all([
          command('returnLoan', { id: idIn(lent, 'loan'), returnedOn }, 'loan { id }', 'returned-already'),
        ]);
    }
}
