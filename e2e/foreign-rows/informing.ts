import { PLACES, type Rule } from './oracle.js';
import { StaffTeller } from './staff.js';
import { at } from './teller.js';

/** Whose service holds what people of other units come to. */
export const ORGANISER = 'ru-tom-tomsk';

/** Tells the events service of who is sent to what, and who is informed of it. */
export class InformingTeller extends StaffTeller {
  /** Open to whoever may read who took part, where it is kept or where the person is at home, and to the person. */
  protected ofPerson(keeper: string, home: string, person?: string): Rule {
    return {
      any: [
        ['took-part', keeper],
        ['took-part', home],
      ],
      person,
    };
  }

  protected event(unit: string, level = 'SCHOOL', on = '2025-04-10'): Promise<string> {
    const open: Rule = 'everybody';
    return this.record('events', 'scheduleEvent', unit, open, {
      unitId: unit,
      details: {
        ...{ title: this.secrets.mark(open), description: this.secrets.mark(open), kind: 'SEMINAR', level },
        ...{ form: 'IN_PERSON', audience: ['EDUCATORS'] },
      },
      when: {
        ...{ startsOn: on, endsOn: on, startsAt: '10:00', endsAt: '12:00' },
        venue: { kind: 'ELSEWHERE', place: this.secrets.mark(open) },
      },
    });
  }

  /** Pupils, one of whom is going elsewhere, and an order that sends somebody to a foreign organiser. */
  protected async referrals(unit: string): Promise<void> {
    const next = unit === 'ru-tom-tomsk-school-2' ? 'ru-tom-tomsk-school-1' : 'ru-tom-tomsk-school-2';
    const stays: Rule = at(unit, 'refer');
    await this.record('events', 'registerPupil', unit, stays, { unitId: unit, reference: '17', birthYear: 2012 });
    const goes: Rule = {
      any: [
        ['refer', unit],
        ['refer', next],
      ],
    };
    const leaving = { unitId: unit, reference: '18', birthYear: 2013 };
    const id = await this.record('events', 'registerPupil', unit, goes, leaving);
    await this.change('events', 'sendPupil', { id, to: next });
    const person = this.named(`${unit} methodist`);
    const rule = this.ofPerson(ORGANISER, unit);
    const eventId = await this.event(ORGANISER, 'ALL_RUSSIAN', '2026-05-10');
    const referral = await this.record('events', 'issueReferral', unit, rule, {
      unitId: unit,
      eventId,
      order: { form: 'WRITTEN', orderNumber: this.secrets.mark(rule), issuedOn: '2026-03-01' },
      people: [{ personId: person }],
      pupilGroups: [{ age: 12, count: 3 }],
    });
    const { data } = await this.asked(
      'events',
      'query ($id: ID!) { participations(filter: { referralId: $id }) { nodes { id } } }',
      { id: referral },
    );
    const [sent] = data.participations.nodes;
    const allowed = this.ofPerson(ORGANISER, unit, person);
    this.records.set(sent.id, {
      ...{ service: 'events', type: 'Participation', id: sent.id, unit: ORGANISER, rule: allowed, person },
    });
    await this.notices(eventId);
  }

  /** What everybody concerned is told of an event that is called off. */
  private async notices(eventId: string): Promise<void> {
    await this.change('events', 'cancelEvent', { id: eventId, because: this.secrets.mark('everybody') });
    const { data } = await this.asked(
      'events',
      'query ($id: ID!) { notices(filter: { eventId: $id }) { nodes { id home { id } person { id } } } }',
      { id: eventId },
    );
    for (const { id, home, person } of data.notices.nodes) {
      const rule = this.ofPerson(ORGANISER, home.id, person?.id);
      this.records.set(id, { service: 'events', type: 'Notice', id, unit: home.id, rule });
    }
    await this.mailed(ORGANISER, { eventId });
  }

  /** A bulletin that was mailed, and a draft; schools are mailed by their own service, and by a foreign one. */
  protected async information(unit: string): Promise<void> {
    const isSchool = PLACES[unit]?.level === 'ORGANISATION';
    for (const keeper of isSchool ? [unit, ORGANISER] : []) {
      const rule: Rule = {
        any: [
          ['hold', keeper],
          ['refer', unit],
        ],
      };
      const given = { unitId: keeper, homeId: unit, addresses: [`${this.secrets.mark(rule)}@example.org`] };
      await this.record('events', 'subscribeOrganisation', keeper, rule, given);
    }
    const published = await this.bulletin(unit, 'everybody', '2026-03-09');
    await this.change('events', 'publishBulletin', { id: published });
    await this.bulletin(unit, at(unit, 'took-part'), '2026-03-16');
    await this.mailed(unit, { bulletinId: published });
  }

  private async bulletin(unit: string, rule: Rule, weekOf: string): Promise<string> {
    const id = await this.record('events', 'assembleBulletin', unit, rule, { unitId: unit, weekOf });
    const event = await this.event(unit);
    const entries = [{ kind: 'EVENT', id: event, remark: this.secrets.mark(rule) }];
    await this.change('events', 'editBulletin', { id, text: this.secrets.mark(rule), entries });
    return id;
  }

  /** Takes note of mails that are queued: they are for both ends. */
  private async mailed(unit: string, filter: object): Promise<void> {
    const { data } = await this.asked(
      'events',
      'query ($filter: DeliveryFilterInput!) { deliveries(filter: $filter) { nodes { id home { id } } } }',
      { filter },
    );
    for (const { id, home } of data.deliveries.nodes)
      this.records.set(id, { service: 'events', type: 'Delivery', id, unit, rule: this.ofPerson(unit, home.id) });
  }
}
