import { actor, head, nobody, running, school } from './events.fixture.js';
import { announce, participate, works } from './participation/participation.fixture.js';

describe('What somebody took part in, once two records of them were found to be one', () => {
  it.each(['nothing', 'own checks', 'row-level security'] as const)(
    'is theirs to see under whichever id they come, without %s',
    async (without) => {
      const app = await running(without);
      try {
        const [stays, gone, other] = [await works(app, school), await works(app, school), await works(app, school)];
        for (const personId of [stays, gone]) {
          const eventId = await announce(app, { title: `Семинар ${personId}` });
          await participate(app, head, 'registerForEvent', { eventId, personId, homeId: school, role: 'PARTICIPANT' });
        }
        const seen = async (person: typeof stays | null) => {
          const mine = `{ participations(filter: { home: "${school}" }) { totalCount } }`;
          return (await app.ask(person ? actor([], person) : nobody, mine)).participations.totalCount;
        };
        expect([await seen(stays), await seen(gone)]).toEqual([1, 1]);
        await app.worker.query('insert into heard.merged values ($1, $2)', [gone, stays]);
        expect([await seen(stays), await seen(gone)]).toEqual([2, 2]);
        expect([await seen(other), await seen(null)]).toEqual([0, 0]);
      } finally {
        await app.stop();
      }
    },
  );
});
