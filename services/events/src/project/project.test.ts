import { newId } from '@metodnet/kernel';
import { centre, day, today, tomsk } from '../events.fixture.js';
import { aPassport } from './project.fixture.js';
import {
  approvePassport,
  changeProject,
  draftProject,
  type Project,
  type ProjectDetails,
  type ProjectReport,
  reportOnProject,
} from './project.js';

const draft = (given: Partial<ProjectDetails> = {}) =>
  draftProject({ id: newId<'Project'>(tomsk), unitId: centre, ...aPassport(given) });
const drafted = (given: Partial<Project> = {}): Project => {
  const decision = draft();
  if (!decision.accepted) throw new Error(decision.reason);
  return { ...decision.next, version: 1, ...given };
};
const approved = (given: Partial<Project> = {}) =>
  drafted({ protocolNumber: '2', approvedOn: day('2025-03-19'), ...given });

describe('Drafting a passport', () => {
  it('makes it one of all passports, not approved yet', () => {
    expect(draft({ goal: 'Как у Ильиной' })).toMatchObject({
      accepted: true,
      next: { approvedOn: null, reports: [], version: 0 },
      events: [{ type: 'events.project-changed.v1', data: { approvedOn: null, from: '2025-01-01', to: null } }],
    });
    const decision = draft({ goal: 'Как у Ильиной' });
    expect(JSON.stringify(decision.accepted && decision.events)).not.toContain('Ильиной');
  });

  it('needs a title, and does not end before it begins', () => {
    expect(draft({ title: ' ' })).toMatchObject({ reason: 'title-missing' });
    expect(draft({ to: day('2024-12-31') })).toMatchObject({ reason: 'ends-before-it-begins' });
    expect(draft({ to: day('2025-01-01') })).toMatchObject({ accepted: true });
  });
});

describe('Changing a project', () => {
  it('restates it, also after the approval, by the same rules', () => {
    expect(changeProject(approved(), aPassport({ to: day('2027-01-01') }))).toMatchObject({
      next: { approvedOn: '2025-03-19' },
      events: [{ type: 'events.project-changed.v1', data: { to: '2027-01-01', approvedOn: '2025-03-19' } }],
    });
    expect(changeProject(approved(), aPassport({ title: '' }))).toMatchObject({ reason: 'title-missing' });
  });
});

describe('Approving a passport', () => {
  const approve = (on: string, protocolNumber = '2', project = drafted()) =>
    approvePassport(project, { protocolNumber, approvedOn: day(on) }, today);

  it('is done by a protocol, today at the latest', () => {
    expect(approve('2026-03-15')).toMatchObject({
      next: { protocolNumber: '2', approvedOn: '2026-03-15' },
      events: [{ type: 'events.project-passport-approved.v1', data: { approvedOn: '2026-03-15' } }],
    });
    expect(approve('2026-03-16')).toMatchObject({ reason: 'approval-still-to-come' });
    expect(approve('2026-03-15', ' ')).toMatchObject({ reason: 'protocol-missing' });
  });

  it('happens once', () => {
    expect(approve('2026-03-15', '3', approved())).toMatchObject({
      reason: 'approved-already',
      params: { approvedOn: '2025-03-19' },
    });
  });
});

describe('Reporting on a project', () => {
  const report = (on: string, currentUntil: string, url: string | null = null): ProjectReport => ({
    on: day(on),
    currentUntil: day(currentUntil),
    url,
  });
  const say = (given: ProjectReport, project = approved()) => reportOnProject(project, given, today);

  it('tells until when it is current, and not where it lies', () => {
    const decision = say(report('2026-01-15', '2026-06-30', 'https://example.org/otchet'));
    expect(decision).toMatchObject({
      events: [
        { type: 'events.project-reported.v1', data: { reports: [{ on: '2026-01-15', currentUntil: '2026-06-30' }] } },
      ],
    });
    expect(JSON.stringify(decision.accepted && decision.events)).not.toContain('example.org');
  });

  it('keeps reports in the order of their days, one a day', () => {
    const project = approved({ reports: [report('2025-04-01', '2025-06-30'), report('2026-01-15', '2026-03-31')] });
    const next = (given: ProjectReport) => {
      const decision = say(given, project);
      return decision.accepted && decision.next.reports.map(({ on, currentUntil }) => `${on}…${currentUntil}`);
    };
    expect(next(report('2025-07-01', '2025-09-30'))).toEqual([
      '2025-04-01…2025-06-30',
      '2025-07-01…2025-09-30',
      '2026-01-15…2026-03-31',
    ]);
    expect(next(report('2026-01-15', '2026-06-30'))).toEqual(['2025-04-01…2025-06-30', '2026-01-15…2026-06-30']);
  });

  it.each<[string, ProjectReport, string | null]>([
    ['before the approval', report('2025-03-18', '2025-06-30'), 'report-before-approval'],
    ['on the day of the approval', report('2025-03-19', '2025-06-30'), null],
    ['today', report('2026-03-15', '2026-06-30'), null],
    ['tomorrow', report('2026-03-16', '2026-06-30'), 'report-still-to-come'],
    ['current on no day', report('2026-01-15', '2026-01-14'), 'not-current-on-its-own-day'],
    ['current on its own day', report('2026-01-15', '2026-01-15'), null],
    ['current for a year', report('2026-01-15', '2027-01-15'), null],
    ['current for a year and a day', report('2026-01-15', '2027-01-16'), 'current-too-long'],
    ['at no address', report('2026-01-15', '2026-06-30', 'javascript:1'), 'url-malformed'],
  ])('holds to its days: %s', (_, given, reason) => {
    expect(say(given)).toMatchObject(reason ? { reason } : { accepted: true });
  });

  it('is only on approved passports', () => {
    expect(say(report('2026-01-15', '2026-06-30'), drafted())).toMatchObject({ reason: 'not-approved-yet' });
  });
});
