import { BulletinDelivered, NoticeDelivered } from '@metodnet/contracts';
import { newId } from '@metodnet/kernel';
import { centre, day, school, tomsk } from '../events.fixture.js';
import { type Delivery, MOST_ATTEMPTS, queueDelivery, recordAttempt, sendAgain } from './delivery.js';

const now = new Date('2026-03-17T03:00:00Z');
const times = { now, today: day('2026-03-17') };
const bulletinId = newId<'Bulletin'>(tomsk);
const { next: fresh } = queueDelivery({
  id: newId<'Delivery'>(tomsk),
  unitId: centre,
  homeId: school,
  bulletinId,
  noticeId: null,
  eventId: null,
  queuedAt: now,
});
const tried = (attempts: number): Delivery => ({ ...fresh, attempts, status: attempts > 1 ? 'retrying' : 'queued' });
const state = { deliveryId: fresh.id, unitId: centre, recipientId: school, on: times.today };

describe('Queueing a mail', () => {
  it('makes it due at once', () => {
    expect(fresh).toMatchObject({ status: 'queued', attempts: 0, responseCode: null, dueAt: now, settledAt: null });
  });
});

describe('Recording a try', () => {
  it('settles what was accepted and tells the network', () => {
    expect(recordAttempt(tried(1), { kind: 'accepted', code: 250 }, times)).toMatchObject({
      next: { status: 'sent', responseCode: 250, settledAt: now },
      events: [BulletinDelivered({ ...state, bulletinId, status: 'DELIVERED' })],
    });
  });

  it('gives up what was refused for good', () => {
    expect(recordAttempt(tried(1), { kind: 'refused', code: 550 }, times)).toMatchObject({
      next: { status: 'failed', responseCode: 550, settledAt: now },
      events: [BulletinDelivered({ ...state, bulletinId, status: 'FAILED' })],
    });
  });

  it('tells of a notice by its event', () => {
    const eventId = newId<'Event'>(tomsk);
    const notice: Delivery = { ...tried(1), bulletinId: null, noticeId: newId<'Notice'>(tomsk), eventId };
    expect(recordAttempt(notice, { kind: 'accepted', code: 250 }, times)).toMatchObject({
      events: [NoticeDelivered({ ...state, eventId, status: 'DELIVERED' })],
    });
  });

  it.each([
    [1, 1],
    [2, 5],
    [3, 15],
    [4, 60],
    [5, 180],
    [6, 360],
    [7, 720],
  ])('puts the next after try %i off by %i minutes', (attempts, minutes) => {
    expect(recordAttempt(tried(attempts), { kind: 'later', code: 451 }, times)).toMatchObject({
      next: { status: 'retrying', responseCode: 451, dueAt: new Date(now.getTime() + minutes * 60_000) },
      events: [],
    });
  });

  it('gives up after the eighth', () => {
    expect(MOST_ATTEMPTS).toBe(8);
    expect(recordAttempt(tried(8), { kind: 'later', code: null }, times)).toMatchObject({
      next: { status: 'failed', responseCode: null },
      events: [BulletinDelivered({ ...state, bulletinId, status: 'FAILED' })],
    });
  });

  it('drops what has no address any more, and tells nobody', () => {
    expect(recordAttempt(tried(1), { kind: 'unaddressed' }, times)).toMatchObject({
      next: { status: 'dropped', settledAt: now },
      events: [],
    });
  });

  it('happens only to what is on its way', () => {
    for (const status of ['sent', 'failed', 'dropped'] as const)
      expect(recordAttempt({ ...tried(1), status }, { kind: 'accepted', code: 250 }, times)).toMatchObject({
        reason: 'settled-already',
      });
  });
});

describe('Sending again', () => {
  it('begins anew with what failed or was dropped', () => {
    for (const status of ['failed', 'dropped'] as const)
      expect(sendAgain({ ...tried(8), status, responseCode: 550, settledAt: now }, now)).toMatchObject({
        next: { status: 'queued', attempts: 0, responseCode: null, dueAt: now, settledAt: null },
      });
  });

  it('is not for what was accepted or is on its way', () => {
    for (const status of ['queued', 'retrying', 'sent'] as const)
      expect(sendAgain({ ...tried(1), status }, now)).toMatchObject({ reason: 'not-failed' });
  });
});
