import type { Actor } from '@metodnet/scope';
import type { Context } from '@metodnet/subgraph';
import { AgreementTable } from './agreement/agreement.table.js';
import { type Commands, commandsWith } from './commands.fixture.js';
import { GrantQueries } from './grant/grant.queries.js';
import { GrantTable } from './grant/grant.table.js';
import {
  accepted,
  actor,
  aSpan,
  code,
  kuznetsk,
  methodist,
  nobody,
  penza,
  schoolHead,
  since,
  tomskCity,
  tomskRegion,
} from './network.fixture.js';
import { type Network, populate, startNetwork } from './running.fixture.js';
import { StructureTable } from './structure/structure.table.js';
import { UnitRecords } from './unit-records.js';

let net: Network;
let commands: Commands;
jest.setTimeout(60_000);
beforeAll(async () => {
  net = await startNetwork();
  await populate(net);
  commands = commandsWith(net, net.authority);
});
afterAll(() => net?.stop());

const school = code('ru-tom-tomsk-school-4');
/** A record made by the municipal operator. */
const idOf = {
  structure: async () =>
    accepted(
      await commands.structures.form(tomskCity, {
        unitId: school,
        kind: 'CHAIR',
        name: 'Кафедра',
        subject: null,
        actId: null,
        formedOn: since,
      }),
    ).next.id,
  agreement: async () =>
    accepted(
      await commands.agreements.sign(tomskCity, {
        unitId: school,
        partnerId: null,
        partnerName: 'Музей',
        number: null,
        subject: 'Экскурсии',
        orderedEvents: [],
        fileUrl: null,
        signedOn: since,
        ...aSpan(),
      }),
    ).next.id,
};

describe('Looking records up by id', () => {
  const lookUp = (table: 'open' | 'agreement' | 'grant', who: Actor, id: string) => {
    const context = { actor: who } as Context;
    if (table === 'grant') return new UnitRecords(net.works, GrantTable).references([id, 'ru-x:none'], context);
    if (table === 'agreement') return new UnitRecords(net.works, AgreementTable).references([id, 'ru-x:none'], context);
    return new UnitRecords(net.works, StructureTable).references([id, 'ru-x:none'], context);
  };

  it('is open to everybody with a token where the registry is open', async () => {
    const id = await idOf.structure();
    expect(await lookUp('open', kuznetsk, id)).toMatchObject([{ id }, null]);
    expect(await lookUp('open', nobody, id)).toEqual([null, null]);
  });

  it('shows agreements to those who administer or inspect the unit alone', async () => {
    const id = await idOf.agreement();
    for (const who of [tomskCity, tomskRegion, schoolHead, methodist, actor({ auditor: 'ru-tom' })])
      expect(await lookUp('agreement', who, id)).toMatchObject([{ id }, null]);
    for (const who of [kuznetsk, penza, actor({ educator: school }), nobody])
      expect(await lookUp('agreement', who, id)).toEqual([null, null]);
  });

  it('shows grants to those who give them and to their subject alone', async () => {
    const { next } = accepted(
      await commands.grants.grant(tomskCity, { unitId: school, subject: 'ivan', role: 'educator', ...aSpan() }),
    );
    const ivan: Actor = { ...actor({ educator: school }), subject: 'ivan' };
    expect(await lookUp('grant', ivan, next.id)).toMatchObject([{ role: 'educator' }, null]);
    expect(await lookUp('grant', tomskRegion, next.id)).toMatchObject([{ role: 'educator' }, null]);
    for (const who of [methodist, schoolHead, kuznetsk, nobody])
      expect(await lookUp('grant', who, next.id)).toEqual([null, null]);
    const list = await new GrantQueries(net.works).list(ivan, {}, { first: 10, check: () => undefined } as never);
    expect(list.nodes.map(({ id }) => id)).toEqual([next.id]);
  });
});
