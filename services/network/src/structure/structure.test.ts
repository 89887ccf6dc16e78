import type { MmoSubject, StructureKind, UnitLevel } from '@metodnet/contracts';
import { reject } from '@metodnet/kernel';
import { accepted, day, person } from '../network.fixture.js';
import { anId, aSchool } from '../records.fixture.js';
import { aMunicipality } from '../unit/unit.fixture.js';
import {
  addMembers,
  appointHead,
  dissolveStructure,
  formStructure,
  removeMember,
  type Structure,
} from './structure.js';

const id = anId<'Structure'>();
const tomsk = aMunicipality();
const form = (kind: StructureKind, subject: MmoSubject | null, level: UnitLevel = 'MUNICIPALITY', name = 'ММО') =>
  formStructure(
    id,
    { unitId: tomsk.id, kind, name, subject, actId: null, formedOn: day('2021-09-01') },
    { ...tomsk, level },
  );
const mmo: Structure = accepted(form('MMO', 'MATHEMATICS')).next;
const seat = (n: number, from: string) => ({ personId: person(n), unitId: aSchool.id, from: day(from) });

describe('Forming a structure', () => {
  it.each<[StructureKind, UnitLevel, boolean]>([
    ['MMO', 'MUNICIPALITY', true],
    ['MMO', 'ORGANISATION', false],
    ['CHAIR', 'ORGANISATION', true],
    ['CHAIR', 'MUNICIPALITY', false],
    ['PTG', 'ORGANISATION', true],
    ['PTG', 'MUNICIPALITY', true],
    ['PTG', 'REGION', false],
    ['WORKING_GROUP', 'REGION', true],
  ])('forms %s at the level %s: %s', (kind, level, formed) => {
    expect(form(kind, kind === 'MMO' ? 'OTHER' : null, level).accepted).toBe(formed);
  });

  it('gives a subject to associations alone, and to an MMO always', () => {
    expect(form('MMO', null)).toEqual(reject('subject-needed'));
    expect(form('PTG', 'CHEMISTRY')).toEqual(reject('has-no-subject'));
    expect(form('METHODICAL_ASSOCIATION', 'CHEMISTRY', 'ORGANISATION')).toMatchObject({ accepted: true });
    expect(form('METHODICAL_ASSOCIATION', null, 'ORGANISATION')).toMatchObject({ accepted: true });
    expect(form('PTG', null, 'MUNICIPALITY', ' ')).toEqual(reject('name-empty'));
  });
});

describe('Appointing a head', () => {
  it('lets the one before leave on the same day', () => {
    const first = accepted(appointHead(mmo, seat(1, '2021-09-01'))).next;
    const { next, events } = accepted(appointHead(first, seat(2, '2023-09-01')));
    expect(next.heads.map(({ personId, from, to }) => [personId, from, to])).toEqual([
      [person(1), '2021-09-01', '2023-09-01'],
      [person(2), '2023-09-01', null],
    ]);
    expect(events).toMatchObject([
      { data: { headId: person(2), subject: 'MATHEMATICS', unitId: tomsk.id } },
      { type: 'network.structure-composed.v1', data: { heads: next.heads, members: [], from: '2021-09-01', to: null } },
    ]);
  });

  it('corrects the appointment of the same day, and goes not behind the last', () => {
    const first = accepted(appointHead(mmo, seat(1, '2023-09-01'))).next;
    expect(accepted(appointHead(first, seat(2, '2023-09-01'))).next.heads).toMatchObject([{ personId: person(2) }]);
    expect(appointHead(first, seat(2, '2023-08-31'))).toEqual(
      reject('appointed-later-already', { from: '2023-09-01' }),
    );
    expect(appointHead(first, seat(1, '2024-09-01'))).toEqual(reject('heads-already', { from: '2023-09-01' }));
  });

  it('happens while the structure exists', () => {
    expect(appointHead(mmo, seat(1, '2021-08-31'))).toEqual(reject('before-it-was-formed', { formedOn: '2021-09-01' }));
    const dissolved = accepted(dissolveStructure(mmo, day('2022-01-01'))).next;
    expect(appointHead(dissolved, seat(1, '2021-10-01'))).toEqual(reject('dissolved', { dissolvedOn: '2022-01-01' }));
  });
});

describe('Members', () => {
  const joined = accepted(addMembers(mmo, [seat(1, '2021-09-01'), seat(2, '2021-09-01')])).next;

  it('join together or not at all', () => {
    expect(joined.members).toHaveLength(2);
    expect(addMembers(joined, [seat(3, '2022-09-01'), seat(1, '2022-09-01')])).toEqual(reject('member-already'));
    expect(addMembers(mmo, [seat(1, '2022-01-01'), seat(1, '2022-01-01')])).toEqual(reject('member-already'));
    expect(addMembers(mmo, [])).toEqual(reject('nobody-joins'));
  });

  it('leave, and may come back from that day on', () => {
    const { next, events } = accepted(removeMember(joined, person(1), day('2022-09-01')));
    expect(events).toMatchObject([
      { type: 'network.structure-member-left.v1', data: { memberId: person(1), leftOn: '2022-09-01' } },
      { type: 'network.structure-composed.v1', data: { members: next.members } },
    ]);
    expect(addMembers(next, [seat(1, '2022-08-31')])).toEqual(reject('member-already'));
    expect(addMembers(next, [seat(1, '2022-09-01')])).toMatchObject({ accepted: true });
    expect(removeMember(next, person(1), day('2022-09-01'))).toEqual(reject('ended-already', { to: '2022-09-01' }));
    expect(removeMember(next, person(9), day('2022-09-01'))).toEqual(reject('no-member'));
  });
});

describe('Dissolving a structure', () => {
  const joined = accepted(addMembers(mmo, [seat(1, '2021-09-01'), seat(2, '2022-09-01')])).next;

  it('lets everybody leave with it', () => {
    const { next } = accepted(dissolveStructure(joined, day('2024-01-01')));
    expect(next).toMatchObject({ dissolvedOn: '2024-01-01', members: [{ to: '2024-01-01' }, { to: '2024-01-01' }] });
  });

  it('happens after the last change, and once', () => {
    expect(dissolveStructure(joined, day('2022-08-31'))).toEqual(
      reject('ends-before-it-began', { from: '2022-09-01' }),
    );
    expect(dissolveStructure(joined, day('2022-09-01'))).toMatchObject({ accepted: true });
    const gone = accepted(dissolveStructure(joined, day('2024-01-01'))).next;
    expect(dissolveStructure(gone, day('2024-01-01'))).toEqual(reject('dissolved', { dissolvedOn: '2024-01-01' }));
  });
});
