import type { Envelope } from '@metodnet/contracts';
import { ownerOf } from '@metodnet/kernel';
import type { Change } from './ledger/changes.js';

/** What an owner says of a record of its own; of another's it has nothing to say. */
export const told =
  <Data>(idOf: (data: Data) => string, change: (data: Data) => Change) =>
  ({ owner, data }: Envelope<Data>): Change[] =>
    ownerOf(idOf(data)) === owner ? [change(data)] : [];
