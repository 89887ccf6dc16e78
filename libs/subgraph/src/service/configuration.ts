/** What a service is told by its environment. */
export interface Configuration {
  /** The database as requests see it: the app role, under row-level security. */
  readonly databaseUrl: string;
  /** The database as relay and projections see it. */
  readonly workerDatabaseUrl: string;
  /** The database as its owner sees it. Given, the service brings it up to date at its start; otherwise that was done before. */
  readonly ownerDatabaseUrl: string | null;
  readonly natsUrl: string;
  /** The node that this deployment is. */
  readonly node: string;
  readonly host: string;
  /** 0 takes a free port. */
  readonly port: number;
  /** Where people reach the service's pages, as printed on certificates; its own URL when null. */
  readonly publicUrl: string | null;
  /** How mail goes out; null when it does not: what is to be mailed waits. */
  readonly mail: MailSettings | null;
  readonly jwksUrl: string;
  readonly issuer: string;
  readonly audience: string;
  /** Shared with the gateway, which signs its requests with it. */
  readonly gatewaySecret: string;
  readonly logLevel: LogLevel;
  /** In which it is decided what day today is. */
  readonly timeZone: string;
  /** Where other services answer for domain events that the stream no longer holds, by service. */
  readonly replayUrls: Readonly<Record<string, string>>;
  /** Connections for units of work; others look up grants and run relay and projections. */
  readonly poolSize: number;
  /** How long a service that is told to stop still takes connections, so that load balancers notice that it is not ready. */
  readonly drainMs: number;
}

/** A mail server and the sender that it is told. */
export interface MailSettings {
  /** `smtps://user:password@host:465`, `smtp://host:587?requireTLS=true`. */
  readonly smtpUrl: string;
  /** An address, with or without a name before it: `Методическая сеть <no-reply@example.org>`. */
  readonly from: string;
}

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
const logLevels: readonly string[] = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

/** Reads the environment; throws one error that lists everything that is missing or unreadable. */
export function readConfiguration(env: Readonly<Record<string, string | undefined>>): Configuration {
  const complaints: string[] = [];
  const read = <Value>(
    name: string,
    byDefault: Value | undefined,
    take: (text: string) => Value | undefined,
  ): Value => {
    const text = env[name]?.trim();
    const value = text ? take(text) : byDefault;
    if (value === undefined) complaints.push(text ? `${name} is not usable` : `${name} is missing`);
    return value as Value;
  };

  const mailSettings = (): MailSettings | null => {
    const url = read<string | null>('METODNET_SMTP_URL', null, smtpUrl);
    const from = read<string | null>('METODNET_MAIL_FROM', null, sender);
    if (url !== null && from !== null) return { smtpUrl: url, from };
    if (url !== null) complaints.push('METODNET_MAIL_FROM is missing beside METODNET_SMTP_URL');
    if (from !== null) complaints.push('METODNET_SMTP_URL is missing beside METODNET_MAIL_FROM');
    return null;
  };

  const configuration: Configuration = {
    databaseUrl: read('METODNET_DATABASE_URL', undefined, url),
    workerDatabaseUrl: read('METODNET_WORKER_DATABASE_URL', undefined, url),
    ownerDatabaseUrl: read<string | null>('METODNET_OWNER_DATABASE_URL', null, url),
    natsUrl: read('METODNET_NATS_URL', undefined, url),
    node: read('METODNET_NODE', 'local', text),
    host: read('METODNET_HOST', '127.0.0.1', text),
    port: read('METODNET_PORT', 0, port),
    publicUrl: read<string | null>('METODNET_PUBLIC_URL', null, webUrl),
    mail: mailSettings(),
    jwksUrl: read('METODNET_JWKS_URL', undefined, url),
    issuer: read('METODNET_ISSUER', undefined, text),
    audience: read('METODNET_AUDIENCE', 'metodnet', text),
    gatewaySecret: read('METODNET_GATEWAY_SECRET', undefined, secret),
    logLevel: read<LogLevel>('METODNET_LOG_LEVEL', 'info', level),
    timeZone: read('METODNET_TIME_ZONE', 'Asia/Tomsk', timeZone),
    replayUrls: read('METODNET_REPLAY_URLS', {}, urls),
    poolSize: read('METODNET_POOL_SIZE', 10, count),
    drainMs: read('METODNET_DRAIN_MS', 0, count),
  };
  if (complaints.length > 0) throw new Error(`The environment is not complete: ${complaints.join('; ')}`);
  return configuration;
}

const text = (value: string) => value;
const url = (value: string) => (URL.canParse(value) ? value : undefined);
const webUrl = (value: string) => (URL.canParse(value) && /^https?:/.test(value) ? value : undefined);
const smtpUrl = (value: string) => (URL.canParse(value) && /^smtps?:/.test(value) ? value : undefined);
const sender = (value: string) =>
  /^(?:[^<>@\p{Cc}]*<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/u.test(value) ? value : undefined;
/** A secret that can be guessed is none. */
const secret = (value: string) => (value.length >= 16 ? value : undefined);
const port = (value: string) => (/^\d{1,5}$/.test(value) && Number(value) <= 65_535 ? Number(value) : undefined);
const count = (value: string) => (/^\d{1,6}$/.test(value) ? Number(value) : undefined);
const level = (value: string) => (logLevels.includes(value) ? (value as LogLevel) : undefined);

/** `{"network":"http://127.0.0.1:4101"}` */
function urls(value: string): Record<string, string> | undefined {
  try {
    const read: unknown = JSON.parse(value);
    const usable =
      typeof read === 'object' && read !== null && Object.values(read).every((each) => URL.canParse(String(each)));
    return usable ? (read as Record<string, string>) : undefined;
  } catch {
    return undefined;
  }
}

function timeZone(value: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}
