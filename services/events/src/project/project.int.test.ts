import {
  actor,
  auditor,
  centre,
  day,
  grant,
  head,
  municipal,
  neighbour,
  nobody,
  type Running,
  region,
  running,
  tomsk,
} from '../events.fixture.js';
import { aPassport } from './project.fixture.js';
import type { ProjectDetails } from './project.js';

type Who = typeof head;

const ANSWER = '{ project { id approvedOn reports { on currentUntil url } version } rejection { code } }';

let app: Running;
beforeAll(async () => {
  app = await running();
});
afterAll(() => app?.stop());

const draft = async (who: Who, given: Partial<ProjectDetails> = {}, at = app) =>
  (
    await at.ask(who, `mutation ($input: DraftProjectInput!) { draftProject(input: $input) ${ANSWER} }`, {
      input: { unitId: centre, details: aPassport(given) },
    })
  ).draftProject;
const approve = async (who: Who, id: string, at = app) =>
  (
    await at.ask(
      who,
      `mutation { approveProjectPassport(input: { id: "${id}", protocolNumber: "2", approvedOn: "2025-03-19" }) ${ANSWER} }`,
    )
  ).approveProjectPassport;
const report = async (who: Who, id: string) =>
  (
    await app.ask(
      who,
      `mutation { reportOnProject(input: { id: "${id}", on: "2026-01-15", currentUntil: "2026-06-30" }) ${ANSWER} }`,
    )
  ).reportOnProject;
const titles = async (filter: string, who = nobody): Promise<string[]> =>
  (
    await app.ask(who, `{ projects(within: "${tomsk}", filter: { ${filter} }) { nodes { title } } }`)
  ).projects.nodes.map(({ title }: { title: string }) => title);

describe('A municipal project', () => {
  it.each([
    ['a methodist of the centre', actor([grant('methodist', centre)])],
    ['the municipal operator', municipal],
  ])('is drafted, approved and reported on by %s', async (_, who) => {
    const { project } = await draft(who);
    expect(await report(who, project.id)).toMatchObject({ rejection: { code: 'not-approved-yet' } });
    expect(await approve(who, project.id)).toMatchObject({ project: { approvedOn: '2025-03-19', version: 2 } });
    expect(await approve(who, project.id)).toMatchObject({ rejection: { code: 'approved-already' } });
    expect(await report(who, project.id)).toMatchObject({
      project: { reports: [{ on: '2026-01-15', currentUntil: '2026-06-30', url: null }], version: 3 },
    });
    const { rows } = await app.worker.query('select type from outbox where aggregate = $1 order by version', [
      `project:${project.id}`,
    ]);
    expect(rows.map(({ type }) => type)).toEqual([
      'events.project-changed.v1',
      'events.project-passport-approved.v1',
      'events.project-reported.v1',
    ]);
  });

  it.each([
    ['the head of a school', head],
    ['a neighbouring municipality', neighbour],
    ['an auditor', auditor],
    ['somebody without a role', nobody],
  ])('is not for %s to keep', async (_, who) => {
    await expect(draft(who)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const { project } = await draft(municipal);
    await expect(approve(who, project.id)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(report(who, project.id)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('is changed with the version that was seen', async () => {
    const { project } = await draft(municipal);
    const ask = `mutation ($input: ChangeProjectInput!) { changeProject(input: $input) ${ANSWER} }`;
    const input = { id: project.id, expectedVersion: 1, details: aPassport({ title: 'Современная школа' }) };
    expect((await app.ask(municipal, ask, { input })).changeProject.project.version).toBe(2);
    await expect(app.ask(municipal, ask, { input })).rejects.toMatchObject({ code: 'STALE_VERSION' });
  });
});

describe('Listing projects', () => {
  it('shows them to whoever has a token, by day, approval, current report and words', async () => {
    await draft(municipal, { title: 'Цифровая школа', from: day('2021-01-01'), to: day('2022-01-01') });
    const { project } = await draft(municipal, { title: 'Сельская школа', from: day('2021-06-01') });
    await approve(municipal, project.id);
    await report(municipal, project.id);
    expect(await titles('on: "2021-12-31"')).toEqual(['Сельская школа', 'Цифровая школа']);
    expect(await titles('on: "2022-01-01"')).toEqual(['Сельская школа']);
    expect(await titles('on: "2021-12-31", approved: false')).toEqual(['Цифровая школа']);
    expect(await titles('on: "2021-12-31", search: "школы", reportedFor: "2026-06-30"')).toEqual(['Сельская школа']);
    expect(await titles('on: "2021-12-31", reportedFor: "2026-07-01"')).toEqual([]);
    expect(await titles('on: "2021-12-31", reportedFor: "2026-01-14"')).toEqual([]);
    expect(await titles('on: "2021-12-31"', { ...nobody, subject: '' })).toEqual([]);
  });

  it('answers entity look-ups, with null for what is not there', async () => {
    const { project } = await draft(municipal);
    const look = 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Project { id unit { id } } } }';
    const absent = `${region}:00000000-0000-4000-8000-000000000000`;
    const r = [absent, project.id].map((id) => ({ __typename: 'Project', id }));
    expect((await app.ask(nobody, look, { r }))._entities).toEqual([null, { id: project.id, unit: { id: centre } }]);
  });
});

describe('Each of the two walls', () => {
  it.each(['own checks', 'row-level security'] as const)('holds alone without the %s', async (without) => {
    const other = await running(without);
    try {
      for (const who of [head, neighbour, nobody])
        await expect(draft(who, {}, other)).rejects.toMatchObject({ code: 'FORBIDDEN' });
      const { project } = await draft(municipal, {}, other);
      await expect(approve(neighbour, project.id, other)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    } finally {
      await other.stop();
    }
  });
});
