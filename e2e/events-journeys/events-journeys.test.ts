import { figures } from './figures.js';
import { planning } from './planning.js';
import { refusals } from './refusals.js';
import { seminar } from './seminar.js';
import { weekly } from './weekly.js';
import { startWorld, type World } from './world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
}, 180_000);
afterAll(() => world?.stop(), 60_000);

const here = () => world;
planning(here);
seminar(here);
weekly(here);
figures(here);
refusals(here);
