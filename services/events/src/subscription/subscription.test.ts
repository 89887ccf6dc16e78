import { newId } from '@metodnet/kernel';
import { centre, school, tomsk } from '../events.fixture.js';
import {
  confirmSubscription,
  endSubscription,
  restate,
  resumeSubscription,
  type Subscribe,
  type Subscription,
  subscribe,
} from './subscription.js';

const request = (addresses: string[] = ['school4@obr.tomsk.example']): Subscribe => ({
  id: newId<'Subscription'>(tomsk),
  unitId: centre,
  homeId: school,
  addresses,
  language: 'ru',
  key: 'a-secret',
});
const aSubscription = (given: Partial<Subscription> = {}): Subscription => ({
  ...request(),
  status: 'active',
  version: 1,
  ...given,
});

describe('Subscribing an organisation', () => {
  it('holds at once on the keeper’s word, and waits for it on the organisation’s own', () => {
    expect(subscribe(request(), 'keeper', true)).toMatchObject({ next: { status: 'active' }, events: [] });
    expect(subscribe(request(), 'home', true)).toMatchObject({ next: { status: 'requested' } });
  });

  it('is for organisations', () => {
    expect(subscribe(request(), 'keeper', false)).toMatchObject({ reason: 'not-an-organisation' });
  });

  it.each([
    ['no address', [], 'address-missing'],
    ['six addresses', [1, 2, 3, 4, 5, 6].map((n) => `a${n}@b.example`), 'too-many-addresses'],
    ['one twice, whatever its letters’ size', ['a@b.example', 'A@B.example'], 'address-twice'],
    ['no domain', ['school4'], 'address-malformed'],
    ['a domain without a dot', ['school4@localhost'], 'address-malformed'],
    ['two at signs', ['a@b@c.example'], 'address-malformed'],
    ['a name beside it', ['Школа <a@b.example>'], 'address-malformed'],
    ['a second header', ['a@b.example\r\nBcc: c@d.example'], 'address-malformed'],
    ['two in one', ['a@b.example,c@d.example'], 'address-malformed'],
    ['a Cyrillic name', ['школа@b.example'], 'address-malformed'],
    ['a name of 65 letters', [`${'a'.repeat(65)}@b.example`], 'address-malformed'],
    ['255 characters', [`${'a'.repeat(64)}@${`${'b'.repeat(59)}.`.repeat(3)}${'c'.repeat(10)}`], 'address-malformed'],
  ])('is refused with %s', (_, addresses, reason) => {
    expect(subscribe(request(addresses), 'keeper', true)).toMatchObject({ reason });
  });

  it.each([
    ['five addresses', [1, 2, 3, 4, 5].map((n) => `a${n}@b.example`)],
    ['a Cyrillic domain', ['info@школа4.рф']],
    ['a name of 64 letters', [`${'a'.repeat(64)}@b.example`]],
    ['254 characters', [`${'a'.repeat(64)}@${`${'b'.repeat(59)}.`.repeat(3)}${'c'.repeat(9)}`]],
  ])('takes %s', (_, addresses) => {
    expect(subscribe(request(addresses), 'keeper', true)).toMatchObject({ accepted: true });
  });
});

describe('Stating it anew', () => {
  const terms = { addresses: ['new@obr.tomsk.example'], language: 'en', key: 'another' } as const;

  it('takes the old mails’ key away with the old addresses', () => {
    expect(restate(aSubscription(), terms, 'keeper')).toMatchObject({ next: { ...terms, status: 'active' } });
    const same = { ...terms, addresses: aSubscription().addresses };
    expect(restate(aSubscription(), same, 'keeper')).toMatchObject({ next: { language: 'en', key: 'a-secret' } });
  });

  it('waits for the keeper when it is the organisation’s word, and begins again what was ended', () => {
    expect(restate(aSubscription(), terms, 'home')).toMatchObject({ next: { status: 'requested' } });
    expect(restate(aSubscription({ status: 'ended' }), terms, 'keeper')).toMatchObject({ next: { status: 'active' } });
  });

  it('holds to the same rules', () => {
    expect(restate(aSubscription(), { ...terms, addresses: [] }, 'keeper')).toMatchObject({
      reason: 'address-missing',
    });
  });
});

describe('A subscription', () => {
  it('is confirmed when it was asked for', () => {
    expect(confirmSubscription(aSubscription({ status: 'requested' }))).toMatchObject({ next: { status: 'active' } });
    expect(confirmSubscription(aSubscription())).toMatchObject({ reason: 'not-requested' });
    expect(confirmSubscription(aSubscription({ status: 'ended' }))).toMatchObject({ reason: 'not-requested' });
  });

  it('ends once, and is resumed by its mails’ readers only after that', () => {
    expect(endSubscription(aSubscription())).toMatchObject({ next: { status: 'ended' } });
    expect(endSubscription(aSubscription({ status: 'ended' }))).toMatchObject({ reason: 'ended-already' });
    expect(resumeSubscription(aSubscription({ status: 'ended' }))).toMatchObject({ next: { status: 'active' } });
    expect(resumeSubscription(aSubscription({ status: 'requested' }))).toMatchObject({ reason: 'not-ended' });
  });
});
