import { accept, type Clock, type Decision, readOnly, reject } from '@metodnet/kernel';
import { type Actor, may, must, type UnitTree } from '@metodnet/scope';
import type { Work, Works } from '@metodnet/store';
import { selfOf } from './informing.js';
import { type Notice, type NoticeId, readNotice } from './notice.js';
import { NoticeTable } from './notice.table.js';

const MOST_AT_ONCE = 500;

export class NoticeCommands {
  constructor(
    private readonly works: Works,
    private readonly units: UnitTree,
    private readonly clock: Clock,
  ) {}

  /** By the person who was told, or by whoever answers for the unit that was; what was read before stays as it is. */
  read(actor: Actor, ids: readonly NoticeId[]): Promise<Decision<readonly Notice[], never, 'too-many-notices'>> {
    return this.works.run(actor, async (work) => {
      if (ids.length > MOST_AT_ONCE) return reject('too-many-notices', { limit: MOST_AT_ONCE });
      const read: Notice[] = [];
      // In one order whoever asks, so that two who read the same do not wait for each other.
      for (const id of [...new Set(ids)].sort()) {
        const notice = await work.get(NoticeTable, id);
        await this.mustBeTold(work, notice);
        const decision = await work.commit(NoticeTable, readNotice(notice, this.clock.now()));
        read.push(decision.accepted ? decision.next : notice);
      }
      return accept(read);
    });
  }

  private async mustBeTold(work: Work, { personId, homeId }: Notice): Promise<void> {
    const { actor } = work;
    if (personId !== null) {
      const same = actor.person !== null && (await selfOf(work, actor.person)) === (await selfOf(work, personId));
      if (!same) throw readOnly();
      return;
    }
    const path = await this.units.pathOf(homeId);
    if (!may(actor, 'events:write', path)) must(actor, 'events:refer', path);
  }
}
