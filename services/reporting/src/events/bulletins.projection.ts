import { on } from '@metodnet/bus';
import { BulletinDelivered, BulletinPublished, BulletinSent, NoticeDelivered } from '@metodnet/contracts';
import { addDays, ownerOf } from '@metodnet/kernel';
import { type Change, states } from '../ledger/changes.js';
import { told } from '../told.js';

const bulletin = told(({ bulletinId }) => bulletinId, mailed);
const delivery = told(({ deliveryId }) => deliveryId, delivered);

/** Which weeks had a bulletin, and whom mails reached. */
export const bulletinHandlers = [
  on(BulletinPublished, bulletin),
  on(BulletinSent, bulletin),
  on(BulletinDelivered, delivery),
  on(NoticeDelivered, delivery),
] as const;

/** A week counts by its Monday, once for all bulletins of an owner, if the mail went out before it was over. */
function mailed({ bulletinId, unitId, weekOf, mailedOn }: BulletinSent['data']): Change {
  if (mailedOn === null || mailedOn > addDays(weekOf, 6)) return states();
  const holder = `${ownerOf(bulletinId)}/week:${weekOf}`;
  return states({ kind: 'mailed-week', holder, unit: unitId, from: weekOf, to: null });
}

/** Who was informed is the organisation itself, wherever the mail came from. */
function delivered({ recipientId, status, on: day }: BulletinDelivered['data'] | NoticeDelivered['data']): Change {
  return status === 'DELIVERED' ? states({ kind: 'informed', holder: recipientId, from: day, to: null }) : states();
}
