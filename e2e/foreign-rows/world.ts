import { EventsTeller } from './events.js';
import { type Ability, CLOSED, MOVED, PLACES, type Rule, UNITS } from './oracle.js';
import { each } from './questions.js';
import type { Secrets } from './secrets.js';
import { type Running, SERVICES, type ServiceName, start } from './services.js';
import { AT_ONCE, SINCE } from './staff.js';
import { at, type Recorded } from './teller.js';

export interface World {
  readonly services: Readonly<Record<ServiceName, Running>>;
  readonly secrets: Secrets;
  readonly records: ReadonlyMap<string, Recorded>;
  /** Family names, of somebody near and of somebody far. */
  readonly names: readonly string[];
  /** Titles that not everybody may see, and by which one may search. */
  readonly themes: readonly string[];
  /** Everybody's units of work, past ones too: what a fact about them may be seen with. */
  readonly jobs: ReadonlyMap<string, readonly string[]>;
  /** Those where they work today. */
  readonly works: ReadonlyMap<string, readonly string[]>;
  /** Jobs that are over. */
  readonly ended: ReadonlySet<string>;
  stop(): Promise<void>;
}

/** Fills both regions: a record of every kind in every unit that may have one, told through the services' own mutations. */
export async function createWorld(): Promise<World> {
  const entries = await Promise.all(
    Object.values(SERVICES).map(async (definition) => [definition.name, await start(definition)] as const),
  );
  const filling = new Filling(Object.fromEntries(entries));
  await filling.registry();
  await filling.staff();
  await filling.keeping();
  await filling.events();
  await filling.endings();
  return {
    ...filling,
    services: filling.services,
    stop: async () => {
      await Promise.all(entries.map(([, service]) => service.stop()));
    },
  };
}

class Filling extends EventsTeller {
  /** Units, in an order in which whoever is above is there first. */
  async registry(): Promise<void> {
    for (const [id, { level, under, hub }] of Object.entries(PLACES)) {
      const kind =
        {
          INTER_REGIONAL: 'INTER_REGIONAL_NETWORK',
          ORGANISATION: id.endsWith('centre') ? 'METHODICAL_CENTRE' : 'SCHOOL',
        }[level as string] ?? level;
      const parentId = id === MOVED ? 'ru-tom-tomsk' : under;
      await this.told('network', 'registerUnit', {
        id,
        kind,
        name: `${id} полностью`,
        shortName: id,
        from: SINCE,
        parentId,
        hubId: hub ?? null,
      });
    }
    await this.spread();
  }

  /** Every other aggregate, in every unit that may have one. */
  async keeping(): Promise<void> {
    await each(
      UNITS,
      async (unit) => {
        await Promise.all([this.personal(unit).then(() => this.ofUnit(unit)), this.inRegistry(unit)]);
      },
      AT_ONCE,
    );
    await this.spread();
  }

  /** What becomes of some units in the end; then the read models hear of everything. */
  async endings(): Promise<void> {
    await this.change('network', 'moveUnit', {
      id: MOVED,
      hierarchy: 'ADMINISTRATIVE',
      parentId: 'ru-tom-seversk',
      from: '2025-09-01',
    });
    await this.change('network', 'closeUnit', { id: CLOSED, closedOn: '2026-01-01' });
    await this.spread();
  }

  protected async inRegistry(unit: string): Promise<void> {
    const open: Rule = 'everybody';
    const { level } = PLACES[unit] as (typeof PLACES)[string];
    const person = this.named(`${unit} head`);
    const other = unit === 'ru-tom' ? 'ru-pnz' : 'ru-tom';
    const span = { from: '2021-01-01', to: null };
    const act = await this.record('network', 'adoptAct', unit, open, {
      unitId: unit,
      kind: 'ORDER',
      number: '1',
      title: this.secrets.mark(open),
      adoptedOn: '2021-01-01',
    });
    await this.change('network', 'publishAct', {
      id: act,
      channel: 'SITE',
      place: 'https://example.org/1',
      publishedOn: '2021-02-01',
    });
    await this.change('network', 'appointActOperator', { id: act, operatorId: unit, from: '2021-02-01' });
    await this.change('network', 'assignActController', { id: act, controllerId: person, from: '2021-02-01' });
    await this.change('network', 'markActExecution', { id: act, state: 'DONE', markedOn: '2022-02-01' });
    const terms = at(unit, 'keep', 'drill');
    const agreement = await this.record('network', 'signAgreement', unit, terms, {
      ...{
        unitId: unit,
        partnerId: other,
        partnerName: this.secrets.mark(terms),
        number: this.secrets.mark(terms),
        subject: this.secrets.mark(terms),
      },
      ...{
        orderedEvents: [this.secrets.mark(terms)],
        fileUrl: `https://example.org/${this.secrets.mark(terms)}`,
        signedOn: '2021-01-01',
        ...span,
      },
    });
    this.agreements.set(unit, agreement);
    const given = { any: [['grant', unit]] as [Ability, string][], subject: '' };
    given.subject = `${this.secrets.mark(given)}-${unit}`;
    await this.record('network', 'grantRole', unit, given, {
      unitId: unit,
      subject: given.subject,
      role: 'AUDITOR',
      from: '2021-01-01',
      to: '2021-02-01',
    });
    await this.record('network', 'formStructure', unit, open, {
      unitId: unit,
      kind: 'SERVICE',
      name: this.secrets.mark(open),
      formedOn: SINCE,
    }).then(async (id) => {
      await this.change('network', 'appointStructureHead', { id, personId: person, unitId: unit, from: SINCE });
      await this.change('network', 'addStructureMembers', {
        id,
        members: [{ personId: person, unitId: unit, from: SINCE }],
      });
    });
    await this.record('network', 'setRelation', unit, open, {
      unitId: unit,
      kind: 'DELEGATION',
      otherId: other,
      subject: this.secrets.mark(open),
      actId: act,
      ...span,
    });
    await this.record('network', 'registerWebResource', unit, open, {
      unitId: unit,
      kind: 'METHODICAL_SECTION',
      url: `https://example.org/${unit}`,
      section: this.secrets.mark(open),
      registeredOn: SINCE,
    });
    await this.record('network', 'adoptServiceModel', unit, open, {
      unitId: unit,
      form: 'OTHER',
      description: this.secrets.mark(open),
      actId: act,
      ...span,
    });
    if (level !== 'ORGANISATION' || unit.endsWith('centre')) return;
    await this.record('network', 'countContingent', unit, open, {
      unitId: unit,
      asOf: '2025-09-01',
      counts: [{ age: 7, count: 50 }],
    });
    await this.record('network', 'grantSite', unit, open, {
      unitId: unit,
      kind: 'UNIVERSITY_BASE',
      theme: this.secrets.mark(open),
      patronName: this.secrets.mark(open),
      actId: act,
      ...span,
    });
    await this.record('network', 'assignCategory', unit, open, {
      unitId: unit,
      category: 'SMALL_SCHOOL',
      actId: act,
      ...span,
    });
  }
}
