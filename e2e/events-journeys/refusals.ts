import { addDays } from '@metodnet/kernel';
import type { Client } from '../asking.js';
import { change, type Kept, refused } from './changing.js';
import { anna, boris, FIRST_SCHOOL, gone, neighbour, OTHER_SCHOOL, SERVICE, TOMSK } from './network.js';
import { ORDER } from './planning.js';
import { scheduled } from './scheduling.js';
import type { World } from './world.js';

const PEOPLE =
  'query People($event: ID!) { event(id: $event) { version } participations(filter: { eventId: $event }, orderBy: QUEUED_AT) { nodes { status version } } }';
const ITEM = 'query Item($id: ID!) { planItem(id: $id) { title version } }';
const CHANGE =
  'mutation ($input: ChangePlanItemInput!) { changePlanItem(input: $input) { item { title version } rejection { code } } }';

/** Wrong input is refused in words, and nothing is lost by it. */
export function refusals(world: () => World): void {
  describe('Wrong input about events', () => {
    let methodist: Client;
    let head: Client;
    beforeAll(async () => {
      methodist = await world().as('methodist', SERVICE);
      head = await world().as('school-head', FIRST_SCHOOL);
    });

    const registering = (event: Kept, person = anna, homeId = FIRST_SCHOOL) => ({
      eventId: event.id,
      personId: world().idOf(person),
      homeId,
      role: 'PARTICIPANT',
    });
    /** What the organiser reads of an event and of those who take part. */
    const stateOf = (event: Kept) => methodist.get(PEOPLE, { event: event.id });
    const nobody = (event: Kept) => ({ event: { version: event.version }, participations: { nodes: [] } });

    it('does not seat anybody at a full event: people wait and are told why, pupils as a number are refused', async () => {
      const event = await scheduled(methodist, { seats: 1 }, addDays(world().today, 5));
      const answer = 'participation { status placeInQueue waitsBecause }';
      await change(head, 'registerForEvent', registering(event), answer);
      expect(await change(head, 'registerForEvent', registering(event, boris), answer)).toEqual({
        participation: {
          status: 'WAITING',
          placeInQueue: 1,
          waitsBecause: expect.stringMatching(/^All 1 seats are taken/),
        },
      });
      const order = { form: 'ORAL', issuedOn: world().today };
      const group = { unitId: FIRST_SCHOOL, eventId: event.id, order, pupilGroups: [{ age: 12, count: 3 }] };
      expect(await refused(head, 'issueReferral', group)).toBe('too-few-seats');
      expect(await stateOf(event)).toMatchObject({
        participations: { nodes: [{ status: 'REGISTERED' }, { status: 'WAITING' }] },
      });
    });

    it('does not register to a past, a cancelled or a foreign event', async () => {
      const past = await scheduled(methodist, {}, '2026-03-17');
      expect(await refused(head, 'registerForEvent', registering(past))).toBe('event-past');
      expect(await stateOf(past)).toEqual(nobody(past));

      const cancelled = await scheduled(methodist, {}, addDays(world().today, 5));
      const off = { id: cancelled.id, because: 'Болезнь ведущего (тест)' };
      const { event } = await change<{ event: Kept }>(methodist, 'cancelEvent', off, 'event { id version }');
      expect(await refused(head, 'registerForEvent', registering(event))).toBe('event-cancelled');
      expect(await stateOf(event)).toEqual(nobody(event));

      const foreign = await scheduled(methodist, {}, addDays(world().today, 5));
      const otherHead = await world().as('school-head', OTHER_SCHOOL);
      expect(await refused(otherHead, 'registerForEvent', registering(foreign, neighbour, OTHER_SCHOOL))).toBe(
        'not-for-this-place',
      );
      expect(await faults('registerForEvent', registering(foreign), 'school-head', OTHER_SCHOOL)).toEqual([
        'FORBIDDEN',
        'FORBIDDEN',
      ]);
      expect(await stateOf(foreign)).toEqual(nobody(foreign));
    });

    it('records no attendance of who did not work there that day', async () => {
      const event = await scheduled(methodist, {}, '2026-06-15');
      const walkIn = registering(event, gone);
      expect(await refused(methodist, 'recordWalkIn', walkIn)).toBe('not-employed-then');
      expect(await stateOf(event)).toEqual(nobody(event));
      const before = await scheduled(methodist, {}, '2026-05-19');
      await change(methodist, 'recordWalkIn', { ...walkIn, eventId: before.id }, 'participation { status }');
    });

    it('certifies no one who was absent', async () => {
      const event = await scheduled(methodist, {}, world().today);
      const { participation } = await change<{ participation: Kept }>(
        head,
        'registerForEvent',
        registering(event),
        'participation { id version }',
      );
      await change(
        methodist,
        'recordAttendance',
        { id: participation.id, present: false, role: 'PARTICIPANT' },
        'participation { status }',
      );
      await change(methodist, 'holdEvent', { id: event.id }, 'event { status }');
      const holders = [{ participationId: participation.id, holder: 'Тестова Проба' }];
      const issued = await methodist.get(
        'mutation ($input: IssueCertificatesInput!) { issueCertificates(input: $input) { issued { certificate { id } rejection { code messageRu messageEn } } } }',
        { input: { eventId: event.id, holders } },
      );
      expect(issued).toEqual({
        issueCertificates: {
          issued: [
            {
              certificate: null,
              rejection: {
                code: 'did-not-attend',
                messageRu: expect.stringMatching(/[а-я]/),
                messageEn: expect.stringMatching(/^[A-Z]/),
              },
            },
          ],
        },
      });
      const held = await methodist.get(
        'query ($event: ID!) { certificates(filter: { eventId: $event }) { totalCount } }',
        { event: event.id },
      );
      expect(held).toEqual({ certificates: { totalCount: 0 } });
    });

    describe('of a plan', () => {
      let plan: Kept;
      let item: Kept;
      const details = { number: '1', title: 'Форум', deadline: 'когда будет готово', responsible: 'МАУ ИМЦ' };
      const approval = () => ({ id: plan.id, edition: 1, order: ORDER });
      const planNow = () => methodist.get('query ($id: ID!) { plan(id: $id) { status edition } }', { id: plan.id });

      beforeAll(async () => {
        const drafted = {
          unitId: SERVICE,
          kind: 'DEVELOPMENT_PLAN',
          title: 'План развития (тест)',
          from: '2026-01-01',
          to: '2029-01-01',
        };
        ({ plan } = await change<{ plan: Kept }>(methodist, 'draftPlan', drafted, 'plan { id version }'));
        ({ item } = await change<{ item: Kept }>(
          methodist,
          'addPlanItem',
          { planId: plan.id, details },
          'item { id version }',
        ));
      });

      it('with a deadline that cannot be read is not approved', async () => {
        expect(await refused(methodist, 'approvePlan', approval())).toBe('deadline-unreadable');
        expect(await planNow()).toEqual({ plan: { status: 'DRAFT', edition: 0 } });
      });

      it('of which two edit one item at once: one is told to look again, and the other’s words stay', async () => {
        const other = await world().as('municipal-operator', TOMSK);
        const answers = await Promise.all(
          [methodist, other].map((client, index) =>
            client.ask(CHANGE, {
              input: {
                id: item.id,
                expectedVersion: item.version,
                details: { ...details, title: `Форум ${index + 1}`, deadline: 'март 2027 г.' },
              },
            }),
          ),
        );
        const codes = answers.map(({ errors: [error] }) => error?.extensions?.code ?? 'changed');
        expect([...codes].sort()).toEqual(['STALE_VERSION', 'changed']);
        const title = `Форум ${codes.indexOf('changed') + 1}`;
        expect(await methodist.get(ITEM, { id: item.id })).toEqual({ planItem: { title, version: item.version + 1 } });
        const late = { id: item.id, expectedVersion: item.version, details };
        expect(await faults('changePlanItem', late, 'methodist', SERVICE)).toEqual(['STALE_VERSION', 'STALE_VERSION']);
        expect(await methodist.get(ITEM, { id: item.id })).toMatchObject({ planItem: { title } });
      });

      it('that is approved already is not approved again, nor changed', async () => {
        await change(methodist, 'approvePlan', approval(), 'plan { edition }');
        expect(await refused(methodist, 'approvePlan', approval())).toBe('edition-approved-already');
        expect(await refused(methodist, 'addPlanItem', { planId: plan.id, details })).toBe('plan-approved');
        expect(await planNow()).toEqual({ plan: { status: 'APPROVED', edition: 1 } });
      });
    });

    /** The codes of the faults to which something leads, in both languages, in whose words they are. */
    async function faults(mutation: string, input: object, role: 'school-head' | 'methodist', unit: typeof SERVICE) {
      const inputType = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
      const codes: (string | undefined)[] = [];
      for (const [language, words] of [
        ['ru', /[а-яё]/],
        ['en', /^[^а-яё]+$/i],
      ] as const) {
        const client = await world().as(role, unit, language);
        const { errors } = await client.ask(
          `mutation ($input: ${inputType}!) { ${mutation}(input: $input) { rejection { code } } }`,
          { input },
        );
        expect(errors[0]?.message).toMatch(words);
        codes.push(errors[0]?.extensions?.code);
      }
      return codes;
    }
  });
}
