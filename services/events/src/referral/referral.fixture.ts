import type { PersonId } from '@metodnet/kernel';
import { type head, type Running, school, today } from '../events.fixture.js';
import { works } from '../participation/participation.fixture.js';

type Who = typeof head;
const LINES =
  'lines { person { id } pupilId participation { id status placeInQueue source } rejection { code message } }';
const REFERRAL = `{ referral { id people pupils pupilGroups { age count } recalled version } ${LINES} rejection { code message } }`;

/** Sends people of the school by an oral order of today, unless told otherwise. */
export async function issueReferral(
  app: Running,
  who: Who,
  eventId: string,
  people: readonly PersonId[],
  given: object = {},
) {
  const order = { form: 'ORAL', issuedOn: today };
  const input = { unitId: school, eventId, order, people: people.map((personId) => ({ personId })), ...given };
  const ask = `mutation ($input: IssueReferralInput!) { issueReferral(input: $input) ${REFERRAL} }`;
  return (await app.ask(who, ask, { input })).issueReferral;
}

export async function changeReferral(app: Running, who: Who, id: string, input: object) {
  const ask = `mutation ($input: ChangeReferralInput!) { changeReferral(input: $input) ${REFERRAL} }`;
  return (await app.ask(who, ask, { input: { id, ...input } })).changeReferral;
}

export const recallReferral = async (app: Running, who: Who, id: string) =>
  (await app.ask(who, `mutation { recallReferral(input: { id: "${id}" }) ${REFERRAL} }`)).recallReferral;

/** Several people who work in a unit. */
export const peopleOf = (app: Running, count: number, unit = school): Promise<PersonId[]> =>
  Promise.all(Array.from({ length: count }, () => works(app, unit)));

/** What has become of everybody's part in an event, by its id. */
export async function statusesAt(app: Running, eventId: string): Promise<Record<string, string>> {
  const { rows } = await app.worker.query('select id, status from participation where event_id = $1', [eventId]);
  return Object.fromEntries(rows.map(({ id, status }) => [id, status]));
}
