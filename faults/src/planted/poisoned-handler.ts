// Loaded into reporting before anything else (`node --import`): its ledger has a mistake, and for one event it throws or dies. The file
// that FAULTS_POISON names says which; without it the mistake is mended.
import { readFileSync } from 'node:fs';
import { LedgerWriter } from '../../../services/reporting/dist/ledger/writer.js';
import type { Poison } from '../drills/poison.js';

const file = process.env.FAULTS_POISON ?? '';
const { apply } = LedgerWriter.prototype;

LedgerWriter.prototype.apply = async function (sql, batch) {
  const poison = planted();
  for (const { envelope } of batch) {
    if (envelope.owner !== poison?.owner || envelope.seq !== poison.seq) continue;
    if (poison.does === 'kills') process.kill(process.pid, 'SIGKILL');
    throw new Error('a mistake that was planted');
  }
  return apply.call(this, sql, batch);
};

function planted(): Poison | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}
