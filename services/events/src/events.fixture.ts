import { runningSubgraph, today, type Without } from '@metodnet/testing/subgraph';
import { events } from './service.js';

export * from '@metodnet/testing/subgraph';

/** Events, asked as the gateway would ask it, for whichever actor. */
export const running = (without?: Without) => runningSubgraph(events, ticking(), without);

/** A clock that goes on by a second whenever it is looked at, so that what is asked first comes first. */
function ticking() {
  let looks = 0;
  return { now: () => new Date(Date.parse(`${today}T05:00:00Z`) + 1000 * looks++) };
}
