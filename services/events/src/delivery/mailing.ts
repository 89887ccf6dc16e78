import type { MailSettings, Parts, Service } from '@metodnet/subgraph';
import { domainOf, smtpPost } from '../mail/smtp.js';
import { unsubscribePath } from '../subscription/subscription.pages.js';
import { MailBacklog } from './backlog.js';
import { letters } from './letters.js';
import { Postman } from './postman.js';

/** What sends the mails that wait, if there is a mail server, and what tells how many wait. */
export function mailing(parts: Parts): Required<Pick<Service, 'chores' | 'gauges'>> {
  const { clock, mail } = parts;
  const backlog = new MailBacklog(clock, mail !== null);
  const measuring = { name: 'measure waiting mail', everyMs: 15_000, run: backlog.measure };
  if (mail === null) return { chores: [measuring], gauges: backlog.gauges };
  // Made when it is first needed: a schema is printed with settings that cannot be used.
  let postman: Postman | undefined;
  const sending: (typeof measuring)['run'] = (sql) => {
    postman ??= postmanOf(parts, mail);
    return postman.sendDue(sql);
  };
  return { chores: [measuring, { name: 'send mail', everyMs: 5_000, run: sending }], gauges: backlog.gauges };
}

const postmanOf = ({ works, units, clock, timeZone, log, publicUrl }: Parts, mail: MailSettings): Postman =>
  new Postman(works, clock, timeZone, log, smtpPost(mail), domainOf(mail), letters(works, units, publicUrl), (key) =>
    publicUrl(unsubscribePath(key)),
  );
