import { accept, type Decision, type Id, type Rejected, reject, type UnitId } from '@metodnet/kernel';

export type SubscriptionId = Id<'Subscription'>;

/** Where an organisation is mailed what a unit informs about, and in which language (ENT-51; CL-24). One for each pair of them. */
export interface Subscription {
  readonly id: SubscriptionId;
  /** Who informs. */
  readonly unitId: UnitId;
  /** The organisation that is informed. */
  readonly homeId: UnitId;
  readonly addresses: readonly string[];
  readonly language: 'ru' | 'en';
  /** Only to an active one is mailed. */
  readonly status: 'requested' | 'active' | 'ended';
  /** A secret of its mails: who has it may end it. Another one for other addresses. */
  readonly key: string;
  readonly version: number;
}

export type Subscribe = Pick<Subscription, 'id' | 'unitId' | 'homeId' | 'addresses' | 'language' | 'key'>;
export type Terms = Pick<Subscription, 'addresses' | 'language' | 'key'>;

/** On whose word: the keeper’s of the unit that informs, or the organisation’s own, which the keeper confirms. */
export type Word = 'keeper' | 'home';

const MOST_ADDRESSES = 5;
/** RFC 5321 §4.5.3.1. */
const LONGEST_ADDRESS = 254;
/** What every server takes: an ASCII name, and a domain that may be Cyrillic. */
const ADDRESS =
  /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,63}$/u;

type TermsReason = 'address-missing' | 'too-many-addresses' | 'address-malformed' | 'address-twice';

/** Enters an organisation among those that are mailed. */
export function subscribe(
  request: Subscribe,
  word: Word,
  isOrganisation: boolean,
): Decision<Subscription, never, TermsReason | 'not-an-organisation'> {
  if (!isOrganisation) return reject('not-an-organisation');
  const wrong = whyNot(request);
  if (wrong) return wrong;
  return accept({ ...request, status: WORTH[word], version: 0 });
}

/** States addresses and language anew; begins again what was ended. */
export function restate(
  subscription: Subscription,
  { addresses, language, key }: Terms,
  word: Word,
): Decision<Subscription, never, TermsReason> {
  const wrong = whyNot({ addresses });
  if (wrong) return wrong;
  const same = String(addresses) === String(subscription.addresses);
  return accept({
    ...subscription,
    addresses,
    language,
    key: same ? subscription.key : key,
    status: WORTH[word],
  });
}

/** The keeper lets it be mailed to. */
export function confirmSubscription(subscription: Subscription): Decision<Subscription, never, 'not-requested'> {
  if (subscription.status !== 'requested') return reject('not-requested');
  return accept({ ...subscription, status: 'active' });
}

/** Nothing more is mailed to it. */
export function endSubscription(subscription: Subscription): Decision<Subscription, never, 'ended-already'> {
  if (subscription.status === 'ended') return reject('ended-already');
  return accept({ ...subscription, status: 'ended' });
}

/** Begins again, by whoever has the key of its mails: the addresses are theirs. */
export function resumeSubscription(subscription: Subscription): Decision<Subscription, never, 'not-ended'> {
  if (subscription.status !== 'ended') return reject('not-ended');
  return accept({ ...subscription, status: 'active' });
}

const WORTH = { keeper: 'active', home: 'requested' } as const;

function whyNot({ addresses }: Pick<Terms, 'addresses'>): Rejected<TermsReason> | null {
  if (addresses.length === 0) return reject('address-missing');
  if (addresses.length > MOST_ADDRESSES) return reject('too-many-addresses', { limit: MOST_ADDRESSES });
  if (!addresses.every((address) => address.length <= LONGEST_ADDRESS && ADDRESS.test(address)))
    return reject('address-malformed');
  if (new Set(addresses.map((address) => address.toLowerCase())).size < addresses.length)
    return reject('address-twice');
  return null;
}
