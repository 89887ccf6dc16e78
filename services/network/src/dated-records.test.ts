import type { SiteKind, UnitKind } from '@metodnet/contracts';
import { reject } from '@metodnet/kernel';
import { type SignAgreement, signAgreement } from './agreement/agreement.js';
import { assignCategory, type CategoryOfUnit, endCategory } from './category/category.js';
import { accepted, code, day } from './network.fixture.js';
import { anId, aSchool } from './records.fixture.js';
import { type SetRelation, setRelation } from './relation/relation.js';
import { type AdoptServiceModel, adoptServiceModel } from './service-model/service-model.js';
import { endSite, type GrantSite, grantSite } from './site/site.js';
import { aUnit } from './unit/unit.fixture.js';
import {
  changeWebResource,
  checkWebResource,
  type RegisterWebResource,
  registerWebResource,
  withdrawWebResource,
} from './web-resource/web-resource.js';

const span = (from = '2024-01-01', to: string | null = null) => ({ from: day(from), to: to === null ? null : day(to) });
const ofSchool = { unitId: aSchool.id, actId: null };

describe('A site', () => {
  const request = (given: Partial<GrantSite> = {}): GrantSite => ({
    ...ofSchool,
    kind: 'PILOT',
    theme: null,
    patronId: null,
    patronName: null,
    ...span(),
    ...given,
  });

  it.each<[SiteKind, UnitKind, boolean]>([
    ['PILOT', 'SCHOOL', true],
    ['PILOT', 'PRESCHOOL', true],
    ['PILOT', 'METHODICAL_CENTRE', false],
    ['BASE_SCHOOL', 'SCHOOL', true],
    ['BASE_SCHOOL', 'PRESCHOOL', false],
    ['BASE_PRESCHOOL', 'PRESCHOOL', true],
    ['BASE_PRESCHOOL', 'SCHOOL', false],
  ])('%s of %s: %s', (kind, unitKind, granted) => {
    expect(grantSite(anId(), request({ kind }), aUnit({ kind: unitKind })).accepted).toBe(granted);
  });

  it('of a university names it, as a unit or in words', () => {
    const base = (given: Partial<GrantSite>) =>
      grantSite(anId(), request({ kind: 'UNIVERSITY_BASE', ...given }), aSchool);
    expect(base({})).toEqual(reject('patron-needed'));
    expect(base({ patronName: 'ТГПУ' })).toMatchObject({ accepted: true });
    expect(base({ patronId: code('ru-tom-tspu') })).toMatchObject({ accepted: true });
  });

  it('ends with its event', () => {
    const { next } = accepted(grantSite(anId(), request(), aSchool));
    expect(accepted(endSite(next, day('2025-01-01')))).toMatchObject({
      next: { to: '2025-01-01' },
      events: [{ data: { kind: 'PILOT' } }],
    });
  });
});

describe('A category', () => {
  const assign = (before: readonly CategoryOfUnit[], kind: UnitKind = 'SCHOOL') =>
    assignCategory(anId(), { ...ofSchool, category: 'LOW_RESULTS', ...span() }, aUnit({ kind }), before);

  it('is of schools, and of each for a time once', () => {
    const { next } = accepted(assign([]));
    expect(assign([], 'PRESCHOOL')).toEqual(reject('not-a-school', { kind: 'PRESCHOOL' }));
    expect(assign([next])).toEqual(reject('in-it-already', { from: '2024-01-01' }));
    expect(assign([{ ...next, category: 'SMALL_SCHOOL' }])).toMatchObject({ accepted: true });
    expect(assign([{ ...next, from: day('2023-01-01'), to: day('2024-01-01') }])).toMatchObject({ accepted: true });
    expect(accepted(endCategory(next, day('2025-01-01'))).next.to).toBe('2025-01-01');
  });
});

describe('A relation', () => {
  const other = aUnit({ id: code('ru-tom-toipkro') });
  const request = (given: Partial<SetRelation> = {}): SetRelation => ({
    ...ofSchool,
    kind: 'SCIENTIFIC_GUIDANCE',
    otherId: other.id,
    subject: null,
    agreedWithId: null,
    ...span(),
    ...given,
  });

  it('is between two units that are there', () => {
    expect(setRelation(anId(), request(), aSchool, other, [])).toMatchObject({ accepted: true });
    expect(setRelation(anId(), request({ otherId: aSchool.id }), aSchool, aSchool, [])).toEqual(
      reject('relates-to-itself'),
    );
    expect(setRelation(anId(), request(), aSchool, null, [])).toEqual(
      reject('other-not-there', { from: '2024-01-01' }),
    );
    expect(setRelation(anId(), request(), aSchool, { ...other, closedOn: day('2024-01-01') }, [])).toEqual(
      reject('other-not-there', { from: '2024-01-01' }),
    );
  });

  it('of delegation says what is delegated', () => {
    expect(setRelation(anId(), request({ kind: 'DELEGATION' }), aSchool, other, [])).toEqual(reject('subject-needed'));
    expect(
      setRelation(anId(), request({ kind: 'DELEGATION', subject: 'Наставничество' }), aSchool, other, []),
    ).toMatchObject({ accepted: true });
  });

  it('holds once at a time', () => {
    const { next } = accepted(setRelation(anId(), request(), aSchool, other, []));
    expect(setRelation(anId(), request(), aSchool, other, [next])).toEqual(
      reject('related-already', { from: '2024-01-01' }),
    );
    expect(setRelation(anId(), request({ kind: 'PARTNERSHIP' }), aSchool, other, [next])).toMatchObject({
      accepted: true,
    });
  });
});

describe('An agreement', () => {
  const request = (given: Partial<SignAgreement> = {}): SignAgreement => ({
    unitId: aSchool.id,
    partnerId: null,
    partnerName: 'Музей',
    number: null,
    subject: 'Экскурсии',
    orderedEvents: ['День музея', 'Ночь музеев'],
    fileUrl: null,
    signedOn: day('2024-01-01'),
    ...span(),
    ...given,
  });
  const sign = (given: Partial<SignAgreement>) => signAgreement(anId(), request(given), aSchool);

  it('tells how many events it orders, not with whom beyond the network', () => {
    const { events } = accepted(sign({}));
    expect(events[0]?.data).toMatchObject({ orderedEvents: 2, partnerId: null });
    expect(JSON.stringify(events)).not.toContain('Музей');
  });

  it('has two parties, a subject, and begins when it is signed or later', () => {
    expect(sign({ partnerName: '' })).toEqual(reject('partner-needed'));
    expect(sign({ partnerId: aSchool.id })).toEqual(reject('agrees-with-itself'));
    expect(sign({ subject: '' })).toEqual(reject('subject-needed'));
    expect(sign({ fileUrl: 'file:///etc' })).toEqual(reject('url-malformed'));
    expect(sign({ signedOn: day('2024-01-02') })).toEqual(reject('begins-before-signed', { signedOn: '2024-01-02' }));
  });
});

describe('A model of methodical service', () => {
  const request: AdoptServiceModel = {
    ...ofSchool,
    form: 'OTHER',
    description: 'Распределённая',
    ...span('2021-01-01', '2025-01-01'),
  };

  it('is one at a time, and described', () => {
    const { next } = accepted(adoptServiceModel(anId(), request, aSchool, []));
    expect(adoptServiceModel(anId(), { ...request, ...span('2024-12-31') }, aSchool, [next])).toEqual(
      reject('has-a-model-already', { from: '2021-01-01' }),
    );
    expect(adoptServiceModel(anId(), { ...request, ...span('2025-01-01') }, aSchool, [next])).toMatchObject({
      accepted: true,
    });
    expect(adoptServiceModel(anId(), { ...request, description: '' }, aSchool, [])).toEqual(
      reject('description-needed'),
    );
  });
});

describe('A site or section on the web', () => {
  const request = (given: Partial<RegisterWebResource> = {}): RegisterWebResource => ({
    unitId: aSchool.id,
    kind: 'OFFICIAL_SITE',
    url: 'https://school.example',
    section: null,
    registeredOn: day('2024-01-01'),
    ...given,
  });
  const site = accepted(registerWebResource(anId(), request(), aSchool)).next;

  it.each([
    ['https://school.example/metod', true],
    ['http://school.example', true],
    ['school.example', false],
    ['javascript:alert(1)', false],
    ['ftp://school.example', false],
  ])('is at %s: %s', (url, taken) => {
    expect(registerWebResource(anId(), request({ url }), aSchool).accepted).toBe(taken);
    expect(changeWebResource(site, url, day('2024-02-01')).accepted).toBe(taken);
  });

  it('has a title when it is a section', () => {
    expect(registerWebResource(anId(), request({ kind: 'METHODICAL_SECTION' }), aSchool)).toEqual(
      reject('section-needed'),
    );
  });

  it('is looked at, then and later, and found complete by 0 to 100 per cent', () => {
    expect(accepted(checkWebResource(site, day('2024-01-01'), 100)).next).toMatchObject({
      checkedOn: '2024-01-01',
      completeness: 100,
    });
    expect(checkWebResource(site, day('2024-01-01'), 101)).toEqual(reject('per-cent-out-of-range'));
    expect(checkWebResource(site, day('2024-01-01'), -1)).toEqual(reject('per-cent-out-of-range'));
    expect(checkWebResource(site, day('2023-12-31'), 50)).toEqual(
      reject('checked-later-already', { checkedOn: '2024-01-01' }),
    );
  });

  it('is withdrawn once', () => {
    const gone = accepted(withdrawWebResource(site, day('2024-01-01'))).next;
    expect(withdrawWebResource(site, day('2023-12-31'))).toEqual(
      reject('ends-before-it-began', { from: '2024-01-01' }),
    );
    expect(withdrawWebResource(gone, day('2025-01-01'))).toEqual(reject('withdrawn', { withdrawnOn: '2024-01-01' }));
    expect(changeWebResource(gone, 'https://x.example', day('2025-01-01'))).toEqual(
      reject('withdrawn', { withdrawnOn: '2024-01-01' }),
    );
    expect(checkWebResource(gone, day('2024-01-01'), 50)).toEqual(reject('withdrawn', { withdrawnOn: '2024-01-01' }));
  });
});
