import { BulletinPublished, BulletinSent } from '@metodnet/contracts';
import { newId } from '@metodnet/kernel';
import { centre, day, tomsk } from '../events.fixture.js';
import { aBulletin, aLine, anEntry } from './bulletin.fixture.js';
import { assembleBulletin, editBulletin, mailBulletin, publishBulletin } from './bulletin.js';

const known = { today: day('2026-03-15'), assembledAlready: false };
const times = { today: day('2026-03-17'), now: new Date('2026-03-17T03:00:00Z') };

describe('Assembling a bulletin', () => {
  const assemble = (weekOf: string, circumstances = known) =>
    assembleBulletin({ id: newId<'Bulletin'>(tomsk), unitId: centre, weekOf: day(weekOf), entries: [] }, circumstances);

  it('makes a draft of which nobody outside is told', () => {
    expect(assemble('2026-03-16')).toMatchObject({ next: { status: 'draft', lines: null }, events: [] });
  });

  it('names a week by its Monday', () => {
    expect(assemble('2026-03-17')).toMatchObject({ reason: 'not-a-monday' });
    expect(assemble('2026-03-22')).toMatchObject({ reason: 'not-a-monday' });
  });

  it('is possible until the week’s Sunday', () => {
    expect(assemble('2026-03-09')).toMatchObject({ accepted: true });
    expect(assemble('2026-03-09', { ...known, today: day('2026-03-16') })).toMatchObject({ reason: 'week-over' });
  });

  it('looks eight weeks ahead', () => {
    expect(assemble('2026-05-04')).toMatchObject({ accepted: true });
    expect(assemble('2026-05-11')).toMatchObject({ reason: 'too-far-ahead', params: { limit: 8 } });
  });

  it('happens once for a week', () => {
    expect(assemble('2026-03-16', { ...known, assembledAlready: true })).toMatchObject({ reason: 'assembled-already' });
  });
});

describe('Editing a bulletin', () => {
  it('puts other words, entries and another order into a draft', () => {
    const entries = [anEntry('Ждём заместителей'), anEntry()];
    expect(editBulletin(aBulletin(), { text: 'Коллеги!', entries })).toMatchObject({
      next: { text: 'Коллеги!', entries },
    });
  });

  it('is over once it is published', () => {
    const published = aBulletin({ status: 'published' });
    expect(editBulletin(published, { text: null, entries: [] })).toMatchObject({ reason: 'published-already' });
  });

  it('keeps to what a mail holds', () => {
    const entries = (count: number) => Array.from({ length: count }, () => anEntry());
    const edit = (text: string | null, given = entries(1)) => editBulletin(aBulletin(), { text, entries: given });
    expect(edit(null, entries(200))).toMatchObject({ accepted: true });
    expect(edit(null, entries(201))).toMatchObject({ reason: 'too-many-entries' });
    expect(edit('я'.repeat(10_000))).toMatchObject({ accepted: true });
    expect(edit('я'.repeat(10_001))).toMatchObject({ reason: 'text-too-long' });
    expect(edit(null, [anEntry('я'.repeat(1_000))])).toMatchObject({ accepted: true });
    expect(edit(null, [anEntry('я'.repeat(1_001))])).toMatchObject({ reason: 'remark-too-long' });
  });

  it('tells of each event once', () => {
    const entry = anEntry();
    expect(editBulletin(aBulletin(), { text: null, entries: [entry, { ...entry, remark: 'Ещё раз' }] })).toMatchObject({
      reason: 'entry-twice',
    });
  });
});

describe('Publishing a bulletin', () => {
  it('keeps what was printed and tells the network', () => {
    const bulletin = aBulletin();
    const line = aLine();
    const { id: bulletinId, unitId, weekOf } = bulletin;
    const publishedOn = day('2026-03-17');
    expect(publishBulletin(bulletin, [line], times)).toEqual({
      accepted: true,
      next: { ...bulletin, status: 'published', lines: [line], publishedOn, publishedAt: times.now },
      events: [BulletinPublished({ bulletinId, unitId, weekOf, publishedOn, mailedOn: null })],
    });
  });

  it('happens once, and not after the week', () => {
    expect(publishBulletin(aBulletin({ status: 'published' }), [aLine()], times)).toMatchObject({
      reason: 'published-already',
    });
    const on = (today: string) => publishBulletin(aBulletin(), [aLine()], { ...times, today: day(today) });
    expect(on('2026-03-22')).toMatchObject({ accepted: true });
    expect(on('2026-03-23')).toMatchObject({ reason: 'week-over' });
  });

  it('says which line no longer holds', () => {
    expect(publishBulletin(aBulletin(), [aLine(), null, null], times)).toMatchObject({
      reason: 'entry-gone',
      params: { number: 2 },
    });
  });

  it('needs something to tell: words are enough', () => {
    expect(publishBulletin(aBulletin({ text: ' ' }), [], times)).toMatchObject({ reason: 'nothing-to-tell' });
    expect(publishBulletin(aBulletin({ text: 'На этой неделе тихо.' }), [], times)).toMatchObject({ accepted: true });
  });

  it('carries no word of it outside', () => {
    const decision = publishBulletin(aBulletin({ text: 'Поздравляем Иванову' }), [aLine()], times);
    expect(JSON.stringify(decision.accepted && decision.events)).not.toContain('Иванову');
  });
});

describe('Mailing a bulletin', () => {
  const published = aBulletin({ status: 'published', publishedOn: day('2026-03-17') });

  it('is told of once, with the first organisation’s mail', () => {
    const { id: bulletinId, unitId, weekOf } = published;
    const [publishedOn, mailedOn] = [day('2026-03-17'), day('2026-03-18')];
    expect(mailBulletin(published, mailedOn)).toMatchObject({
      next: { mailedOn },
      events: [BulletinSent({ bulletinId, unitId, weekOf, publishedOn, mailedOn })],
    });
    expect(mailBulletin({ ...published, mailedOn }, mailedOn)).toMatchObject({ reason: 'mailed-already' });
    expect(mailBulletin(aBulletin(), mailedOn)).toMatchObject({ reason: 'not-published' });
  });
});
