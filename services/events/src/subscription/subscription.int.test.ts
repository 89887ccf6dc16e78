import {
  auditor,
  centre,
  head,
  municipal,
  neighbour,
  nobody,
  otherHead,
  type Running,
  running,
  school,
  tomsk,
} from '../events.fixture.js';

const ONE = 'subscription { id status addresses language version } rejection { code message }';
const act = async (app: Running, who: typeof head, mutation: string, input: Record<string, unknown>) =>
  (
    await app.ask(
      who,
      `mutation ($input: ${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input!) { ${mutation}(input: $input) { ${ONE} } }`,
      { input },
    )
  )[mutation];
const entry = (unitId: string = centre, homeId: string = school) => ({
  unitId,
  homeId,
  addresses: ['school4@obr.example'],
});

let app: Running;
beforeAll(async () => {
  app = await running();
});
afterAll(() => app?.stop());

describe('Subscribing an organisation', () => {
  it('holds on the keeper’s word, waits for it on the organisation’s, and is one record for both', async () => {
    const asked = await act(app, head, 'subscribeOrganisation', entry());
    expect(asked).toMatchObject({ subscription: { status: 'REQUESTED', language: 'RU' }, rejection: null });
    const { id } = asked.subscription;
    await expect(act(app, head, 'confirmSubscription', { id })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await act(app, municipal, 'confirmSubscription', { id })).toMatchObject({
      subscription: { status: 'ACTIVE' },
    });
    expect(await act(app, head, 'endSubscription', { id })).toMatchObject({ subscription: { status: 'ENDED' } });
    expect(await act(app, municipal, 'confirmSubscription', { id })).toMatchObject({
      rejection: { code: 'not-requested' },
    });
    expect(await act(app, municipal, 'subscribeOrganisation', { ...entry(), language: 'EN' })).toMatchObject({
      subscription: { id, status: 'ACTIVE', language: 'EN' },
    });
    expect(await act(app, head, 'subscribeOrganisation', entry())).toMatchObject({
      subscription: { id, status: 'REQUESTED' },
    });
  });

  it('is refused to others, for units, and with what is no address', async () => {
    for (const who of [otherHead, neighbour, auditor, nobody])
      await expect(act(app, who, 'subscribeOrganisation', entry())).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await act(app, municipal, 'subscribeOrganisation', entry(centre, tomsk))).toMatchObject({
      rejection: { code: 'not-an-organisation' },
    });
    expect(await act(app, municipal, 'subscribeOrganisation', { ...entry(), addresses: ['нет'] })).toMatchObject({
      rejection: { code: 'address-malformed', message: 'Адрес записывается как имя@домен, имя — латиницей.' },
    });
    await expect(act(app, head, 'subscribeOrganisation', entry('ru-tom-nowhere'))).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

describe('Reading addresses', () => {
  it('is for the keeper and the organisation; an auditor sees none', async () => {
    const list = `{ subscriptions(filter: { unit: "${centre}", home: "${tomsk}", statuses: [REQUESTED, ACTIVE] }) { totalCount nodes { addresses home { id } unit { id } } } }`;
    const seen = async (who: typeof head) => (await app.ask(who, list)).subscriptions.totalCount;
    expect(await Promise.all([municipal, head, otherHead, neighbour, auditor, nobody].map(seen))).toEqual([
      1, 1, 0, 0, 0, 0,
    ]);
    const { subscriptions } = await app.ask(head, '{ subscriptions(filter: {}) { nodes { id } } }');
    const look =
      'query ($r: [_Any!]!) { _entities(representations: $r) { ... on BulletinSubscription { addresses } } }';
    const r = [{ __typename: 'BulletinSubscription', id: subscriptions.nodes[0].id }];
    expect((await app.ask(head, look, { r }))._entities).toEqual([{ addresses: ['school4@obr.example'] }]);
    expect((await app.ask(auditor, look, { r }))._entities).toEqual([null]);
  });
});

describe('Each of the two walls', () => {
  it.each(['own checks', 'row-level security'] as const)('holds alone without the %s', async (without) => {
    const other = await running(without);
    try {
      for (const who of [otherHead, neighbour])
        await expect(act(other, who, 'subscribeOrganisation', entry())).rejects.toMatchObject({ code: 'FORBIDDEN' });
      const { subscription } = await act(other, municipal, 'subscribeOrganisation', entry());
      for (const who of [otherHead, neighbour, auditor]) {
        expect((await other.ask(who, '{ subscriptions(filter: {}) { totalCount } }')).subscriptions.totalCount).toBe(0);
        await expect(act(other, who, 'endSubscription', { id: subscription.id })).rejects.toMatchObject({
          code: expect.stringMatching(/FORBIDDEN|NOT_FOUND/),
        });
      }
    } finally {
      await other.stop();
    }
  });
});
