import type { Stage } from '../stage/stage.js';
import type { Acknowledged } from '../traffic/journal.js';
import { acknowledged } from './acknowledged.js';
import type { Finding } from './finding.js';
import { lanes } from './lanes.js';
import { ledger } from './ledger.js';
import { numbering } from './outbox.js';
import { remains } from './remains.js';
import { unitTrees } from './unit-trees.js';

/** Everything that must hold once the suite has come to rest. */
export async function check(stage: Stage, journal: readonly Acknowledged[]): Promise<Finding[]> {
  const { databases } = stage;
  return [
    ...(await acknowledged(databases, journal)),
    ...(await numbering(databases)),
    ...(await lanes(databases)),
    ...(await unitTrees(databases)),
    ...(await ledger(databases)),
    ...(await remains(stage)),
  ];
}
