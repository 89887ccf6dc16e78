import type { Seeded } from '@metodnet/demo';
import { addDays, type CalendarDate, calendarDate as day, type UnitId } from '@metodnet/kernel';
import type { Change, Client } from './client.js';
import { MUNICIPALITIES } from './territory.js';
import type { Writer } from './writer.js';

interface School {
  readonly id: string;
  parent: UnitId;
  renamed: CalendarDate;
  moved: CalendarDate;
}

const SINCE = day('2016-01-01');

/** Keeps the network: registers schools, renames and moves them, gives roles and takes them back. */
export class Registrar implements Writer {
  private readonly schools: School[] = [];
  private readonly grants: string[] = [];
  private made = 0;

  constructor(
    private readonly client: Client,
    private readonly name: string,
    private readonly chance: Seeded,
  ) {}

  async write(): Promise<void> {
    const school = this.schools.length > 0 ? this.chance.pick(this.schools) : null;
    if (!school || this.chance.chance(0.2)) return this.register();
    if (this.chance.chance(0.2)) return this.grant();
    if (this.chance.chance(0.2)) return this.revoke();
    return this.chance.chance(0.5) ? this.rename(school) : this.move(school);
  }

  private async register(): Promise<void> {
    const parent = this.chance.pick(MUNICIPALITIES);
    const id = `${parent}-${this.name}-${++this.made}`;
    const done = await this.carryOut('registerUnit', 'RegisterUnitInput', id, {
      ...{ id, kind: 'SCHOOL', name: `${id} (проба)`, shortName: id, from: SINCE, parentId: parent },
    });
    if (done) this.schools.push({ id, parent, renamed: SINCE, moved: SINCE });
  }

  private async rename(school: School): Promise<void> {
    const from = addDays(school.renamed, this.chance.between(1, 30));
    const shortName = `${school.id} с ${from}`;
    const input = { id: school.id, name: `${shortName} (проба)`, shortName, from };
    if (await this.carryOut('renameUnit', 'RenameUnitInput', shortName, input)) school.renamed = from;
  }

  private async move(school: School): Promise<void> {
    const from = addDays(school.moved, this.chance.between(1, 60));
    const parentId = this.chance.pick(MUNICIPALITIES.filter((id) => id !== school.parent));
    const input = { id: school.id, hierarchy: 'ADMINISTRATIVE', parentId, from };
    if (await this.carryOut('moveUnit', 'MoveUnitInput', null, input))
      Object.assign(school, { parent: parentId, moved: from });
  }

  private async grant(): Promise<void> {
    const input = {
      ...{ unitId: this.chance.pick(MUNICIPALITIES), subject: `${this.name}-${++this.made}`, role: 'BI_READER' },
      from: SINCE,
    };
    const change = network('grantRole', 'GrantRoleInput', 'grant', 'role_grant', null, input);
    const [outcome] = await this.client.carryOut([change]);
    if (outcome?.done) this.grants.push(outcome.id);
  }

  private async revoke(): Promise<void> {
    const id = this.grants.pop();
    if (!id) return this.grant();
    const input = { id, endedOn: day('2026-01-01') };
    await this.client.carryOut([network('revokeRole', 'EndInput', 'grant', 'role_grant', null, input)]);
  }

  private async carryOut(mutation: string, inputType: string, says: string | null, input: Change['input']) {
    const [outcome] = await this.client.carryOut([network(mutation, inputType, 'unit', 'unit', says, input)]);
    return outcome?.done ?? false;
  }
}

const network = (
  mutation: string,
  inputType: string,
  shows: string,
  table: string,
  says: string | null,
  input: Change['input'],
): Change => ({ service: 'network', mutation, inputType, shows, table, says, input });
