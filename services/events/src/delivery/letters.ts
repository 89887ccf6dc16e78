import type { UnitId } from '@metodnet/kernel';
import type { Actor, UnitTree } from '@metodnet/scope';
import type { Works } from '@metodnet/store';
import type { Parts } from '@metodnet/subgraph';
import type { BulletinId } from '../bulletin/bulletin.js';
import { bulletinLetter } from '../bulletin/bulletin.letter.js';
import { bulletinPath } from '../bulletin/bulletin.pages.js';
import { BulletinTable } from '../bulletin/bulletin.table.js';
import type { Letter } from '../mail/letter.js';
import type { NoticeId } from '../notice/notice.js';
import { noticeLetter } from '../notice/notice.letter.js';
import { NoticeTable } from '../notice/notice.table.js';
import type { Reader, Write } from './postman.js';

/** Writes bulletins and notices for their readers. */
export function letters(works: Works, units: UnitTree, publicUrl: Parts['publicUrl']): Write {
  const nameOf = async (unit: UnitId) => (await units.find(unit))?.name ?? unit;

  async function bulletin(id: BulletinId, { language, unsubscribeUrl }: Reader, actor: Actor): Promise<Letter> {
    const { unitId, weekOf, text, lines } = await works.read(actor, (work) => work.get(BulletinTable, id));
    const url = publicUrl(bulletinPath(unitId, weekOf));
    const issue = { weekOf, text, lines: lines ?? [], unitName: await nameOf(unitId) };
    return bulletinLetter(issue, { language, url, unsubscribeUrl });
  }

  async function notice(id: NoticeId, reader: Reader, actor: Actor): Promise<Letter> {
    const given = await works.read(actor, (work) => work.get(NoticeTable, id));
    const venues = [given.was, given.now].flatMap((facts) => facts?.venue.unitId ?? []);
    const names = new Map<UnitId, string>();
    for (const unit of venues) names.set(unit, await nameOf(unit));
    return noticeLetter(given, await nameOf(given.unitId), (unit) => names.get(unit) ?? unit, reader);
  }

  return ({ bulletinId, noticeId }, reader, actor) =>
    bulletinId === null ? notice(noticeId, reader, actor) : bulletin(bulletinId, reader, actor);
}
