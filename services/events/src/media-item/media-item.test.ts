import { newId } from '@metodnet/kernel';
import { centre, tomsk } from '../events.fixture.js';
import { aFilm } from './media-item.fixture.js';
import { acquireMediaItem, changeMediaItem, type MediaItem, type MediaItemDetails } from './media-item.js';

const acquire = (given: Partial<MediaItemDetails> = {}) =>
  acquireMediaItem({ id: newId<'MediaItem'>(tomsk), unitId: centre, ...aFilm(given) });
const acquired = (): MediaItem => ({ id: newId<'MediaItem'>(tomsk), unitId: centre, ...aFilm(), version: 1 });

describe('Taking an item into the fund', () => {
  it('tells nobody outside', () => {
    expect(acquire()).toMatchObject({ accepted: true, next: { copies: 2, version: 0 }, events: [] });
  });

  it.each<[string, Partial<MediaItemDetails>, string]>([
    ['without a title', { title: ' ' }, 'title-missing'],
    ['with a title of 501 characters', { title: 'т'.repeat(501) }, 'title-too-long'],
    ['with an annotation of 5,001 characters', { annotation: 'а'.repeat(5_001) }, 'annotation-too-long'],
    ['in fewer copies than none', { copies: -1 }, 'copies-out-of-range'],
    ['in more than 10,000 copies', { copies: 10_001 }, 'copies-out-of-range'],
    ['lent for no day', { loanDays: 0 }, 'loan-days-out-of-range'],
    ['lent for 367 days', { loanDays: 367 }, 'loan-days-out-of-range'],
  ])('is refused for one %s', (_, given, reason) => {
    expect(acquire(given)).toMatchObject({ accepted: false, reason });
  });

  it.each<[string, Partial<MediaItemDetails>]>([
    ['with a title of 500 characters', { title: 'т'.repeat(500) }],
    ['with an annotation of 5,000 characters', { annotation: 'а'.repeat(5_000) }],
    ['in no copy', { copies: 0 }],
    ['in 10,000 copies', { copies: 10_000 }],
    ['lent for a day', { loanDays: 1 }],
    ['lent for 366 days', { loanDays: 366 }],
  ])('is accepted for one %s', (_, given) => {
    expect(acquire(given)).toMatchObject({ accepted: true });
  });
});

describe('Changing an item', () => {
  it('leaves at least as many copies as are lent', () => {
    expect(changeMediaItem(acquired(), aFilm({ copies: 1 }), 1)).toMatchObject({ next: { copies: 1, version: 1 } });
    expect(changeMediaItem(acquired(), aFilm({ copies: 0 }), 1)).toMatchObject({
      reason: 'copies-are-lent',
      params: { lent: 1 },
    });
    expect(changeMediaItem(acquired(), aFilm({ copies: 0 }), 0)).toMatchObject({ accepted: true });
  });

  it('holds to the same rules', () => {
    expect(changeMediaItem(acquired(), aFilm({ title: '' }), 0)).toMatchObject({ reason: 'title-missing' });
  });
});
