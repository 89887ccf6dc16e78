import { readConfiguration } from './configuration.js';

const complete = {
  METODNET_DATABASE_URL: 'postgres://app@db/staffing',
  METODNET_WORKER_DATABASE_URL: 'postgres://worker@db/staffing',
  METODNET_NATS_URL: 'nats://broker:4222',
  METODNET_JWKS_URL: 'https://id.example/jwks',
  METODNET_ISSUER: 'https://id.example',
  METODNET_GATEWAY_SECRET: '0123456789abcdef',
};

describe('Reading the environment', () => {
  it('needs six variables and has a default for the others', () => {
    expect(readConfiguration(complete)).toEqual({
      databaseUrl: 'postgres://app@db/staffing',
      workerDatabaseUrl: 'postgres://worker@db/staffing',
      ownerDatabaseUrl: null,
      natsUrl: 'nats://broker:4222',
      node: 'local',
      host: '127.0.0.1',
      port: 0,
      publicUrl: null,
      mail: null,
      jwksUrl: 'https://id.example/jwks',
      issuer: 'https://id.example',
      audience: 'metodnet',
      gatewaySecret: '0123456789abcdef',
      logLevel: 'info',
      timeZone: 'Asia/Tomsk',
      replayUrls: {},
      poolSize: 10,
      drainMs: 0,
    });
  });

  it('complains of everything at once, without repeating a secret', () => {
    const broken = {
      METODNET_NATS_URL: 'nats://broker',
      METODNET_PORT: '70000',
      METODNET_GATEWAY_SECRET: 'tooshort',
      METODNET_TIME_ZONE: 'Mars/Base',
    };
    expect(() => readConfiguration(broken)).toThrow(
      'The environment is not complete: METODNET_DATABASE_URL is missing; METODNET_WORKER_DATABASE_URL is missing; METODNET_PORT is not usable; METODNET_JWKS_URL is missing; METODNET_ISSUER is missing; METODNET_GATEWAY_SECRET is not usable; METODNET_TIME_ZONE is not usable',
    );
  });

  it.each([
    ['METODNET_PORT', '65535', '65536'],
    ['METODNET_GATEWAY_SECRET', '0123456789abcdef', '0123456789abcde'],
    ['METODNET_LOG_LEVEL', 'silent', 'loud'],
    ['METODNET_REPLAY_URLS', '{"network":"http://n:1"}', '{"network":"n"}'],
    ['METODNET_POOL_SIZE', '2', '-2'],
    ['METODNET_PUBLIC_URL', 'https://metodnet.example/events', 'javascript:alert(1)'],
  ])('takes %s=%s and refuses %s', (name, good, bad) => {
    expect(() => readConfiguration({ ...complete, [name]: good })).not.toThrow();
    expect(() => readConfiguration({ ...complete, [name]: bad })).toThrow(`${name} is not usable`);
  });

  it('takes a mail server and a sender together', () => {
    const read = (smtpUrl: string | undefined, from: string | undefined) =>
      readConfiguration({ ...complete, METODNET_SMTP_URL: smtpUrl, METODNET_MAIL_FROM: from }).mail;
    const [smtpUrl, from] = ['smtps://user:secret@mail.example:465', 'Методическая сеть <no-reply@imc.example>'];
    expect(read(smtpUrl, from)).toEqual({ smtpUrl, from });
    expect(read(smtpUrl, 'no-reply@imc.example')).toEqual({ smtpUrl, from: 'no-reply@imc.example' });
    expect(() => read(smtpUrl, undefined)).toThrow('METODNET_MAIL_FROM is missing beside METODNET_SMTP_URL');
    expect(() => read(undefined, from)).toThrow('METODNET_SMTP_URL is missing beside METODNET_MAIL_FROM');
    expect(() => read('https://mail.example', from)).toThrow('METODNET_SMTP_URL is not usable');
    expect(() => read(smtpUrl, 'nobody')).toThrow('METODNET_MAIL_FROM is not usable');
    expect(() => read(smtpUrl, 'A <a@b.example>\nBcc: <c@d.example>')).toThrow('METODNET_MAIL_FROM is not usable');
  });
});
