import type { Role } from '@metodnet/contracts';
import type { DemoPerson } from '@metodnet/demo';
import { type CalendarDate, calendarDateOf, type UnitId } from '@metodnet/kernel';
import { type Suite, startSuite } from '@metodnet/testing/suite';
import pg from 'pg';
import { startSmtpServer, type TestSmtpServer } from '../../services/events/src/mail/smtp-server.fixture.js';
import { Client, eventually } from '../asking.js';
import { type Filled, fill } from '../filling.js';
import { FIRST_SCHOOL, network, OTHER_SCHOOL, SECOND_SCHOOL } from './network.js';

/** The suite with people at work, and a mail server. */
export interface World {
  readonly suite: Suite;
  /** As the services have it. */
  readonly today: CalendarDate;
  readonly post: TestSmtpServer;
  /** Addresses whose mails the server puts off, with 451. */
  readonly putOff: Set<string>;
  as(role: Role, unit: UnitId, language?: 'ru' | 'en'): Promise<Client>;
  idOf(person: DemoPerson): string;
  /** Lets the pause before the next try of mails be over: it is a minute. */
  pauseIsOver(): Promise<void>;
  stop(): Promise<void>;
}

export async function startWorld(): Promise<World> {
  const timeZone = whereItIsNoon();
  const putOff = new Set<string>();
  const post = await startSmtpServer({ recipient: (address) => (putOff.has(address) ? 451 : null) });
  const suite = await startSuite({
    environment: (process) => ({
      METODNET_TIME_ZONE: timeZone,
      ...(process === 'events' && { METODNET_SMTP_URL: post.url, METODNET_MAIL_FROM: 'Сеть <no-reply@imc.example>' }),
    }),
  });
  const filled = await fill(suite, network);
  const idOf = (person: DemoPerson) => (filled.get(person) as Filled).personId;
  const as: World['as'] = async (role, unit, language = 'en') =>
    new Client(suite.endpoint, await suite.issuer.token({ subject: `${role}-of-${unit}`, grants: [{ role, unit }] }), {
      'accept-language': language,
    });
  await untilEventsHasHeard(suite, network.staff.people.map(idOf));
  return {
    ...{ suite, post, putOff, as, idOf, today: calendarDateOf(new Date(), timeZone) },
    async pauseIsOver() {
      await inEvents(suite, "update delivery set due_at = now() where status = 'retrying'");
    },
    async stop() {
      await suite.stop();
      await post.stop();
    },
  };
}

/** Days are calendar days of a time zone: where it is noon, none ends during a journey. */
function whereItIsNoon(): string {
  const ahead = 12 - new Date().getUTCHours();
  // The signs of these names are the other way round.
  return ahead === 0 ? 'Etc/GMT' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
}

/** Who works where it hears from staffing, and which units there are from network, each in its time. */
const untilEventsHasHeard = (suite: Suite, people: readonly string[]) =>
  eventually(async () => {
    const [heard] = await inEvents(
      suite,
      `select (select count(distinct person_id) from heard.employment where person_id = any ($1))::int as people,
              (select count(*) from scope.unit where id = any ($2))::int as units`,
      [people, [FIRST_SCHOOL, SECOND_SCHOOL, OTHER_SCHOOL]],
    );
    expect(heard).toEqual({ people: people.length, units: 3 });
  }, 30_000);

async function inEvents(suite: Suite, sql: string, params: readonly unknown[] = []): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: suite.databases.events.workerUrl });
  await client.connect();
  const { rows } = await client.query(sql, [...params]);
  await client.end();
  return rows;
}
