import { html, htmlPage, type Language, type Page, type PageAnswer, type Visit } from '@metodnet/subgraph';
import { pdfOf } from '../certificate-template/pdf.js';
import { ROLES } from '../certificate-template/printed.js';
import type { CertificateQueries, Verified } from './certificate.queries.js';

/** Where a certificate is verified. */
export const verifyPath = (number: string, code: string): string => `/verify/${number}/${code}`;

/** Verification of certificates by whoever holds number and code, and the certificate itself (PRC-06). Both are about somebody: nobody keeps them. */
export const certificatePages = (queries: CertificateQueries, publicUrl: (path: string) => string): Page[] => {
  const verified = ({ actor, params: { number = '', code = '' } }: Visit) => queries.verify(actor, number, code);
  return [
    {
      path: '/verify/:number/:code',
      kept: 'by-nobody',
      perMinute: 30,
      async answer(visit) {
        const found = await verified(visit);
        return visit.wantsJson ? asJson(found?.says ?? null) : asHtml(found?.says ?? null, visit.language);
      },
    },
    {
      path: '/verify/:number/:code/certificate.pdf',
      kept: 'by-nobody',
      perMinute: 10,
      async answer(visit) {
        const found = await verified(visit);
        if (!found || found.says.revokedOn !== null) return null;
        const { number = '', code = '' } = visit.params;
        const body = await pdfOf(found.design, found.says, publicUrl(verifyPath(number, code)));
        return { type: 'application/pdf', body, saveAs: `certificate-${number}.pdf` };
      },
    },
  ];
};

const status = (says: Verified | null) => (says ? 200 : 404);

const asJson = (says: Verified | null): PageAnswer => ({
  type: 'application/json; charset=utf-8',
  status: status(says),
  body: JSON.stringify({ valid: says !== null && says.revokedOn === null, certificate: says }),
});

const words = {
  ru: {
    title: 'Проверка сертификата',
    absent: 'Сертификата с такими номером и кодом нет. Проверьте, верно ли они введены.',
    valid: 'Сертификат действителен.',
    revoked: 'Сертификат аннулирован',
    number: 'Номер',
    holder: 'Кому выдан',
    event: 'Мероприятие',
    days: 'Дата',
    role: 'Роль',
    hours: 'Академических часов',
    organisation: 'Кем выдан',
    issued: 'Дата выдачи',
  },
  en: {
    title: 'Verification of a certificate',
    absent: 'There is no certificate of that number and code. See whether they are typed right.',
    valid: 'The certificate is valid.',
    revoked: 'The certificate was revoked on',
    number: 'Number',
    holder: 'Issued to',
    event: 'Event',
    days: 'Date',
    role: 'Role',
    hours: 'Academic hours',
    organisation: 'Issued by',
    issued: 'Issued on',
  },
} as const;

function asHtml(says: Verified | null, language: Language): PageAnswer {
  const word = words[language];
  if (!says) return { ...htmlPage(language, word.title, html`<p>${word.absent}</p>`), status: 404 };
  const { number, holder, eventTitle, startsOn, endsOn, role, hours, organisation, issuedOn, revokedOn } = says;
  const rows: readonly (readonly [string, string | number])[] = [
    [word.number, number],
    [word.holder, holder],
    [word.event, eventTitle],
    [word.days, startsOn === endsOn ? startsOn : `${startsOn} – ${endsOn}`],
    [word.role, language === 'ru' ? ROLES[role] : role.toLowerCase()],
    [word.hours, hours],
    [word.organisation, organisation],
    [word.issued, issuedOn],
  ];
  const standing = revokedOn ? `${word.revoked} ${revokedOn}.` : word.valid;
  const table = rows.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`);
  return htmlPage(language, word.title, html`<p><strong>${standing}</strong></p><dl>${table}</dl>`);
}
