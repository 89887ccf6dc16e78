import {
  actor,
  auditor,
  centre,
  grant,
  head,
  municipal,
  neighbour,
  nobody,
  otherHead,
  type Running,
  running,
  tomsk,
} from '../events.fixture.js';
import { anAgreement } from './paid-service.fixture.js';
import type { AgreeOnService } from './paid-service.js';

type Who = typeof head;

const ANSWER = '{ service { id renderedOn cancelledBecause customerUnit { id } version } rejection { code message } }';

let app: Running;
let contracts = 0;
beforeAll(async () => {
  app = await running();
});
afterAll(() => app?.stop());

const agree = async (who: Who, given: Partial<AgreeOnService> = {}, at = app) => {
  const { id: _, ...input } = anAgreement({ contractNumber: `${++contracts}-у`, ...given });
  const ask = `mutation ($input: AgreeOnPaidServiceInput!) { agreeOnPaidService(input: $input) ${ANSWER} }`;
  return (await at.ask(who, ask, { input })).agreeOnPaidService;
};
const render = async (who: Who, id: string, at = app) =>
  (await at.ask(who, `mutation { renderPaidService(input: { id: "${id}", renderedOn: "2026-03-10" }) ${ANSWER} }`))
    .renderPaidService;
const cancel = async (who: Who, id: string) =>
  (await app.ask(who, `mutation { cancelPaidService(input: { id: "${id}", because: "Карантин" }) ${ANSWER} }`))
    .cancelPaidService;
const seen = async (who: Who, filter: string, at = app): Promise<string[]> =>
  (await at.ask(who, `{ paidServices(filter: { ${filter} }) { nodes { id } } }`)).paidServices.nodes.map(
    ({ id }: { id: string }) => id,
  );

describe('A paid service', () => {
  it.each([
    ['a methodist of the centre', actor([grant('methodist', centre)])],
    ['the municipal operator', municipal],
  ])('is agreed on and rendered by %s', async (_, who) => {
    const { service } = await agree(who);
    expect(service).toMatchObject({ renderedOn: null, customerUnit: { id: 'ru-tom-tomsk-school-4' }, version: 1 });
    expect(await render(who, service.id)).toMatchObject({ service: { renderedOn: '2026-03-10' } });
    expect(await render(who, service.id)).toMatchObject({ rejection: { code: 'rendered-already' } });
  });

  it.each([
    ['the head of the school that pays', head],
    ['a neighbouring municipality', neighbour],
    ['an auditor', auditor],
    ['somebody without a role', nobody],
  ])('is not for %s to keep', async (_, who) => {
    await expect(agree(who)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const { service } = await agree(municipal);
    const code = expect.stringMatching(/FORBIDDEN|NOT_FOUND/);
    await expect(render(who, service.id)).rejects.toMatchObject({ code });
    await expect(cancel(who, service.id)).rejects.toMatchObject({ code });
  });

  it('is one to a contract, when four enter it at once too, until it is called off', async () => {
    const given = { contractNumber: '77-у' };
    const answers = await Promise.all(Array.from({ length: 4 }, () => agree(municipal, given)));
    const accepted = answers.filter(({ service }) => service);
    expect(accepted).toHaveLength(1);
    expect(answers.filter(({ rejection }) => rejection?.code === 'contract-used-already')).toHaveLength(3);
    await cancel(municipal, accepted[0].service.id);
    expect(await agree(municipal, given)).toMatchObject({ rejection: null });
  });

  it('is for an organisation that is there', async () => {
    expect(await agree(municipal, { customerId: 'ru-tom-nowhere' as never })).toMatchObject({
      rejection: { code: 'no-such-organisation', message: 'Такой организации нет.' },
    });
  });
});

describe('Reading paid services', () => {
  it('is for those who keep them and for the organisation that pays', async () => {
    const { service } = await agree(municipal);
    const mine = async (who: Who) => (await seen(who, `within: "${tomsk}"`)).includes(service.id);
    expect(await Promise.all([municipal, auditor, head, otherHead, neighbour, nobody].map(mine))).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
    const look = 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on PaidService { id } } }';
    const absent = 'ru-tom-tomsk:00000000-0000-4000-8000-000000000000';
    const r = [service.id, absent].map((id) => ({ __typename: 'PaidService', id }));
    expect((await app.ask(head, look, { r }))._entities).toEqual([{ id: service.id }, null]);
    expect((await app.ask(otherHead, look, { r }))._entities).toEqual([null, null]);
  });

  it('finds them by what became of them', async () => {
    const { service } = await agree(municipal);
    expect(await seen(municipal, 'rendered: true')).not.toContain(service.id);
    await render(municipal, service.id);
    expect(await seen(municipal, 'rendered: true, from: "2026-03-10", to: "2026-03-10"')).toContain(service.id);
    expect(await seen(municipal, 'rendered: true, from: "2026-03-11"')).not.toContain(service.id);
    await cancel(municipal, service.id);
    expect(await seen(municipal, 'rendered: true')).not.toContain(service.id);
  });
});

describe('Each of the two walls', () => {
  it.each(['own checks', 'row-level security'] as const)('holds alone without the %s', async (without) => {
    const other = await running(without);
    try {
      await expect(agree(head, {}, other)).rejects.toMatchObject({ code: 'FORBIDDEN' });
      const { service } = await agree(municipal, {}, other);
      expect(await seen(otherHead, `within: "${tomsk}"`, other)).toEqual([]);
      expect(await seen(head, `within: "${tomsk}"`, other)).toEqual([service.id]);
      await expect(render(head, service.id, other)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    } finally {
      await other.stop();
    }
  });
});
