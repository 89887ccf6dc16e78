import type { Role } from '@metodnet/contracts';
import { type Actor, registeredGrants } from '@metodnet/scope';
import { type Commands, commandsWith } from '../commands.fixture.js';
import {
  accepted,
  actor,
  aSpan,
  code,
  faultOf,
  schoolHead,
  since,
  TODAY,
  tomskCity,
  tomskRegion,
  world,
} from '../network.fixture.js';
import { type Network, populate, startNetwork } from '../running.fixture.js';

let net: Network;
let commands: Commands;
jest.setTimeout(60_000);
beforeAll(async () => {
  net = await startNetwork();
  await populate(net);
  commands = commandsWith(net, net.authority);
});
afterAll(() => net?.stop());

const tomsk = code('ru-tom-tomsk');
const school = code('ru-tom-tomsk-school-4');
let nth = 0;

describe('Giving a role', () => {
  const give = (who: Actor, role: Role, unit: string, subject = `role-${nth++}`) =>
    commands.grants.grant(who, { unitId: code(unit), subject, role, ...aSpan() });
  const rolesOf = (subject: string) => net.works.read(tomskCity, (work) => registeredGrants(work, subject));

  it('holds at once, and no longer from the day on which it is taken back', async () => {
    const { next } = accepted(await give(tomskCity, 'methodist', tomsk, 'olga'));
    expect(await rolesOf('olga')).toEqual([{ role: 'methodist', unit: tomsk, from: since, to: null }]);
    accepted(await commands.grants.revoke(tomskCity, next.id, TODAY));
    expect(await rolesOf('olga')).toMatchObject([{ to: TODAY }]);
    expect(await net.eventsOf(`role_grant:${next.id}`)).toEqual(['network.role-granted.v1', 'network.role-revoked.v1']);
  });

  it('is of roles below one’s own, at units that one reaches', async () => {
    const authority = actor({ 'education-authority': 'ru-tom-tomsk' });
    for (const role of ['municipal-operator', 'education-authority', 'founder', 'controller'] as const)
      expect(await give(tomskCity, role, tomsk)).toMatchObject({ reason: 'not-below-ones-own' });
    expect(await give(authority, 'municipal-operator', tomsk)).toMatchObject({ accepted: true });
    expect(await give(authority, 'controller', school)).toMatchObject({ accepted: true });
    expect(await give(authority, 'education-authority', tomsk)).toMatchObject({ reason: 'not-below-ones-own' });
    expect(await give(tomskRegion, 'education-authority-head', tomsk)).toMatchObject({ accepted: true });
    expect(await give(tomskRegion, 'regional-operator', 'ru-tom')).toMatchObject({ accepted: true });
    expect(await faultOf(give(tomskCity, 'regional-operator', 'ru-tom'))).toBe('FORBIDDEN');
    expect(await faultOf(give(tomskRegion, 'regional-operator', 'ru-pnz'))).toBe('FORBIDDEN');
    expect(await give(world, 'inter-regional-operator', 'ru')).toMatchObject({ accepted: true });
  });

  it('is not for those who administer without giving roles', async () => {
    expect(await faultOf(give(schoolHead, 'educator', school))).toBe('FORBIDDEN');
  });

  it('gives the same role once, also when it is asked for many times at the same moment', async () => {
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => give(tomskCity, 'educator', school, 'six-times')),
    );
    expect(answers.filter(({ accepted: taken }) => taken)).toHaveLength(1);
  });
});
