import type { Id } from '@metodnet/kernel';
import { aUnit } from './unit/unit.fixture.js';

/** Any id of a kind; domain functions take ids as arguments. */
export const anId = <Kind extends string>(n = 1) =>
  `ru-tom-tomsk:00000000-0000-4000-8000-${String(n).padStart(12, '0')}` as Id<Kind>;

/** A school that has been there since 2020. */
export const aSchool = aUnit();
