import { fixedClock } from '@metodnet/kernel';
import { startIssuer } from '../sample/issuer.fixture.js';
import { tokenVerifier } from './tokens.js';

describe('Rotating keys', () => {
  const minutesLater = (minutes: number) => {
    const now = Date.now() + minutes * 60_000;
    jest.spyOn(Date, 'now').mockReturnValue(now);
  };
  afterEach(() => jest.restoreAllMocks());

  async function setUp() {
    const issuer = await startIssuer();
    const clock = fixedClock(new Date().toISOString());
    const verify = tokenVerifier({ jwksUrl: issuer.url, issuer: issuer.issuer, audience: 'metodnet' }, clock);
    return { issuer, verify, next: await issuer.newKey('next', 'RS256') };
  }

  it('refuses no token: the new key is published, then used, then the old one is removed', async () => {
    const { issuer, verify, next } = await setUp();
    const [before, after] = [await issuer.token({ sub: 'old' }), await issuer.token({ sub: 'new' }, {}, next)];
    expect(await verify(before)).toMatchObject({ subject: 'old' });
    issuer.publish(issuer.first, next);
    minutesLater(1);
    expect(await verify(after)).toMatchObject({ subject: 'new' });
    expect(await verify(before)).toMatchObject({ subject: 'old' });
    issuer.publish(next);
    minutesLater(11);
    expect(await verify(after)).toMatchObject({ subject: 'new' });
    await expect(verify(before)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    await issuer.stop();
  });

  it('goes on with the last good set while the issuer is broken, or away', async () => {
    const { issuer, verify } = await setUp();
    const token = await issuer.token({ sub: 'old' });
    await verify(token);
    issuer.break();
    minutesLater(11);
    expect(await verify(token)).toMatchObject({ subject: 'old' });
    await issuer.stop();
    minutesLater(22);
    expect(await verify(token)).toMatchObject({ subject: 'old' });
  });
});

describe('Keeping what was verified', () => {
  afterEach(() => jest.restoreAllMocks());

  it('lasts for seconds, and never beyond the token', async () => {
    const issuer = await startIssuer();
    const clock = { now: () => new Date(Date.now()) };
    const verify = tokenVerifier({ jwksUrl: issuer.url, issuer: issuer.issuer, audience: 'metodnet' }, clock);
    const now = Date.now();
    const token = await issuer.token({ exp: Math.floor(now / 1_000) + 2 });
    await verify(token);
    jest.spyOn(Date, 'now').mockReturnValue(now + 2_000 + 31_000); // half a minute is forgiven to clocks
    await expect(verify(token)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    await issuer.stop();
  });
});

describe('Reading claims', () => {
  it('takes the subject, the person, dated grants and scopes', async () => {
    const issuer = await startIssuer();
    const verify = tokenVerifier(
      { jwksUrl: issuer.url, issuer: issuer.issuer, audience: 'metodnet' },
      { now: () => new Date() },
    );
    const person = 'ru-tom-tomsk:00000000-0000-4000-8000-000000000001';
    const grants = [
      { role: 'methodist', unit: 'ru-tom-tomsk', from: '2026-01-01', to: '2027-01-01' },
      { role: 'auditor', unit: 'ru-tom' },
    ];
    expect(await verify(await issuer.token({ sub: 's', person, grants, scope: 'a  b' }))).toEqual({
      subject: 's',
      person,
      grants: [grants[0], { role: 'auditor', unit: 'ru-tom', from: '1900-01-01', to: null }],
      scopes: ['a', 'b'],
    });
    await issuer.stop();
  });
});
