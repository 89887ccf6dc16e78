import type { PersonId } from '@metodnet/kernel';
import {
  actor,
  auditor,
  centre,
  grant,
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
import { aFilm } from '../media-item/media-item.fixture.js';
import type { MediaItemDetails } from '../media-item/media-item.js';
import { works } from '../participation/participation.fixture.js';

type Who = typeof head;

const ITEM = '{ mediaItem { id copies copiesLeft version } rejection { code } }';
const LOAN = '{ loan { id dueOn returnedOn overdue mediaItem { title } version } rejection { code message } }';
const librarian = actor([grant('methodist', centre)]);

let app: Running;
beforeAll(async () => {
  app = await running();
});
afterAll(() => app?.stop());

const acquire = async (who: Who, given: Partial<MediaItemDetails> = {}, at = app) =>
  (
    await at.ask(who, `mutation ($input: AcquireMediaItemInput!) { acquireMediaItem(input: $input) ${ITEM} }`, {
      input: { unitId: centre, details: aFilm(given) },
    })
  ).acquireMediaItem;
const change = async (who: Who, id: string, given: Partial<MediaItemDetails>) =>
  (
    await app.ask(who, `mutation ($input: ChangeMediaItemInput!) { changeMediaItem(input: $input) ${ITEM} }`, {
      input: { id, details: aFilm(given) },
    })
  ).changeMediaItem;
const lend = async (who: Who, mediaItemId: string, personId: PersonId | null, given: object = {}, at = app) =>
  (
    await at.ask(who, `mutation ($input: LendMediaItemInput!) { lendMediaItem(input: $input) ${LOAN} }`, {
      input: { mediaItemId, homeId: school, personId, lentOn: '2026-02-20', ...given },
    })
  ).lendMediaItem;
const giveBack = async (who: Who, id: string, at = app) =>
  (await at.ask(who, `mutation { returnLoan(input: { id: "${id}", returnedOn: "2026-03-15" }) ${LOAN} }`)).returnLoan;
const loans = async (who: Who, filter: string, at = app): Promise<string[]> =>
  (await at.ask(who, `{ loans(filter: { ${filter} }) { nodes { id } } }`)).loans.nodes.map(
    ({ id }: { id: string }) => id,
  );

describe('Keeping the fund', () => {
  it.each([
    ['the head of a school', head],
    ['a neighbouring municipality', neighbour],
    ['an auditor', auditor],
    ['somebody without a role', nobody],
  ])('is refused to %s', async (_, who) => {
    await expect(acquire(who)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const { mediaItem } = await acquire(librarian);
    await expect(change(who, mediaItem.id, { copies: 3 })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(lend(who, mediaItem.id, null)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('writes off no copy that is lent', async () => {
    const { mediaItem } = await acquire(librarian);
    const { loan } = await lend(librarian, mediaItem.id, null);
    expect(await change(librarian, mediaItem.id, { copies: 0 })).toMatchObject({
      rejection: { code: 'copies-are-lent' },
    });
    expect(await change(librarian, mediaItem.id, { copies: 1 })).toMatchObject({ mediaItem: { copiesLeft: 0 } });
    await giveBack(librarian, loan.id);
    expect(await change(librarian, mediaItem.id, { copies: 0 })).toMatchObject({ mediaItem: { copies: 0 } });
  });

  it('shows whoever has a token what there is, by words and by what can be had now', async () => {
    const { mediaItem } = await acquire(librarian, { title: 'Фильмы о Байкале', copies: 1 });
    const titles = async (filter: string, who = nobody) =>
      (
        await app.ask(
          who,
          `{ mediaItems(within: "${tomsk}", filter: { search: "фильм", ${filter} }) { nodes { title } } }`,
        )
      ).mediaItems.nodes.map(({ title }: { title: string }) => title);
    expect(await titles('available: true')).toEqual(['Фильмы о Байкале']);
    await lend(librarian, mediaItem.id, null);
    expect(await titles('available: true')).toEqual([]);
    expect(await titles('available: false, kinds: [VIDEO]')).toEqual(['Фильмы о Байкале']);
    expect(await titles('kinds: [AUDIO]')).toEqual([]);
    expect(await titles('kinds: [VIDEO]', { ...nobody, subject: '' })).toEqual([]);
  });
});

describe('Lending', () => {
  it('is until the day that the item says, and may be prolonged and returned', async () => {
    const { mediaItem } = await acquire(librarian);
    const { loan } = await lend(librarian, mediaItem.id, await works(app, school));
    expect(loan).toMatchObject({ dueOn: '2026-03-06', overdue: true, mediaItem: { title: 'Уроки В. Ф. Шаталова' } });
    const prolong = `mutation { prolongLoan(input: { id: "${loan.id}", dueOn: "2026-03-31" }) ${LOAN} }`;
    await expect(app.ask(head, prolong)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect((await app.ask(librarian, prolong)).prolongLoan.loan).toMatchObject({ overdue: false, version: 2 });
    await expect(giveBack(head, loan.id)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await giveBack(librarian, loan.id)).toMatchObject({ loan: { returnedOn: '2026-03-15', overdue: false } });
    expect(await giveBack(librarian, loan.id)).toMatchObject({ rejection: { code: 'returned-already' } });
  });

  it('asks that the organisation is there, and that the person works in it', async () => {
    const { mediaItem } = await acquire(librarian);
    const gone = await works(app, school, '2020-09-01', '2026-02-20');
    for (const answer of [
      await lend(librarian, mediaItem.id, gone),
      await lend(librarian, mediaItem.id, null, { homeId: 'ru-tom-nowhere' }),
    ])
      expect(answer).toMatchObject({ rejection: { code: 'no-such-borrower' } });
  });

  it('never lends more copies than there are, when eight ask at once', async () => {
    const { mediaItem } = await acquire(librarian, { copies: 2 });
    const answers = await Promise.all(Array.from({ length: 8 }, () => lend(librarian, mediaItem.id, null)));
    expect(answers.filter(({ loan }) => loan)).toHaveLength(2);
    expect(answers.filter(({ rejection }) => rejection?.code === 'no-copy-left')).toHaveLength(6);
  });
});

describe('Reading loans', () => {
  it('shows them to the lender, to the borrower’s organisation and to the borrower', async () => {
    const { mediaItem } = await acquire(librarian);
    const me = await works(app, school);
    const { loan } = await lend(librarian, mediaItem.id, me);
    const count = async (who: Who) => (await loans(who, `mediaItemId: "${mediaItem.id}"`)).length;
    expect(
      await Promise.all([librarian, municipal, auditor, head, actor([], me), otherHead, neighbour, nobody].map(count)),
    ).toEqual([1, 1, 1, 1, 1, 0, 0, 0]);
    const look = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Loan { id } ... on MediaItem { copiesLeft } } }`;
    const r = [
      { __typename: 'Loan', id: loan.id },
      { __typename: 'MediaItem', id: mediaItem.id },
      { __typename: 'MediaItem', id: 'ru-tom-tomsk:00000000-0000-4000-8000-000000000000' },
    ];
    expect((await app.ask(head, look, { r }))._entities).toEqual([{ id: loan.id }, { copiesLeft: 1 }, null]);
    expect((await app.ask(nobody, look, { r }))._entities).toEqual([null, { copiesLeft: 1 }, null]);
  });

  it('lists what is overdue, the longest first', async () => {
    const { mediaItem } = await acquire(librarian, { copies: 4 });
    const until = async (dueOn: string) => (await lend(librarian, mediaItem.id, null, { dueOn })).loan.id;
    const [today, yesterday, longAgo, back] = [
      await until('2026-03-15'),
      await until('2026-03-14'),
      await until('2026-02-21'),
      await until('2026-02-22'),
    ];
    await giveBack(librarian, back);
    const standing = (which: string) =>
      loans(librarian, `mediaItemId: "${mediaItem.id}", within: "${tomsk}", home: "${school}", standing: ${which}`);
    expect(await standing('OVERDUE')).toEqual([longAgo, yesterday]);
    expect(await standing('OUT')).toEqual([longAgo, yesterday, today]);
    expect(await standing('RETURNED')).toEqual([back]);
  });
});

describe('Each of the two walls', () => {
  it.each(['own checks', 'row-level security'] as const)('holds alone without the %s', async (without) => {
    const other = await running(without);
    try {
      await expect(acquire(head, {}, other)).rejects.toMatchObject({ code: 'FORBIDDEN' });
      const { mediaItem } = await acquire(librarian, {}, other);
      await expect(lend(neighbour, mediaItem.id, null, {}, other)).rejects.toMatchObject({ code: 'FORBIDDEN' });
      const { loan } = await lend(librarian, mediaItem.id, null, {}, other);
      expect(await loans(otherHead, `mediaItemId: "${mediaItem.id}"`, other)).toEqual([]);
      expect(await loans(head, `mediaItemId: "${mediaItem.id}"`, other)).toEqual([loan.id]);
      await expect(giveBack(head, loan.id, other)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    } finally {
      await other.stop();
    }
  });
});
