import { configFrom } from './config.js';

const needed = {
  METODNET_SUPERGRAPH: 'supergraph.graphql',
  METODNET_PLACEMENT: 'placement.json',
  METODNET_GATEWAY_SECRET: 'secret',
  METODNET_JWKS_URL: 'https://issuer/jwks',
  METODNET_ISSUER: 'https://issuer',
};

describe('Reading the environment', () => {
  it('refuses the anonymous and shows the schema to those it knows, unless told otherwise', () => {
    expect(configFrom(needed)).toMatchObject({
      anonymous: false,
      introspection: 'authenticated',
      audience: 'metodnet',
      timeZone: 'Asia/Tomsk',
    });
    expect(configFrom({ ...needed, METODNET_ANONYMOUS: 'serve' })).toMatchObject({ anonymous: true });
  });

  it.each(Object.keys(needed))('names %s when it is missing', (name) => {
    expect(() => configFrom({ ...needed, [name]: '' })).toThrow(`${name} is not set`);
  });

  it.each([
    ['METODNET_PORT', 'four'],
    ['METODNET_DEADLINE_MS', '-1'],
    ['METODNET_INTROSPECTION', 'sometimes'],
    ['METODNET_ANONYMOUS', 'yes'],
    ['METODNET_TIME_ZONE', 'Mars/Base'],
  ])('refuses %s=%s', (name, value) => {
    expect(() => configFrom({ ...needed, [name]: value })).toThrow(name);
  });
});
