import type { UnitTree } from '@metodnet/scope';
import type { Works } from '@metodnet/store';
import type { Parts } from '@metodnet/subgraph';
import { bulletinLetter } from '../bulletin/bulletin.letter.js';
import { bulletinPath } from '../bulletin/bulletin.pages.js';
import { BulletinTable } from '../bulletin/bulletin.table.js';
import type { Write } from './postman.js';

/** Writes bulletins and notices for their readers. */
export const letters =
  (works: Works, units: UnitTree, publicUrl: Parts['publicUrl']): Write =>
  async (delivery, { language, unsubscribeUrl }, actor) => {
    const unitName = (await units.find(delivery.unitId))?.name ?? delivery.unitId;
    const { weekOf, text, lines } = await works.read(actor, (work) =>
      work.get(BulletinTable, delivery.bulletinId ?? ''),
    );
    const url = publicUrl(bulletinPath(delivery.unitId, weekOf));
    return bulletinLetter({ weekOf, text, lines: lines ?? [], unitName }, { language, url, unsubscribeUrl });
  };
