import { MailRoom } from '../delivery/mail-room.fixture.js';
import { centre, municipal, otherHead, otherSchool, school, tomsk } from '../events.fixture.js';
import { announce, works } from '../participation/participation.fixture.js';
import { callOff, registerFor } from './notice.fixture.js';

describe('Mailing a notice', () => {
  let room: MailRoom;
  beforeAll(async () => {
    room = await MailRoom.open();
    await room.start();
  });
  afterAll(async () => {
    await room?.server?.stop();
    await room?.close();
  });
  const subscribe = (unitId: string) =>
    room.app.ask(
      municipal,
      'mutation ($input: SubscribeOrganisationInput!) { subscribeOrganisation(input: $input) { rejection { code } } }',
      { input: { unitId, homeId: school, addresses: [`${unitId}@obr.example`] } },
    );
  const calledOff = async (title: string) => {
    const event = await announce(room.app, { title });
    await registerFor(room.app, event, await works(room.app, school));
    await registerFor(room.app, event, await works(room.app, otherSchool), otherHead, otherSchool);
    await callOff(room.app, event);
    return event;
  };

  it('reaches the organisation that is subscribed, rather by who organises it, and tells the network', async () => {
    await subscribe(tomsk);
    const event = await calledOff('Семинар\r\nBcc: everybody@obr.example');
    await room.send();
    expect(room.server.taken.map(({ to }) => to)).toEqual([[`${tomsk}@obr.example`]]);
    expect(room.server.taken[0]?.mail.subject).toMatch(/^Отменено: Семинар Bcc:/);
    expect(room.server.taken[0]?.mail.headers.has('bcc')).toBe(false);
    expect(await room.told('events.notice-delivered.v1')).toMatchObject([
      { eventId: event, recipientId: school, unitId: centre, status: 'DELIVERED' },
    ]);
    expect(await room.states()).toMatchObject([{ status: 'sent' }, { home: otherSchool, status: 'dropped' }]);

    await subscribe(centre);
    await calledOff('Ещё один');
    await room.send();
    expect(room.server.taken.at(-1)?.to).toEqual([`${centre}@obr.example`]);
  });
});
