import { unscopedCount } from '@metodnet/store';
import type { MediaItemId } from './media-item.js';

/** How many copies of an item are out, whoever has them: a number from beyond the actor's sight. */
export const copiesLent = unscopedCount<{ readonly item: MediaItemId }>('events.copies_lent');
