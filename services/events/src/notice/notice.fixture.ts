import type { PersonId } from '@metodnet/kernel';
import { head, municipal, type Running, school } from '../events.fixture.js';
import { participate } from '../participation/participation.fixture.js';

type Who = typeof head;

export const registerFor = (app: Running, event: string, person: PersonId, who: Who = head, homeId: string = school) =>
  participate(app, who, 'registerForEvent', { eventId: event, personId: person, homeId, role: 'PARTICIPANT' });

export const callOff = async (app: Running, event: string, because = 'Карантин') =>
  (
    await app.ask(
      municipal,
      'mutation ($input: CancelEventInput!) { cancelEvent(input: $input) { event { status } rejection { code } } }',
      { input: { id: event, because } },
    )
  ).cancelEvent;

const NOTICE =
  'id kind because concerned readAt home { id } person { id } event { id } was { startsOn title } now { startsOn title venue { place } }';

/** What somebody sees of the notices that meet a filter. */
export const noticesTo = async (app: Running, who: Who, filter: string) =>
  (await app.ask(who, `{ notices(filter: { ${filter} }) { totalCount nodes { ${NOTICE} } } }`)).notices.nodes;

/** All that was told of an event, people before units. */
export const toldOf = async (app: Running, event: string) =>
  (
    await app.worker.query(
      `select kind, home_id as home, person_id as person, concerned from notice where event_id = $1
        order by given_at, person_id is null, home_id, person_id`,
      [event],
    )
  ).rows;

/** Which units are mailed about an event. */
export const mailedOf = async (app: Running, event: string): Promise<string[]> =>
  (
    await app.worker.query('select home_id as home from delivery where event_id = $1 order by home_id', [event])
  ).rows.map(({ home }) => home);
