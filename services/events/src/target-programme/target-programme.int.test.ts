import { newId } from '@metodnet/kernel';
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
import { announce } from '../participation/participation.fixture.js';
import { aProgramme } from './target-programme.fixture.js';
import type { ProgrammeDetails } from './target-programme.js';

type Who = typeof head;

const ANSWER = '{ programme { id title to closedOn version } rejection { code message } }';

let app: Running;
beforeAll(async () => {
  app = await running();
});
afterAll(() => app?.stop());

const open = async (who: Who, given: Partial<ProgrammeDetails> = {}, at = app) =>
  (
    await at.ask(who, `mutation ($input: OpenTargetProgrammeInput!) { openTargetProgramme(input: $input) ${ANSWER} }`, {
      input: { unitId: centre, details: aProgramme(given) },
    })
  ).openTargetProgramme;
const close = async (who: Who, id: string, at = app) =>
  (
    await at.ask(
      who,
      `mutation { closeTargetProgramme(input: { id: "${id}", closedOn: "2026-03-01", because: "Итоги" }) ${ANSWER} }`,
    )
  ).closeTargetProgramme;
const titles = async (args: string, who = nobody): Promise<string[]> =>
  (await app.ask(who, `{ targetProgrammes(${args}) { nodes { title } } }`)).targetProgrammes.nodes.map(
    ({ title }: { title: string }) => title,
  );

describe('Opening a programme', () => {
  it.each([
    ['a methodist of the centre', actor([grant('methodist', centre)])],
    ['the municipal operator', municipal],
  ])('is done by %s', async (_, who) => {
    expect(await open(who)).toMatchObject({ programme: { version: 1, closedOn: null }, rejection: null });
  });

  it.each([
    ['the head of a school', head],
    ['a neighbouring municipality', neighbour],
    ['an auditor', auditor],
    ['somebody without a role', nobody],
  ])('is refused to %s', async (_, who) => {
    await expect(open(who)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('answers a refusal of the rules as data', async () => {
    expect(await open(municipal, { to: day('2026-08-31') })).toMatchObject({
      programme: null,
      rejection: { code: 'shorter-than-an-academic-year', message: expect.stringContaining('2026-09-01') },
    });
  });
});

describe('An event of a programme', () => {
  it('leads to it, and names none that is not there', async () => {
    const { programme } = await open(municipal);
    const event = await announce(app, { programmeId: programme.id });
    const led = await app.ask(nobody, `{ event(id: "${event}") { programme { id } } }`);
    expect(led.event.programme.id).toBe(programme.id);
    await expect(announce(app, { programmeId: newId(tomsk) })).rejects.toThrow('no-such-programme');
  });
});

describe('Changing and closing a programme', () => {
  it('is for those who keep it, with the version that they saw', async () => {
    const { programme } = await open(municipal, { title: 'Проект наставничества' });
    const input = { id: programme.id, expectedVersion: 1, details: aProgramme({ title: 'Проект о наставничестве' }) };
    const ask = `mutation ($input: ChangeTargetProgrammeInput!) { changeTargetProgramme(input: $input) ${ANSWER} }`;
    await expect(app.ask(head, ask, { input })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect((await app.ask(municipal, ask, { input })).changeTargetProgramme.programme.version).toBe(2);
    await expect(app.ask(municipal, ask, { input })).rejects.toMatchObject({ code: 'STALE_VERSION' });
    await expect(close(neighbour, programme.id)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await close(municipal, programme.id)).toMatchObject({ programme: { closedOn: '2026-03-01' } });
    expect(await close(municipal, programme.id)).toMatchObject({ rejection: { code: 'closed-already' } });
  });
});

describe('Listing programmes', () => {
  it('shows them to whoever has a token, by day, kind and words', async () => {
    await open(municipal, { title: 'Серия вебинаров', series: true, from: day('2024-01-10'), to: day('2024-02-01') });
    const past = await open(municipal, { title: 'Закрытый проект', from: day('2024-01-01'), to: day('2025-01-01') });
    await app.ask(
      municipal,
      `mutation { closeTargetProgramme(input: { id: "${past.programme.id}", closedOn: "2024-01-20", because: "Да" }) ${ANSWER} }`,
    );
    const on = (date: string, rest = '') => titles(`within: "${tomsk}", filter: { on: "${date}" ${rest} }`);
    expect(await on('2024-01-19')).toEqual(['Серия вебинаров', 'Закрытый проект']);
    expect(await on('2024-01-20')).toEqual(['Серия вебинаров']);
    expect(await on('2024-02-01')).toEqual([]);
    expect(await on('2024-01-19', ', series: false')).toEqual(['Закрытый проект']);
    expect(await on('2024-01-19', ', search: "вебинар"')).toEqual(['Серия вебинаров']);
    expect(await titles(`within: "${region}"`, { ...nobody, subject: '' })).toEqual([]);
  });

  it('answers entity look-ups, with null for what is not there', async () => {
    const { programme } = await open(municipal);
    const look = 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on TargetProgramme { id } } }';
    const absent = 'ru-tom-tomsk:00000000-0000-4000-8000-000000000000';
    const r = [absent, programme.id].map((id) => ({ __typename: 'TargetProgramme', id }));
    expect((await app.ask(nobody, look, { r }))._entities).toEqual([null, { id: programme.id }]);
  });
});

describe('Each of the two walls', () => {
  it.each(['own checks', 'row-level security'] as const)('holds alone without the %s', async (without) => {
    const other = await running(without);
    try {
      for (const who of [head, neighbour, nobody])
        await expect(open(who, {}, other)).rejects.toMatchObject({ code: 'FORBIDDEN' });
      const { programme } = await open(municipal, {}, other);
      await expect(close(neighbour, programme.id, other)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    } finally {
      await other.stop();
    }
  });
});
