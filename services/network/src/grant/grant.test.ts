import { Role, type UnitLevel } from '@metodnet/contracts';
import { reject } from '@metodnet/kernel';
import { permissions } from '@metodnet/scope';
import { accepted, day } from '../network.fixture.js';
import { anId, aSchool } from '../records.fixture.js';
import { aMunicipality } from '../unit/unit.fixture.js';
import { type GrantRole, grantRole, highestGivenBy, levelsOf, type RoleGrant, revokeRole, standing } from './grant.js';

const id = anId<'Grant'>();
const request = (given: Partial<GrantRole> = {}): GrantRole => ({
  unitId: aSchool.id,
  subject: 'anna',
  role: 'school-head',
  from: day('2024-01-01'),
  to: null,
  ...given,
});
const held = (given: Partial<RoleGrant> = {}): RoleGrant => ({ id, ...request(), version: 1, ...given });

describe('Giving a role', () => {
  it('tells of it', () => {
    expect(accepted(grantRole(id, request(), aSchool, 3, [], 'giver')).events[0]?.data).toEqual({
      grantId: id,
      subject: 'anna',
      role: 'school-head',
      unitId: aSchool.id,
      from: '2024-01-01',
      to: null,
    });
  });

  it.each<[Role, Role, boolean]>([
    ['municipal-operator', 'methodist', true],
    ['municipal-operator', 'municipal-operator', false],
    ['municipal-operator', 'education-authority', false],
    ['municipal-operator', 'founder', false],
    ['municipal-operator', 'controller', false],
    ['municipal-operator', 'auditor', false],
    ['education-authority', 'municipal-operator', true],
    ['education-authority', 'controller', true],
    ['education-authority', 'education-authority', false],
    ['education-authority-head', 'education-authority', true],
    ['education-authority-head', 'education-authority-head', true],
  ])('lets the role %s give the role %s: %s', (giver, role, may) => {
    const answer = grantRole(id, request({ role }), aMunicipality(), highestGivenBy(giver), [], 'giver');
    expect(answer).toEqual(may ? expect.objectContaining({ accepted: true }) : reject('not-below-ones-own', { role }));
    const taken = revokeRole(held({ role }), day('2024-06-01'), highestGivenBy(giver));
    expect(taken.accepted).toBe(may);
  });

  it.each<[Role, UnitLevel, boolean]>([
    ['school-head', 'ORGANISATION', true],
    ['school-head', 'MUNICIPALITY', false],
    ['municipal-operator', 'MUNICIPALITY', true],
    ['municipal-operator', 'ORGANISATION', false],
    ['bi-reader', 'REGION', true],
  ])('gives %s at the level %s: %s', (role, level, fits) => {
    const unit = { ...aSchool, level };
    expect(grantRole(id, request({ role }), unit, 9, [], 'giver').accepted).toBe(fits);
  });

  it('gives the same role for a time once', () => {
    const before = held({ from: day('2023-01-01'), to: day('2024-01-01') });
    expect(grantRole(id, request(), aSchool, 9, [before], 'giver')).toMatchObject({ accepted: true });
    expect(grantRole(id, request(), aSchool, 9, [{ ...before, to: day('2024-01-02') }], 'giver')).toEqual(
      reject('held-already', { from: '2023-01-01' }),
    );
    expect(grantRole(id, request({ subject: 'boris' }), aSchool, 9, [held()], 'giver')).toMatchObject({
      accepted: true,
    });
  });

  it('gives none to oneself', () => {
    expect(grantRole(id, request(), aSchool, 9, [], 'anna')).toEqual(reject('to-oneself'));
    expect(grantRole(id, request(), aSchool, 9, [], 'boris')).toMatchObject({ accepted: true });
  });

  it.each(['', ' ', 'anna@post.example', 'Анна Иванова', 'anna ivanova'])(
    'needs an opaque subject, not “%s”',
    (subject) => {
      expect(grantRole(id, request({ subject }), aSchool, 9, [], 'giver')).toEqual(reject('subject-malformed'));
    },
  );

  it('takes subjects of up to 200 characters', () => {
    expect(grantRole(id, request({ subject: 'x'.repeat(200) }), aSchool, 9, [], 'giver')).toMatchObject({
      accepted: true,
    });
    expect(grantRole(id, request({ subject: 'x'.repeat(201) }), aSchool, 9, [], 'giver')).toEqual(
      reject('subject-malformed'),
    );
  });
});

describe('Taking a role back', () => {
  it('ends it on a day', () => {
    expect(accepted(revokeRole(held(), day('2024-06-01'), 3))).toMatchObject({
      next: { to: '2024-06-01' },
      events: [{ type: 'network.role-revoked.v1', data: { grantId: id, revokedOn: '2024-06-01' } }],
    });
  });

  it('is not for those who stand below it, nor for what has ended', () => {
    expect(revokeRole(held(), day('2024-06-01'), 1)).toEqual(reject('not-below-ones-own', { role: 'school-head' }));
    expect(revokeRole(held({ to: day('2024-06-01') }), day('2024-06-01'), 9)).toEqual(
      reject('ended-already', { to: '2024-06-01' }),
    );
  });
});

describe('The table of standings', () => {
  it('lets nobody give a role to whom it could thereby raise above itself', () => {
    const givers = Role.options.filter((role) => permissions[role].includes('network:grant'));
    expect(givers.length).toBeGreaterThan(0);
    for (const giver of givers) {
      for (const role of givers.filter((each) => standing[each] > standing[giver]))
        expect(highestGivenBy(giver)).toBeLessThan(standing[role]);
    }
    for (const role of Role.options) expect(levelsOf[role].length).toBeGreaterThan(0);
  });
});
