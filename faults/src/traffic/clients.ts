import type { Seeded } from '@metodnet/demo';
import type { UnitId } from '@metodnet/kernel';
import type { Suite } from '@metodnet/testing/suite';
import { Clerk } from './clerk.js';
import { Client, type Tally } from './client.js';
import type { Journal } from './journal.js';
import { Registrar } from './registrar.js';
import { clerkToken, registrarToken } from './territory.js';

/** Makes those who write, all into one journal and one tally. */
export class Clients {
  constructor(
    readonly suite: Suite,
    readonly journal: Journal,
    readonly tally: Tally,
    private readonly seed: Seeded,
    /** Tells the records of these writers from those of others of the same place. */
    private readonly signature = 'a',
  ) {}

  as(signature: string): Clients {
    return new Clients(this.suite, this.journal, this.tally, this.seed, signature);
  }

  /** Somebody with the token of a municipality's clerk. */
  async of(municipality: UnitId): Promise<Client> {
    return new Client(this.suite.endpoint, await clerkToken(this.suite, municipality), this.journal, this.tally);
  }

  async clerk(municipality: UnitId): Promise<Clerk> {
    const chance = this.seed.of(`${municipality}/${this.signature}`);
    return new Clerk(await this.of(municipality), municipality, this.signature, chance);
  }

  async registrar(number: number): Promise<Registrar> {
    const client = new Client(this.suite.endpoint, await registrarToken(this.suite), this.journal, this.tally);
    const name = `${this.signature}-${number}`;
    return new Registrar(client, name, this.seed.of(`registrar/${name}`));
  }
}
