import { type Clock, type Id, today, type UnitId } from '@metodnet/kernel';
import type { Actor, Sql } from '@metodnet/scope';
import type { Works } from '@metodnet/store';
import type { Parts } from '@metodnet/subgraph';
import { mailBulletin } from '../bulletin/bulletin.js';
import { BulletinTable } from '../bulletin/bulletin.table.js';
import type { Letter, Mail } from '../mail/letter.js';
import type { Post } from '../mail/smtp.js';
import { standingIn } from '../standing-in.js';
import type { Subscription } from '../subscription/subscription.js';
import { type Delivery, type DeliveryId, type Outcome, recordAttempt } from './delivery.js';
import { DeliveryTable } from './delivery.table.js';

/** Writes the letter of a delivery for its reader; the actor reads for it. */
export type Write = (delivery: Delivery, reader: Reader, actor: Actor) => Promise<Letter>;

/** To whom and in which language, and where that is ended. */
export type Reader = Pick<Subscription, 'addresses' | 'language'> & { readonly unsubscribeUrl: string };

interface Claimed {
  readonly id: DeliveryId;
  readonly unit: UnitId;
  readonly home: UnitId;
  readonly bulletin: Id<'Bulletin'> | null;
}

/** How long nobody else takes what somebody sends now: far longer than sending may take. */
const CLAIM_MS = 5 * 60_000;
/** Mails on their way at once from one process. */
const AT_ONCE = 4;
/** Then it lets a process that was told to stop do so. */
const RUN_MS = 10_000;

/**
 * Sends what is due, in every process that runs it: each mail is claimed first, so that nobody else takes it, and settled afterwards. A process that
 * ends between the two leaves a claim that runs out; the mail is then sent again under the same Message-ID.
 */
export class Postman {
  constructor(
    private readonly works: Works,
    private readonly clock: Clock,
    private readonly timeZone: string,
    private readonly log: Parts['log'],
    private readonly post: Post,
    /** Domain of Message-IDs. */
    private readonly domain: string,
    private readonly write: Write,
    private readonly unsubscribeUrl: (key: string) => string,
  ) {}

  /** A chore, as the worker role. */
  async sendDue(sql: Sql): Promise<void> {
    const until = performance.now() + RUN_MS;
    const sendAll = async () => {
      while (performance.now() < until && (await this.sendOne(sql)));
    };
    await Promise.all(Array.from({ length: AT_ONCE }, sendAll));
  }

  private async sendOne(sql: Sql): Promise<boolean> {
    const claimed = await this.claim(sql);
    if (!claimed) return false;
    const reader = await this.readerOf(sql, claimed);
    const outcome: Outcome = reader ? await this.tried(claimed, reader) : { kind: 'unaddressed' };
    await this.settle(claimed, outcome);
    await sql.query('update delivery set claimed_until = null where id = $1', [claimed.id]);
    return true;
  }

  private async claim(sql: Sql): Promise<Claimed | null> {
    const now = this.clock.now();
    const [claimed] = await sql.query<Claimed>(
      `with next as materialized (
         select id from delivery
          where status in ('queued', 'retrying') and due_at <= $1 and (claimed_until is null or claimed_until <= $1)
          order by due_at, id limit 1 for update skip locked)
       update delivery d set claimed_until = $2, attempts = attempts + 1 from next where d.id = next.id
       returning d.id, d.unit_id as unit, d.home_id as home, d.bulletin_id as bulletin`,
      [now, new Date(now.getTime() + CLAIM_MS)],
    );
    return claimed ?? null;
  }

  /** As it is now: who has unsubscribed since gets nothing. A notice goes to whatever address there is, its organiser's first. */
  private async readerOf(sql: Sql, { unit, home, bulletin }: Claimed): Promise<Reader | null> {
    const [row] = await sql.query<Pick<Subscription, 'addresses' | 'language' | 'key'>>(
      `select addresses, language, key from subscription
        where home_id = $1 and status = 'active' and (unit_id = $2 or not $3)
        order by unit_id = $2 desc, id limit 1`,
      [home, unit, bulletin !== null],
    );
    return row
      ? { addresses: row.addresses, language: row.language, unsubscribeUrl: this.unsubscribeUrl(row.key) }
      : null;
  }

  private async tried({ id, unit }: Claimed, reader: Reader): Promise<Outcome> {
    try {
      const actor = this.actor(unit);
      const delivery = await this.works.read(actor, (work) => work.get(DeliveryTable, id));
      return await this.post.send(this.mail(delivery, reader, await this.write(delivery, reader, actor)));
    } catch (error) {
      // What keeps one mail from being written must not keep it for ever at the head of the others.
      this.log.error({ delivery: id, error: (error as Error).name }, 'A mail could not be written');
      return { kind: 'later', code: null };
    }
  }

  private mail({ id }: Delivery, { addresses, unsubscribeUrl }: Reader, letter: Letter): Mail {
    const uuid = id.slice(id.indexOf(':') + 1);
    return { ...letter, messageId: `<${uuid}@${this.domain}>`, to: addresses, unsubscribeUrl };
  }

  private async settle({ id, unit, bulletin }: Claimed, outcome: Outcome): Promise<void> {
    const times = { now: this.clock.now(), today: today(this.clock, this.timeZone) };
    await this.works.run(this.actor(unit), async (work) => {
      const delivery = await work.get(DeliveryTable, id);
      const { accepted } = await work.commit(DeliveryTable, recordAttempt(delivery, outcome, times));
      if (!accepted || outcome.kind !== 'accepted' || !bulletin) return;
      if ((await work.find(BulletinTable, bulletin))?.mailedOn !== null) return;
      await work.commit(BulletinTable, mailBulletin(await work.get(BulletinTable, bulletin), times.today));
    });
    if (outcome.kind !== 'accepted') this.log.warn({ delivery: id, ...outcome }, 'A mail was not accepted');
  }

  private actor = (unit: UnitId) => standingIn('mail', unit, today(this.clock, this.timeZone));
}
