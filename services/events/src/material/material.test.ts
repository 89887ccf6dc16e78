import { newId } from '@metodnet/kernel';
import { centre, day, today, tomsk } from '../events.fixture.js';
import { someGuidelines } from './material.fixture.js';
import { changeMaterial, type Material, type MaterialDetails, publishMaterial, withdrawMaterial } from './material.js';

const now = { today, eventExists: false };
const publish = (given: Partial<MaterialDetails> = {}, eventExists = false) =>
  publishMaterial({ id: newId<'Material'>(tomsk), unitId: centre, ...someGuidelines(given) }, { today, eventExists });
const published = (given: Partial<Material> = {}): Material => {
  const decision = publish();
  if (!decision.accepted) throw new Error(decision.reason);
  return { ...decision.next, version: 1, ...given };
};
const people = (count: number) => Array.from({ length: count }, () => newId<'Person'>(tomsk));
const one = newId<'Person'>(tomsk);

describe('Publishing a material', () => {
  it('puts it into the bank and tells nobody outside', () => {
    expect(publish()).toMatchObject({ accepted: true, next: { withdrawn: false, version: 0 }, events: [] });
  });

  it.each<[string, Partial<MaterialDetails>, string]>([
    ['without a title', { title: ' ' }, 'title-missing'],
    ['with a title of 501 characters', { title: 'т'.repeat(501) }, 'title-too-long'],
    ['with an annotation of 5,001 characters', { annotation: 'а'.repeat(5_001) }, 'annotation-too-long'],
    ['with an author named twice', { authorIds: [one, one] }, 'author-twice'],
    ['with 51 authors', { authorIds: people(51) }, 'too-many-authors'],
    ['without an address', { url: '' }, 'url-malformed'],
    ['with an address that is a script', { url: 'javascript:alert(1)' }, 'url-malformed'],
    ['of tomorrow', { publishedOn: day('2026-03-16') }, 'still-to-come'],
    ['from an event that is not there', { eventId: newId<'Event'>(tomsk) }, 'no-such-event'],
  ])('is refused for one %s', (_, given, reason) => {
    expect(publish(given)).toMatchObject({ accepted: false, reason });
  });

  it.each<[string, Partial<MaterialDetails>]>([
    ['with a title of 500 characters', { title: 'т'.repeat(500) }],
    ['with an annotation of 5,000 characters', { annotation: 'а'.repeat(5_000) }],
    ['with 50 authors', { authorIds: people(50) }],
    ['of today', { publishedOn: today }],
  ])('is accepted for one %s', (_, given) => {
    expect(publish(given)).toMatchObject({ accepted: true });
  });

  it('may come from an event', () => {
    expect(publish({ eventId: newId<'Event'>(tomsk) }, true)).toMatchObject({ accepted: true });
  });
});

describe('Changing a material', () => {
  it('restates it by the same rules, until it is withdrawn', () => {
    expect(changeMaterial(published(), someGuidelines({ title: 'Иное' }), now)).toMatchObject({
      next: { title: 'Иное', version: 1 },
    });
    expect(changeMaterial(published(), someGuidelines({ url: 'ftp://a' }), now)).toMatchObject({
      reason: 'url-malformed',
    });
    expect(changeMaterial(published({ withdrawn: true }), someGuidelines(), now)).toMatchObject({
      reason: 'withdrawn-already',
    });
  });
});

describe('Withdrawing a material', () => {
  it('happens once', () => {
    expect(withdrawMaterial(published())).toMatchObject({ next: { withdrawn: true } });
    expect(withdrawMaterial(published({ withdrawn: true }))).toMatchObject({ reason: 'withdrawn-already' });
  });
});
