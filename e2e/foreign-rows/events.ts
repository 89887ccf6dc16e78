import { InformingTeller, ORGANISER } from './informing.js';
import { PLACES, type Rule, UNITS } from './oracle.js';
import { each } from './questions.js';
import { AT_ONCE } from './staff.js';
import { at } from './teller.js';

/** Tells the events service of plans and events, and of people in them. */
export class EventsTeller extends InformingTeller {
  /** Agreements of units, under which events are ordered. */
  protected readonly agreements = new Map<string, string>();

  /** Every aggregate of the service, in every unit. */
  async events(): Promise<void> {
    await each(
      UNITS,
      async (unit) => {
        await this.requests(unit);
        await this.plans(unit);
        await this.occasions(unit);
        await this.programmes(unit);
        await this.funds(unit);
        await this.referrals(unit);
      },
      AT_ONCE,
    );
    await each(UNITS, (unit) => this.information(unit), AT_ONCE);
  }

  /** Schools ask their municipality, others ask themselves: their letters came on paper. */
  private async requests(unit: string): Promise<void> {
    const { level, under } = PLACES[unit] as (typeof PLACES)[string];
    const keeper = level === 'ORGANISATION' && !unit.endsWith('centre') ? (under as string) : unit;
    const person = this.named(`${unit} head`);
    const rule = this.ofPerson(keeper, unit, person);
    const id = await this.record(
      'events',
      'submitEventRequest',
      keeper,
      rule,
      {
        ...{ unitId: keeper, applicantId: unit, personId: person, kind: 'HOLD_EVENT', receivedOn: '2025-03-01' },
        ...{ number: this.secrets.mark(rule), subject: this.secrets.mark(rule) },
        scanUrl: `https://example.org/${this.secrets.mark(rule)}`,
      },
      person,
    );
    await this.change('events', 'ruleOnEventRequest', { id, accepted: false, because: this.secrets.mark(rule) });
  }

  /** An approved work plan that is being amended, and a draft. */
  private async plans(unit: string): Promise<void> {
    const span = { from: '2025-09-01', to: '2026-09-01' };
    const approved = await this.plan(unit, 'everybody', { kind: 'WORK_PLAN', ...span });
    const item = await this.item(unit, 'everybody', approved, { direction: 'ORG_METHOD', deadline: 'ежегодно' });
    const order = {
      number: this.secrets.mark('everybody'),
      date: '2025-08-30',
      responsible: this.secrets.mark('everybody'),
      controller: this.secrets.mark('everybody'),
    };
    await this.change('events', 'approvePlan', { id: approved, edition: 1, order });
    await this.change('events', 'amendPlan', { id: approved, because: this.secrets.mark('everybody') });
    await this.change('events', 'recordPlanItem', {
      id: item,
      execution: { status: 'IN_PROGRESS', result: this.secrets.mark('everybody') },
    });
    const keepers = at(unit, 'took-part');
    const draft = await this.plan(unit, keepers, { kind: 'DEVELOPMENT_PLAN', ...span });
    await this.item(unit, keepers, draft, { deadline: this.secrets.mark(keepers) });
  }

  private plan(unit: string, rule: Rule, given: object): Promise<string> {
    return this.record('events', 'draftPlan', unit, rule, { unitId: unit, title: this.secrets.mark(rule), ...given });
  }

  private item(unit: string, rule: Rule, planId: string, given: object): Promise<string> {
    const title = this.secrets.mark(rule);
    if (rule !== 'everybody') this.themes.push(title);
    return this.record('events', 'addPlanItem', unit, rule, {
      planId,
      details: {
        ...{ number: this.secrets.mark(rule), title, responsible: this.secrets.mark(rule), responsibleIds: [unit] },
        bases: [{ kind: 'FEDERAL_EVENT', text: this.secrets.mark(rule) }],
        ...given,
      },
    });
  }

  /** Events and who was there, consultations, practices: in the unit itself, and of its people with a foreign organiser. */
  private async occasions(unit: string): Promise<void> {
    const [head, methodist] = [this.named(`${unit} head`), this.named(`${unit} methodist`)];
    const event = await this.event(unit);
    const abroad = await this.event(ORGANISER, 'ALL_RUSSIAN');
    const called = await this.event(unit);
    await this.change('events', 'cancelEvent', { id: called, because: this.secrets.mark('everybody') });
    for (const [keeper, eventId, person] of [
      [unit, event, methodist],
      [ORGANISER, abroad, head],
    ] as const) {
      const rule = this.ofPerson(keeper, unit, person);
      const came = { eventId, personId: person, homeId: unit, role: 'PARTICIPANT' };
      const attendance = await this.record('events', 'recordWalkIn', keeper, rule, came, person);
      await this.certificate(keeper, unit, person, eventId, attendance);
      await this.record(
        'events',
        'recordConsultation',
        keeper,
        rule,
        {
          unitId: keeper,
          details: {
            ...{ methodistId: this.named(`${keeper} deputy-head`), personId: person, homeId: unit, form: 'ONLINE' },
            ...{ topic: this.secrets.mark(rule), heldOn: '2025-04-01' },
          },
        },
        person,
      );
      await this.practice(keeper, unit, this.ofPerson(keeper, unit), person);
    }
    const presented = await this.practice(unit, unit, 'everybody', methodist);
    for (const stage of ['GENERALISED', 'PRESENTED'])
      await this.change('events', 'reachPracticeStage', {
        id: presented,
        stage,
        reachedOn: '2025-04-10',
        eventId: null,
      });
    const order = {
      agreementId: this.agreements.get(unit),
      title: this.secrets.mark('everybody'),
      dueOn: '2025-05-01',
    };
    await this.record('events', 'orderEvent', unit, 'everybody', { unitId: unit, executorId: unit, ordered: order });
  }

  /** The template of an institution, and a certificate: the name on it is for those who may know names. */
  private async certificate(
    keeper: string,
    home: string,
    person: string,
    eventId: string,
    participationId: string,
  ): Promise<void> {
    const named: Rule = {
      any: [
        ['hold', keeper],
        ['names', keeper],
        ['names', home],
      ],
      person,
    };
    const { data } = await this.asked(
      'events',
      'mutation ($input: IssueCertificatesInput!) { issueCertificates(input: $input) { issued { certificate { id } } } }',
      { input: { eventId, holders: [{ participationId, holder: this.secrets.mark(named) }] } },
    );
    const { id } = data.issueCertificates.issued[0].certificate;
    this.records.set(id, {
      ...{
        service: 'events',
        type: 'Certificate',
        id,
        unit: keeper,
        rule: this.ofPerson(keeper, home, person),
        person,
      },
    });
    if (keeper !== home) return;
    const issuers = at(keeper, 'hold');
    await this.asked(
      'events',
      'mutation ($input: SaveCertificateTemplateInput!) { saveCertificateTemplate(input: $input) { rejection { code } } }',
      {
        input: {
          unitId: keeper,
          design: {
            ...{
              orientation: 'PORTRAIT',
              title: this.secrets.mark(issuers),
              body: `{ФИО} ${this.secrets.mark(issuers)}`,
            },
            ...{ signatory: this.secrets.mark(issuers), position: this.secrets.mark(issuers) },
          },
        },
      },
    );
  }

  private practice(keeper: string, home: string, rule: Rule, author: string): Promise<string> {
    const theme = this.secrets.mark(rule);
    if (rule !== 'everybody') this.themes.push(theme);
    return this.record('events', 'identifyPractice', keeper, rule, {
      ...{ unitId: keeper, homeId: home, reachedOn: '2025-04-10' },
      details: { theme, summary: this.secrets.mark(rule), authorIds: [author] },
    });
  }

  /** Programmes, projects and their tutors, and what the municipality assigns. */
  private async programmes(unit: string): Promise<void> {
    const open: Rule = 'everybody';
    const [tutor, other] = [this.named(`${unit} methodist`), unit === 'ru-tom' ? 'ru-pnz' : 'ru-tom'];
    const programme = await this.record('events', 'openTargetProgramme', unit, open, {
      unitId: unit,
      details: {
        ...{ title: this.secrets.mark(open), orderNumber: this.secrets.mark(open), orderedOn: '2024-08-30' },
        ...{ from: '2024-09-01', to: '2026-09-01' },
      },
    });
    await this.change('events', 'closeTargetProgramme', {
      ...{ id: programme, closedOn: '2025-12-01', because: this.secrets.mark(open) },
    });
    const project = await this.record('events', 'draftProject', unit, open, {
      unitId: unit,
      details: { title: this.secrets.mark(open), goal: this.secrets.mark(open), from: '2025-01-01' },
    });
    await this.change('events', 'approveProjectPassport', {
      ...{ id: project, protocolNumber: this.secrets.mark(open), approvedOn: '2025-01-10' },
    });
    await this.change('events', 'reportOnProject', {
      ...{
        id: project,
        on: '2025-06-01',
        currentUntil: '2026-06-01',
        url: `https://example.org/${this.secrets.mark(open)}`,
      },
    });
    const rule: Rule = { any: [['took-part', unit]], person: tutor };
    await this.record(
      'events',
      'assignTutor',
      unit,
      rule,
      {
        ...{ unitId: unit, tutorId: tutor, level: 'MUNICIPAL', subject: this.secrets.mark(rule) },
        ...{ projectId: project, from: '2025-01-10' },
      },
      tutor,
    );
    await this.record('events', 'issueMunicipalAssignment', unit, open, {
      ...{ unitId: unit, executorId: other },
      assigned: {
        ...{ orderNumber: this.secrets.mark(open), orderDate: '2025-08-30', from: '2025-09-01', to: '2026-09-01' },
        measures: [{ kind: 'VOLUME', indicator: 'IND-47', value: '12' }],
      },
    });
  }

  /** Materials, what is lent, and paid services: to an organisation of the network, and to somebody else. */
  private async funds(unit: string): Promise<void> {
    const open: Rule = 'everybody';
    const person = this.named(`${unit} head`);
    await this.record('events', 'publishMaterial', unit, open, {
      unitId: unit,
      details: {
        ...{ type: 'GUIDELINES', title: this.secrets.mark(open), annotation: this.secrets.mark(open) },
        ...{ authorIds: [person], url: `https://example.org/${this.secrets.mark(open)}`, publishedOn: '2025-05-01' },
      },
    });
    for (const keeper of [unit, ORGANISER]) {
      const mediaItemId = await this.record('events', 'acquireMediaItem', keeper, open, {
        unitId: keeper,
        details: {
          ...{ kind: 'VIDEO', title: this.secrets.mark(open), annotation: this.secrets.mark(open) },
          inventoryNumber: this.secrets.mark(open),
        },
      });
      const lent = { mediaItemId, homeId: unit, personId: person, lentOn: '2025-05-01' };
      await this.record('events', 'lendMediaItem', keeper, this.ofPerson(keeper, unit, person), lent, person);
    }
    await this.paid(unit, at(unit, 'took-part'), null);
    await this.paid(ORGANISER, this.ofPerson(ORGANISER, unit), unit);
  }

  private async paid(unit: string, rule: Rule, customerId: string | null): Promise<void> {
    const id = await this.record('events', 'agreeOnPaidService', unit, rule, {
      ...{ unitId: unit, title: this.secrets.mark(rule), contractNumber: this.secrets.mark(rule) },
      ...{ customerId, customer: customerId === null ? this.secrets.mark(rule) : null },
      ...{ contractedOn: '2025-05-01', priceKopecks: 100_000, agreedFor: '2025-05-10' },
    });
    await this.change('events', 'cancelPaidService', { id, because: this.secrets.mark(rule) });
  }
}
