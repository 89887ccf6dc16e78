import { type Id, newId } from '@metodnet/kernel';
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
  seversk,
  tomsk,
} from '../events.fixture.js';
import { announce } from '../participation/participation.fixture.js';
import { someGuidelines } from './material.fixture.js';
import type { MaterialDetails } from './material.js';

type Who = typeof head;

const ANSWER = '{ material { id title withdrawn event { title } version } rejection { code message } }';

let app: Running;
beforeAll(async () => {
  app = await running();
});
afterAll(() => app?.stop());

const publish = async (who: Who, given: Partial<MaterialDetails> = {}, at = app, unitId: string = centre) =>
  (
    await at.ask(who, `mutation ($input: PublishMaterialInput!) { publishMaterial(input: $input) ${ANSWER} }`, {
      input: { unitId, details: someGuidelines(given) },
    })
  ).publishMaterial;
const withdraw = async (who: Who, id: string, at = app) =>
  (await at.ask(who, `mutation { withdrawMaterial(input: { id: "${id}" }) ${ANSWER} }`)).withdrawMaterial;
const titles = async (args: string, who = nobody): Promise<string[]> =>
  (await app.ask(who, `{ materials(${args}) { nodes { title } } }`)).materials.nodes.map(
    ({ title }: { title: string }) => title,
  );

describe('Keeping the bank', () => {
  it.each([
    ['a methodist of the centre', actor([grant('methodist', centre)])],
    ['the municipal operator', municipal],
  ])('is done by %s', async (_, who) => {
    const { material } = await publish(who);
    expect(material).toMatchObject({ withdrawn: false, version: 1 });
    const input = { id: material.id, expectedVersion: 1, details: someGuidelines({ title: 'Смысловое чтение' }) };
    const change = `mutation ($input: ChangeMaterialInput!) { changeMaterial(input: $input) ${ANSWER} }`;
    expect((await app.ask(who, change, { input })).changeMaterial.material).toMatchObject({
      title: 'Смысловое чтение',
      version: 2,
    });
    await expect(app.ask(who, change, { input })).rejects.toMatchObject({ code: 'STALE_VERSION' });
    expect(await withdraw(who, material.id)).toMatchObject({ material: { withdrawn: true } });
  });

  it.each([
    ['the head of a school', head],
    ['a neighbouring municipality', neighbour],
    ['an auditor', auditor],
    ['somebody without a role', nobody],
  ])('is refused to %s', async (_, who) => {
    await expect(publish(who)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const { material } = await publish(municipal);
    await expect(withdraw(who, material.id)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('keeps what came from an event with it, if there is one', async () => {
    const eventId = (await announce(app, { title: 'Семинар о чтении' })) as Id<'Event'>;
    expect(await publish(municipal, { eventId })).toMatchObject({ material: { event: { title: 'Семинар о чтении' } } });
    expect(await publish(municipal, { eventId: newId<'Event'>(tomsk) })).toMatchObject({
      rejection: { code: 'no-such-event', message: 'Такого мероприятия нет.' },
    });
  });
});

describe('Searching the bank', () => {
  beforeAll(async () => {
    const of = (title: string, on: string, given: Partial<MaterialDetails> = {}) =>
      publish(municipal, { title, publishedOn: day(on), ...given });
    await of('Диктанты для младших школьников', '2020-02-01', { type: 'COLLECTION', subjects: ['PRIMARY_SCHOOL'] });
    await of('Лабораторные работы', '2020-02-02', {
      annotation: 'Опыты с маятником и линзами',
      subjects: ['PHYSICS_ASTRONOMY'],
      tags: ['TALENT'],
    });
    await of('Конспект урока', '2020-02-03', { type: 'LESSON', annotation: 'Маятники часов' });
    await publish(neighbour, { title: 'У соседей', publishedOn: day('2020-02-04') }, app, seversk);
    const gone = await publish(municipal, { title: 'Изъятое', publishedOn: day('2020-02-05') });
    await withdraw(municipal, gone.material.id);
  });
  const SPAN = 'from: "2020-02-01", to: "2020-02-29"';

  it('shows whoever has a token what a unit and all below it keep, the latest first, without what was withdrawn', async () => {
    expect(await titles(`within: "${tomsk}", filter: { ${SPAN} }`)).toEqual([
      'Конспект урока',
      'Лабораторные работы',
      'Диктанты для младших школьников',
    ]);
    expect(await titles(`within: "${region}", filter: { ${SPAN} }, orderBy: TITLE`)).toEqual([
      'Диктанты для младших школьников',
      'Конспект урока',
      'Лабораторные работы',
      'У соседей',
    ]);
    expect(await titles(`within: "${region}", filter: { ${SPAN} }`, { ...nobody, subject: '' })).toEqual([]);
  });

  it.each<[string, string, string[]]>([
    ['a word of the title in another form', 'search: "школьник"', ['Диктанты для младших школьников']],
    ['a word of the annotation in another form', 'search: "маятники"', ['Конспект урока', 'Лабораторные работы']],
    ['a word written large', 'search: "ДИКТАНТ"', ['Диктанты для младших школьников']],
    ['a phrase', 'search: "\\"лабораторных работ\\""', ['Лабораторные работы']],
    ['several words', 'search: "опыт линза"', ['Лабораторные работы']],
    ['a word and without another', 'search: "маятник -линза"', ['Конспект урока']],
    ['a word that none has', 'search: "химия"', []],
    ['kind', 'types: [LESSON, COLLECTION]', ['Конспект урока', 'Диктанты для младших школьников']],
    ['subject', 'subjects: [PHYSICS_ASTRONOMY, CHEMISTRY]', ['Лабораторные работы']],
    ['tag', 'tags: [TALENT]', ['Лабораторные работы']],
    ['day', 'from: "2020-02-03"', ['Конспект урока']],
  ])('finds by %s', async (_, filter, expected) => {
    const from = filter.startsWith('from') ? '' : 'from: "2020-02-01",';
    expect(await titles(`within: "${tomsk}", filter: { ${from} to: "2020-02-29", ${filter} }`)).toEqual(expected);
  });

  it('goes page by page', async () => {
    const page = (after: string) =>
      app.ask(
        nobody,
        `{ materials(within: "${tomsk}", filter: { ${SPAN} }, first: 2 ${after}) { nodes { title } totalCount pageInfo { hasNextPage endCursor } } }`,
      );
    const { materials: one } = await page('');
    expect(one).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
    const { materials: two } = await page(`, after: "${one.pageInfo.endCursor}"`);
    expect(two).toMatchObject({
      nodes: [{ title: 'Диктанты для младших школьников' }],
      pageInfo: { hasNextPage: false },
    });
  });

  it('answers entity look-ups, with null for what is not there', async () => {
    const { material } = await publish(municipal);
    const look = 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Material { id } } }';
    const absent = 'ru-tom-tomsk:00000000-0000-4000-8000-000000000000';
    const r = [absent, material.id].map((id) => ({ __typename: 'Material', id }));
    expect((await app.ask(nobody, look, { r }))._entities).toEqual([null, { id: material.id }]);
  });
});

describe('Each of the two walls', () => {
  it.each(['own checks', 'row-level security'] as const)('holds alone without the %s', async (without) => {
    const other = await running(without);
    try {
      for (const who of [head, neighbour, nobody])
        await expect(publish(who, {}, other)).rejects.toMatchObject({ code: 'FORBIDDEN' });
      const { material } = await publish(municipal, {}, other);
      await expect(withdraw(neighbour, material.id, other)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    } finally {
      await other.stop();
    }
  });
});
