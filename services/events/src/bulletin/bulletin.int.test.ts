import type { EventDetails } from '../event/event.js';
import {
  actor,
  auditor,
  centre,
  day,
  farSchool,
  grant,
  head,
  hubOperator,
  municipal,
  neighbour,
  nobody,
  otherHead,
  otherSchool,
  type Running,
  region,
  running,
  school,
  seversk,
  tomsk,
} from '../events.fixture.js';
import { someGuidelines } from '../material/material.fixture.js';
import { announce } from '../participation/participation.fixture.js';

const ENTRIES = 'entries { kind id remark event { title } material { title } }';
const act = async (app: Running, who: typeof head, mutation: string, input: Record<string, unknown>) =>
  (
    await app.ask(
      who,
      `mutation ($input: ${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input!) { ${mutation}(input: $input) {
         ${mutation === 'resendBulletin' ? 'queued' : `bulletin { id status version publishedOn ${ENTRIES} }`}
         rejection { code params } } }`,
      { input },
    )
  )[mutation];
const subscribe = (app: Running, who: typeof head, homeId: string, unitId: string = centre) =>
  app.ask(
    who,
    `mutation ($input: SubscribeOrganisationInput!) { subscribeOrganisation(input: $input) {
       subscription { id status } rejection { code } } }`,
    { input: { unitId, homeId, addresses: [`${homeId}@obr.example`] } },
  );
const publishMaterial = async (who: typeof head, unitId: string, title: string): Promise<string> =>
  (
    await app.ask(
      who,
      'mutation ($input: PublishMaterialInput!) { publishMaterial(input: $input) { material { id } } }',
      { input: { unitId, details: someGuidelines({ title }) } },
    )
  ).publishMaterial.material.id;
const weekOf = '2026-03-16';

let app: Running;
beforeAll(async () => {
  app = await running();
});
afterAll(() => app?.stop());

const assemble = (who: typeof head, unitId: string = centre, week = weekOf) =>
  act(app, who, 'assembleBulletin', { unitId, weekOf: week });

describe('Assembling a bulletin', () => {
  const on = (startsOn: string, given: Partial<EventDetails> = {}): Partial<EventDetails> => ({
    startsOn: day(startsOn),
    endsOn: day(startsOn),
    registerUntil: null,
    ...given,
  });

  it('finds what comes in two weeks and is for its place, and what came into the banks the week before', async () => {
    await announce(app, on('2026-04-06', { title: 'Понедельник недели' }));
    await announce(app, on('2026-04-19', { title: 'Последнее воскресенье' }));
    await announce(app, on('2026-04-05', { title: 'Ещё на прошлой неделе' }));
    await announce(app, on('2026-04-20', { title: 'Через две недели' }));
    await announce(app, on('2026-04-07', { title: 'Другой службы города' }), tomsk);
    await announce(app, on('2026-04-08', { title: 'Внутри школы', level: 'SCHOOL' }), school);
    await announce(app, on('2026-04-08', { title: 'У соседей для своих', startsAt: '09:00' }), seversk, neighbour);
    await announce(
      app,
      on('2026-04-08', { title: 'У соседей для всех', level: 'INTER_MUNICIPAL' }),
      seversk,
      neighbour,
    );
    const operator = actor([grant('regional-operator', region)]);
    await announce(app, on('2026-04-09', { title: 'Областное', level: 'REGIONAL' }), region, operator);
    const gone = await announce(app, on('2026-04-10', { title: 'Отменённое' }));
    await app.ask(municipal, `mutation { cancelEvent(input: { id: "${gone}", because: "Нет" }) { event { id } } }`);
    // The bank of the week before: materials are published no later than today, so the day is put in place here.
    for (const [title, publishedOn, who, unitId] of [
      ['Вторник прошлой недели', '2026-03-31', municipal, centre],
      ['Понедельник этой недели', '2026-04-06', municipal, centre],
      ['Областной сборник', '2026-04-05', operator, region],
      ['Сборник соседей', '2026-04-01', neighbour, seversk],
    ] as const) {
      const id = await publishMaterial(who, unitId, title);
      await app.worker.query('update material set published_on = $2 where id = $1', [id, publishedOn]);
    }

    const { bulletin } = await assemble(municipal, centre, '2026-04-06');
    const titles = bulletin.entries.map(
      ({ event, material }: Record<string, { title: string } | null>) => (event ?? material)?.title,
    );
    expect(titles).toEqual([
      'Понедельник недели',
      'Другой службы города',
      'У соседей для всех',
      'Областное',
      'Последнее воскресенье',
      'Вторник прошлой недели',
      'Областной сборник',
    ]);
    const { bulletin: theirs } = await assemble(neighbour, seversk, '2026-04-06');
    expect(
      theirs.entries.map(({ event, material }: Record<string, { title: string } | null>) => (event ?? material)?.title),
    ).toEqual(['У соседей для своих', 'У соседей для всех', 'Областное', 'Сборник соседей', 'Областной сборник']);
  });

  it('happens once for a unit and week, also when many ask at once', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => assemble(municipal, centre, '2026-04-13')));
    const codes = answers.map(({ rejection }) => rejection?.code ?? 'assembled').sort();
    expect(codes).toEqual(['assembled', ...Array(4).fill('assembled-already')]);
  });

  it('is refused to those who may not inform for the unit', async () => {
    for (const who of [head, neighbour, auditor, hubOperator, nobody])
      await expect(assemble(who, centre, '2026-04-20')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('Editing and publishing a bulletin', () => {
  it('goes from the draft, which only its keepers see, to what everybody reads, word for word', async () => {
    await subscribe(app, municipal, school);
    await subscribe(app, head, farSchool).catch(() => undefined);
    await subscribe(app, otherHead, otherSchool);
    const [first, second] = [await announce(app, { title: 'Первое' }), await announce(app, { title: 'Второе' })];
    const { bulletin } = await assemble(municipal);
    const find = async (who: typeof head) =>
      (await app.ask(who, `{ bulletin(id: "${bulletin.id}") { status text url progress { queued sent } ${ENTRIES} } }`))
        .bulletin;
    expect(await find(nobody)).toBeNull();
    expect(await find(head)).toBeNull();

    const entries = [
      { kind: 'EVENT', id: second, remark: 'Ждём завучей' },
      { kind: 'EVENT', id: first, remark: null },
    ];
    const seen = { id: bulletin.id, expectedVersion: bulletin.version };
    await act(app, municipal, 'editBulletin', { ...seen, text: 'Коллеги!', entries });
    await expect(act(app, municipal, 'editBulletin', { ...seen, entries: [] })).rejects.toMatchObject({
      code: 'STALE_VERSION',
    });
    for (const who of [head, neighbour, auditor])
      await expect(act(app, who, 'publishBulletin', { id: bulletin.id })).rejects.toMatchObject({
        code: expect.stringMatching(/FORBIDDEN|NOT_FOUND/),
      });
    expect(await act(app, municipal, 'publishBulletin', { id: bulletin.id })).toMatchObject({
      bulletin: { status: 'PUBLISHED', publishedOn: '2026-03-15' },
    });
    expect(await find(nobody)).toMatchObject({
      status: 'PUBLISHED',
      url: expect.stringMatching(/^https:.*\/bulletins\/ru-tom-tomsk-imc\/2026-03-16$/),
      text: 'Коллеги!',
      progress: { queued: 0 },
      entries: [{ remark: 'Ждём завучей', event: { title: 'Второе' } }, { event: { title: 'Первое' } }],
    });
    expect(await find({ ...nobody, subject: '' })).toBeNull();
    expect(await find(municipal)).toMatchObject({ progress: { queued: 1, sent: 0 } });
    expect(await act(app, municipal, 'publishBulletin', { id: bulletin.id })).toMatchObject({
      rejection: { code: 'published-already' },
    });
    const { rows } = await app.worker.query('select type, payload from outbox where aggregate = $1', [
      `bulletin:${bulletin.id}`,
    ]);
    expect(rows).toMatchObject([{ type: 'events.bulletin-published.v1', payload: { unitId: centre, weekOf } }]);
    expect(JSON.stringify(rows)).not.toContain('Коллеги');
  });

  it('refuses an event that was called off since', async () => {
    const { bulletin } = await assemble(municipal, tomsk);
    const event = await announce(app);
    const entries = [{ kind: 'EVENT', id: event }];
    await act(app, municipal, 'editBulletin', { id: bulletin.id, entries });
    await app.ask(municipal, `mutation { cancelEvent(input: { id: "${event}", because: "Нет" }) { event { id } } }`);
    expect(await act(app, municipal, 'publishBulletin', { id: bulletin.id })).toMatchObject({
      rejection: { code: 'entry-gone', params: { number: 1 } },
    });
    expect(await act(app, municipal, 'resendBulletin', { id: bulletin.id })).toMatchObject({
      rejection: { code: 'not-published' },
    });
  });
});

describe('The record of deliveries', () => {
  const LIST = (of: string) =>
    `{ deliveries(filter: { bulletinId: "${of}" }) { totalCount nodes { id status waitsFor attempts unit { id } home { id } bulletin { weekOf } event { id } } } }`;
  let id: string;
  beforeAll(async () => {
    await subscribe(app, municipal, school, tomsk);
    await subscribe(app, municipal, otherSchool, tomsk);
    const { bulletin } = await assemble(municipal, tomsk, '2026-03-23');
    id = bulletin.id;
    await act(app, municipal, 'editBulletin', { id, text: 'Новости', entries: [] });
    await act(app, municipal, 'publishBulletin', { id });
  });

  it('is for who informs and, its own, for each organisation; says that there is no mail server', async () => {
    const { deliveries } = await app.ask(municipal, LIST(id));
    expect(deliveries.nodes.map(({ home }: { home: { id: string } }) => home.id).sort()).toEqual([school, otherSchool]);
    expect(deliveries.nodes[0]).toMatchObject({
      status: 'QUEUED',
      waitsFor: 'MAIL_SERVER',
      unit: { id: tomsk },
      event: null,
    });
    expect((await app.ask(head, LIST(id))).deliveries).toMatchObject({
      totalCount: 1,
      nodes: [{ home: { id: school } }],
    });
    for (const who of [neighbour, nobody, { ...nobody, subject: '' }])
      expect((await app.ask(who, LIST(id))).deliveries.totalCount).toBe(0);
  });

  it('answers entity look-ups, with null for what is foreign or not there', async () => {
    const { deliveries } = await app.ask(head, LIST(id));
    const look = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Delivery { id } ... on Bulletin { id } } }`;
    const absent = 'ru-tom-tomsk:00000000-0000-4000-8000-000000000000';
    const r = [
      { __typename: 'Delivery', id: deliveries.nodes[0].id },
      { __typename: 'Delivery', id: absent },
      { __typename: 'Bulletin', id },
    ];
    expect((await app.ask(head, look, { r }))._entities).toEqual([{ id: deliveries.nodes[0].id }, null, { id }]);
    expect((await app.ask(otherHead, look, { r }))._entities).toEqual([null, null, { id }]);
  });

  it('is mailed again where that failed and where somebody has subscribed since', async () => {
    await app.worker.query(`update delivery set status = 'failed' where bulletin_id = $1 and home_id = $2`, [
      id,
      school,
    ]);
    await subscribe(app, municipal, 'ru-tom-tomsk-preschool-1', tomsk);
    await expect(act(app, head, 'resendBulletin', { id })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await act(app, municipal, 'resendBulletin', { id, recipients: [otherSchool] })).toMatchObject({ queued: 0 });
    expect(await act(app, municipal, 'resendBulletin', { id })).toMatchObject({ queued: 2, rejection: null });
    expect((await app.ask(municipal, LIST(id))).deliveries.totalCount).toBe(3);
    expect(await act(app, municipal, 'resendBulletin', { id })).toMatchObject({ queued: 0 });
  });
});

describe('Each of the two walls', () => {
  it.each(['own checks', 'row-level security'] as const)('holds alone without the %s', async (without) => {
    const other = await running(without);
    try {
      await subscribe(other, municipal, school);
      for (const who of [head, neighbour, nobody])
        await expect(act(other, who, 'assembleBulletin', { unitId: centre, weekOf })).rejects.toMatchObject({
          code: 'FORBIDDEN',
        });
      const { bulletin } = await act(other, municipal, 'assembleBulletin', { unitId: centre, weekOf });
      expect((await other.ask(head, `{ bulletin(id: "${bulletin.id}") { id } }`)).bulletin).toBeNull();
      await act(other, municipal, 'editBulletin', { id: bulletin.id, text: 'Новости', entries: [] });
      await act(other, municipal, 'publishBulletin', { id: bulletin.id });
      const count = `{ deliveries(filter: {}) { totalCount } }`;
      for (const [who, sees] of [
        [municipal, 1],
        [head, 1],
        [otherHead, 0],
        [neighbour, 0],
      ] as const)
        expect((await other.ask(who, count)).deliveries.totalCount).toBe(sees);
    } finally {
      await other.stop();
    }
  });
});
