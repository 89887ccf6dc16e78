import type { Envelope } from '@metodnet/contracts';
import { calendarDate, unitId } from '@metodnet/kernel';
import type { Actor } from '@metodnet/scope';
import { getNamedType, isObjectType } from 'graphql';
import { type Ability, type Rule, TODAY } from './oracle.js';
import { Secrets } from './secrets.js';
import type { Answer, Running, ServiceName } from './services.js';

/** Something that is looked up by its id, and to whom it is open. */
export interface Recorded {
  readonly service: ServiceName;
  readonly type: string;
  readonly id: string;
  readonly unit: string;
  readonly rule: Rule;
  /** The person of whom it tells. */
  readonly person?: string | undefined;
}

/** Whoever fills the world: it may do everything everywhere. */
export const builder: Actor = {
  subject: 'builder',
  person: null,
  today: TODAY,
  grants: (['inter-regional-operator', 'education-authority-head', 'regional-operator'] as const).map((role) => ({
    role,
    unit: unitId('ru'),
    from: calendarDate('1990-01-01'),
    to: null,
  })),
};

/** Open to whoever has one of the abilities at a unit. */
export const at = (unit: string, ...abilities: Ability[]): Rule => ({
  any: abilities.map((ability) => [ability, unit] as const),
});

/** Tells the services what there is, through their own mutations, and takes note of whose it is. */
export class Teller {
  readonly secrets = new Secrets();
  readonly records = new Map<string, Recorded>();
  private readonly heard = new Map<ServiceName, number>();

  constructor(readonly services: Readonly<Record<ServiceName, Running>>) {}

  /** Makes a record and takes note of whose it is. */
  protected async record(
    service: ServiceName,
    mutation: string,
    unit: string,
    rule: Rule,
    input: object,
    person?: string,
  ): Promise<string> {
    const { type, id } = await this.told(service, mutation, input);
    this.records.set(id, { service, type, id, unit, rule, person });
    return id;
  }

  protected async change(service: ServiceName, mutation: string, input: object): Promise<void> {
    await this.told(service, mutation, input);
  }

  /** What the services answer to whoever may see everything. */
  protected asked(service: ServiceName, source: string, variables: Record<string, unknown>): Promise<Answer> {
    return (this.services[service] as Running).ask(builder, source, variables);
  }

  protected async told(service: ServiceName, mutation: string, input: object): Promise<{ type: string; id: string }> {
    const running = this.services[service] as Running;
    const field = running.schema.getMutationType()?.getFields()[mutation];
    const payload = getNamedType(field?.type);
    if (!field || !isObjectType(payload)) throw new Error(`No mutation ${mutation}`);
    const [made] = Object.values(payload.getFields()).filter(({ name }) => name !== 'rejection');
    const type = getNamedType(made?.type)?.name as string;
    const { data, errors } = await running.ask(
      builder,
      `mutation ($input: ${field.args[0]?.type}) { it: ${mutation}(input: $input) { ${made?.name} { id } rejection { code params } } }`,
      { input },
    );
    const id = data?.it?.[made?.name as string]?.id;
    if (!id) throw new Error(`${mutation} ${JSON.stringify(input)}: ${JSON.stringify(data)} ${errors}`);
    return { type, id };
  }

  /** What has been told since reaches those who listen. */
  protected async spread(): Promise<void> {
    const [network, staffing, events] = [
      await this.fresh('network'),
      await this.fresh('staffing'),
      await this.fresh('events'),
    ];
    await this.services.staffing?.hear(network);
    await this.services.events?.hear([...network, ...staffing]);
    await this.services.reporting?.hear([...network, ...staffing, ...events]);
  }

  private async fresh(name: ServiceName): Promise<Envelope[]> {
    const told = await (this.services[name] as Running).told();
    const fresh = told.slice(this.heard.get(name) ?? 0);
    this.heard.set(name, told.length);
    return fresh;
  }
}
