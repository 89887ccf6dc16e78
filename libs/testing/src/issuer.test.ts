import { createRemoteJWKSet, jwtVerify } from 'jose';
import { type TestIssuer, testIssuer } from './issuer.js';

describe('Tokens of tests', () => {
  let issuer: TestIssuer;
  beforeAll(async () => {
    issuer = await testIssuer();
  });
  afterAll(() => issuer.stop());

  const verify = (token: string) =>
    jwtVerify(token, createRemoteJWKSet(new URL(issuer.jwksUrl)), {
      issuer: issuer.url,
      audience: 'metodnet',
      typ: 'at+jwt',
    });

  it('hold against the published keys and carry the grant', async () => {
    const { payload } = await verify(
      await issuer.tokenFor({ role: 'methodist', unit: 'ru-tom-tomsk', subject: 'anna' }),
    );
    expect(payload).toMatchObject({ sub: 'anna', grants: [{ role: 'methodist', unit: 'ru-tom-tomsk' }] });
  });

  it('hold until their last minute and no longer', async () => {
    await expect(verify(await issuer.token({ minutes: 1 }))).resolves.toBeDefined();
    await expect(verify(await issuer.token({ minutes: -1 }))).rejects.toThrow(/exp/);
  });

  it('do not hold when another issuer signed them, or for another audience', async () => {
    const stranger = await testIssuer();
    await expect(verify(await stranger.token())).rejects.toThrow();
    await stranger.stop();
    await expect(verify(await issuer.token({ audience: 'elsewhere' }))).rejects.toThrow(/aud/);
  });

  it('are described by a discovery document that shows no private key and mints nothing', async () => {
    const found = await (await fetch(`${issuer.url}/.well-known/openid-configuration`)).json();
    expect(found).toMatchObject({ issuer: issuer.url, jwks_uri: issuer.jwksUrl });
    expect(found).not.toHaveProperty('token_endpoint');
    const { keys } = (await (await fetch(issuer.jwksUrl)).json()) as { keys: object[] };
    expect(keys).toHaveLength(1);
    expect(keys[0]).not.toHaveProperty('d');
    expect((await fetch(issuer.jwksUrl, { method: 'POST' })).status).toBe(404);
  });
});
