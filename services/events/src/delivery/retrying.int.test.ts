import { aLine } from '../bulletin/bulletin.fixture.js';
import { otherSchool, preschool, school } from '../events.fixture.js';
import { MailRoom, PATIENCE } from './mail-room.fixture.js';

let room: MailRoom;
beforeAll(async () => {
  room = await MailRoom.open();
});
afterAll(() => room?.close());
beforeEach(() => room.clear());
afterEach(() => room.server?.stop());

describe('A mail that the server does not take', () => {
  it('is tried again when it has no time (4xx), not before a minute has passed, as the same mail', async () => {
    const codes = [451, null];
    await room.start({ mail: () => codes.shift() ?? null });
    await room.queued([{ home: school }]);
    const [{ id }] = (await room.app.worker.query('select id from delivery')).rows;
    await room.send();
    expect(await room.states()).toEqual([{ home: school, status: 'retrying', attempts: 1, code: 451 }]);
    expect(await room.told('events.bulletin-delivered.v1')).toEqual([]);
    await room.send();
    room.later(0.99);
    await room.send();
    expect((await room.states())[0]).toMatchObject({ attempts: 1 });
    room.later(0.01);
    await room.send();
    expect(await room.states()).toEqual([{ home: school, status: 'sent', attempts: 2, code: 250 }]);
    expect(room.server.taken.map(({ mail }) => mail.messageId)).toEqual([`<${id.split(':')[1]}@imc.example>`]);
  });

  it('has failed when it is refused for good (5xx); the log says so without an address', async () => {
    await room.start({ recipient: (address) => (address.startsWith(school) ? 550 : null) });
    await room.queued([{ home: school }, { home: otherSchool }]);
    await room.send();
    expect(await room.states()).toEqual([
      { home: school, status: 'failed', attempts: 1, code: 550 },
      { home: otherSchool, status: 'sent', attempts: 1, code: 250 },
    ]);
    expect((await room.told('events.bulletin-delivered.v1')).map(({ status }) => status).sort()).toEqual([
      'DELIVERED',
      'FAILED',
    ]);
    expect(room.warned).toHaveLength(1);
    expect(room.warned.join()).not.toContain('@');
  });

  it('waits when it is the sender or the login that is refused: that is the operator’s to mend', async () => {
    await room.start({ sender: () => 553 });
    await room.queued([{ home: school }]);
    await room.send();
    expect(await room.states()).toEqual([{ home: school, status: 'retrying', attempts: 1, code: 553 }]);
  });

  it('waits while nobody answers there', async () => {
    await room.start();
    await room.server.stop();
    await room.queued([{ home: school }]);
    await room.send();
    expect(await room.states()).toEqual([{ home: school, status: 'retrying', attempts: 1, code: null }]);
  });

  it('waits when the server is too slow', async () => {
    let open = () => {};
    const opened = new Promise<null>((resolve) => {
      open = () => resolve(null);
    });
    await room.start({ mail: () => opened });
    await room.queued([{ home: school }]);
    await room.send(room.postman({ ...PATIENCE, wholeMs: 300 }));
    expect(await room.states()).toEqual([{ home: school, status: 'retrying', attempts: 1, code: null }]);
    open();
  });

  it('has failed after the eighth try', async () => {
    await room.start({ mail: () => 421 });
    await room.queued([{ home: school }]);
    for (let attempt = 0; attempt < 10; attempt++) {
      await room.send();
      room.later(24 * 60);
    }
    expect(await room.states()).toEqual([{ home: school, status: 'failed', attempts: 8, code: 421 }]);
  });
});

describe('Several at once', () => {
  it('two workers send each organisation one mail', async () => {
    await room.start();
    const homes = [school, otherSchool, preschool].map((home) => ({ home }));
    for (const week of ['2026-03-16', '2026-03-23', '2026-03-30', '2026-04-06'])
      await room.queued(homes, [aLine()], week);
    await Promise.all([room.send(), room.send(), room.send()]);
    expect(room.server.taken).toHaveLength(12);
    expect(new Set(room.server.taken.map(({ mail }) => mail.messageId)).size).toBe(12);
    expect((await room.states()).every(({ status, attempts }) => status === 'sent' && attempts === 1)).toBe(true);
    expect(await room.told('events.bulletin-sent.v1')).toHaveLength(4);
  });

  it('leaves alone what another has claimed, until the claim has run out', async () => {
    await room.start();
    await room.queued([{ home: school }]);
    await room.app.worker.query('update delivery set claimed_until = $1', [new Date(room.now.getTime() + 60_000)]);
    room.later(0.99);
    await room.send();
    expect(room.server.taken).toHaveLength(0);
    room.later(0.01);
    await room.send();
    expect(room.server.taken).toHaveLength(1);
  });

  it('sends again, recognisably, what was accepted by the server but not recorded', async () => {
    await room.start();
    await room.queued([{ home: school }]);
    await room.send();
    // As a process leaves it that ended between the two.
    await room.app.worker.query(`update delivery set status = 'queued', settled_at = null, version = 1`);
    await room.app.worker.query('delete from outbox');
    room.later(5);
    await room.send();
    const [first, second] = room.server.taken.map(({ mail }) => mail.messageId);
    expect(first).toBeDefined();
    expect(second).toBe(first);
  });
});
