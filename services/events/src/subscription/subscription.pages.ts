import type { Sentence, UnitId } from '@metodnet/kernel';
import type { Works } from '@metodnet/store';
import { fill, type Html, html, htmlPage, type Page, type PageAnswer, type Visit } from '@metodnet/subgraph';
import { standingIn } from '../standing-in.js';
import { endSubscription, resumeSubscription, type Subscription, type SubscriptionId } from './subscription.js';
import { SubscriptionTable } from './subscription.table.js';

/** Where the readers of a subscription’s mails end it. */
export const unsubscribePath = (key: string): string => `/unsubscribe/${key}`;

interface Mailing {
  readonly id: SubscriptionId;
  readonly unitId: UnitId;
  readonly unitName: string;
  readonly homeName: string;
  readonly status: Subscription['status'];
}

const WORDS = {
  title: { ru: 'Рассылка по электронной почте', en: 'E-mails' },
  mailed: { ru: '«{home}» получает письма: {unit}.', en: '{home} receives the e-mails of {unit}.' },
  ended: {
    ru: '«{home}» больше не получает письма: {unit}.',
    en: '{home} receives the e-mails of {unit} no more.',
  },
  end: { ru: 'Отписаться', en: 'Unsubscribe' },
  resume: { ru: 'Подписаться снова', en: 'Subscribe again' },
} satisfies Record<string, Sentence>;

/**
 * What the link in each mail leads to. A GET changes nothing: mail programs follow links by themselves. A POST ends the subscription, by the button or
 * by the mail program’s own (RFC 8058), and another resumes it.
 */
export function subscriptionPages(works: Works): readonly Page[] {
  const find = async ({ actor, params: { key = '' } }: Visit): Promise<Mailing | null> => {
    if (!KEY.test(key)) return null;
    const [mailing] = await works.read(actor, (work) =>
      work.query<Mailing>(
        `select id, unit_id as "unitId", unit_name as "unitName", home_name as "homeName", status from events.mailing($1)`,
        [key],
      ),
    );
    return mailing ?? null;
  };
  const page = async (visit: Visit): Promise<PageAnswer | null> => {
    const mailing = await find(visit);
    return mailing && pageOf(mailing, visit);
  };
  const change = (decide: typeof endSubscription | typeof resumeSubscription) => async (visit: Visit) => {
    const mailing = await find(visit);
    if (mailing)
      await works.run(standingIn('mail-reader', mailing.unitId, visit.actor.today), async (work) =>
        work.commit(SubscriptionTable, decide(await work.get(SubscriptionTable, mailing.id))),
      );
    return page(visit);
  };
  // Large mail services answer for many readers from few addresses.
  const perMinute = 600;
  return [
    { path: '/unsubscribe/:key', kept: 'by-nobody', answer: page },
    { path: '/unsubscribe/:key', method: 'POST', kept: 'by-nobody', perMinute, answer: change(endSubscription) },
    { path: '/resubscribe/:key', method: 'POST', kept: 'by-nobody', perMinute, answer: change(resumeSubscription) },
  ];
}

const KEY = /^[\w-]{32}$/;

function pageOf({ homeName: home, unitName: unit, status }: Mailing, { params, language }: Visit): PageAnswer {
  const ended = status === 'ended';
  const said = fill((ended ? WORDS.ended : WORDS.mailed)[language], { home, unit });
  const form = ended
    ? button(`../resubscribe/${params.key}`, WORDS.resume[language])
    : button(`../unsubscribe/${params.key}`, WORDS.end[language]);
  return { ...htmlPage(language, WORDS.title[language], html`<p>${said}</p>\n${form}`), hasForm: true };
}

const button = (action: string, words: string): Html =>
  html`<form method="post" action="${action}"><button>${words}</button></form>`;
