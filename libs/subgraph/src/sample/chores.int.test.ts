import { setTimeout as pause } from 'node:timers/promises';
import { sample } from './notes.fixture.js';
import { startSample } from './running.fixture.js';

describe('A chore of a service', () => {
  it('is done as the worker at the start and again, also after it failed, and no more once the service has stopped', async () => {
    const doneAs: boolean[] = [];
    const definition: typeof sample = {
      ...sample,
      build: (parts) => ({
        ...sample.build(parts),
        chores: [
          {
            name: 'looking around',
            everyMs: 20,
            run: async (sql) => {
              const [row] = await sql.query<{ worker: boolean }>(
                "select pg_has_role('metodnet_worker', 'member') and not pg_has_role('metodnet_app', 'member') as worker",
              );
              doneAs.push(row?.worker ?? false);
              if (doneAs.length === 1) throw new Error('not now');
            },
          },
        ],
      }),
    };
    const service = await startSample({}, { definition });
    while (doneAs.length < 3) await pause(10);
    await service.stop();
    const before = doneAs.length;
    await pause(100);
    expect(doneAs).toHaveLength(before);
    expect(new Set(doneAs)).toEqual(new Set([true]));
  });
});
