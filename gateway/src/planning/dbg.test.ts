import { federation } from '../execution/federation.fixture.js';
import { world } from '../execution/world.fixture.js';
import { hivePlanner } from './planner.js';
const { supergraph } = federation(world);
const planner = hivePlanner(supergraph.sdl);
it.each((process.env.Q ?? '').split('\n'))('%s', async (q) => {
  try { console.log(q, JSON.stringify(await planner.plan(q), null, 1).replace(/\n\s+/g,' ')); } catch (e) { console.log(q, (e as Error).cause); }
});
