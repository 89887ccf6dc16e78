import type { MailSettings } from '@metodnet/subgraph';
import { createTransport } from 'nodemailer';
import type { Outcome } from '../delivery/delivery.js';
import type { Mail } from './letter.js';

/** What takes mails and says what became of them. */
export interface Post {
  send(mail: Mail): Promise<Outcome>;
}

export interface Patience {
  /** Until there is a connection. */
  readonly connectMs: number;
  /** While nothing comes. */
  readonly silenceMs: number;
  /** For one mail altogether; shorter than a claim lasts, so that nobody else begins meanwhile. */
  readonly wholeMs: number;
}

const PATIENCE: Patience = { connectMs: 10_000, silenceMs: 30_000, wholeMs: 120_000 };

/**
 * Mails through an SMTP server, each over a connection of its own: hundreds a week are no reason to keep some open. Of what the server says only
 * the number is kept; its words may repeat addresses.
 */
export function smtpPost({ smtpUrl, from }: MailSettings, { connectMs, silenceMs, wholeMs } = PATIENCE): Post {
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: connectMs,
    greetingTimeout: connectMs,
    socketTimeout: silenceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ messageId, to, unsubscribeUrl, subject, text, html }) {
      const sending = transport.sendMail({
        from,
        to: to.map((address) => ({ name: '', address })),
        messageId,
        subject,
        text,
        html,
        list: { unsubscribe: { url: unsubscribeUrl } },
        headers: { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click', 'Auto-Submitted': 'auto-generated' },
      });
      try {
        const { response } = await within(wholeMs, sending);
        return { kind: 'accepted', code: codeOf(response) ?? 250 };
      } catch (error) {
        return outcomeOf(error as SmtpError);
      }
    },
  };
}

/** Of mails from this sender, whatever machine sends them. */
export const domainOf = ({ from }: MailSettings): string => /@([^\s<>@]+?)>?$/.exec(from.trim())?.[1] ?? 'localhost';

interface SmtpError {
  readonly responseCode?: number;
  readonly command?: string;
  readonly permanent?: boolean;
}

/** What was refused for good is the recipient or the mail; a refused login or sender is ours to mend, and the mails wait for it. */
function outcomeOf({ responseCode = undefined, command = '', permanent = false }: SmtpError): Outcome {
  const code = responseCode ?? null;
  if (permanent && code !== null && ['RCPT TO', 'DATA'].includes(command)) return { kind: 'refused', code };
  return { kind: 'later', code };
}

const codeOf = (response: string): number | null => Number(/^\d{3}/.exec(response)?.[0]) || null;

async function within<Answer>(ms: number, answer: Promise<Answer>): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The mail server took too long')), ms);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
    answer.catch(() => undefined);
  }
}
