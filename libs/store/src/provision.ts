import pg from 'pg';

/** The three ways into a service's database: migrations, requests, and relay with projections. */
export interface DatabaseUrls {
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly workerUrl: string;
}

/**
 * Makes a service's database and its three login roles, once; a second call changes nothing but the password.
 * The app role neither owns tables nor bypasses row-level security. The server's log is told nothing of failed statements.
 */
export async function provision(
  adminUrl: string,
  {
    database,
    template,
    password,
  }: { readonly database: string; readonly template?: string; readonly password: string },
): Promise<DatabaseUrls> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    // One lock for all that provision at the same time: roles are the cluster's, not the database's.
    await admin.query("select pg_advisory_lock(hashtext('metodnet:provision'))");
    for (const group of ['metodnet_app', 'metodnet_worker']) await createRole(admin, group, 'nologin');
    for (const [kind, groups] of Object.entries(LOGINS)) {
      await createRole(admin, login(kind), 'login');
      await admin.query(`alter role ${login(kind)} login password ${pg.escapeLiteral(password)}`);
      for (const group of groups) await admin.query(`grant ${group} to ${login(kind)}`);
    }
    const existing = await admin.query('select from pg_database where datname = $1', [database]);
    if (existing.rowCount === 0) {
      const from = template ? ` template ${pg.escapeIdentifier(template)}` : '';
      await admin.query(`create database ${pg.escapeIdentifier(database)} owner ${login('owner')}${from}`);
    }
    await quieten(admin, database);
  } finally {
    await admin.end();
  }
  const url = (kind: keyof typeof LOGINS) => {
    const to = new URL(adminUrl);
    to.username = login(kind);
    to.password = password;
    to.pathname = `/${database}`;
    return to.href;
  };
  return { ownerUrl: url('owner'), appUrl: url('app'), workerUrl: url('worker') };
}

/**
 * PostgreSQL writes failed statements into its log, and quotes rows and values as it does: names of people. The services tell what
 * failed without them. Levels below `log`, errors of statements among them, are left out; what may still quote one is cut short.
 */
const QUIET = {
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_parameter_max_length_on_error: '0',
} as const;

async function quieten(admin: pg.Client, database: string): Promise<void> {
  try {
    for (const [name, value] of Object.entries(QUIET))
      await admin.query(`alter database ${pg.escapeIdentifier(database)} set ${name} = ${pg.escapeLiteral(value)}`);
  } catch (error) {
    // Only a superuser may: where the administrator is none, whoever runs the server sets them (docs/operations/personal-data.md).
    if ((error as { code?: string }).code !== '42501') throw error;
  }
}

/** The owner inherits the worker's policies, so that its security-definer functions see every row. */
const LOGINS = { owner: ['metodnet_worker'], app: ['metodnet_app'], worker: ['metodnet_worker'] } as const;
const login = (kind: string) => `metodnet_${kind}_login`;

async function createRole(admin: pg.Client, role: string, kind: 'login' | 'nologin') {
  const existing = await admin.query('select from pg_roles where rolname = $1', [role]);
  if (existing.rowCount === 0) await admin.query(`create role ${role} ${kind} nobypassrls`);
}
