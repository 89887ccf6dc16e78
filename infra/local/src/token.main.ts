import { Role } from '@metodnet/contracts';
import { isUnitId } from '@metodnet/kernel';
import { signToken, Unavailable } from '@metodnet/testing/servers';
import { dataFolder } from './checkout.js';
import { parsed } from './options.js';
import { Keeper } from './suite/kept.js';
import { readRunning } from './suite/running.js';

const help = `npm run -s token -- --role ROLE --unit UNIT [--subject ID] [--person ID] [--minutes N] [--data DIR]

Prints a token for the suite that runs in this checkout, good for an hour unless --minutes says otherwise. ROLE is one of
  ${Role.options.join(', ')}`;

try {
  process.stdout.write(`${await token(process.argv.slice(2))}\n`);
} catch (error) {
  console.error(error instanceof Unavailable ? error.message : error);
  process.exitCode = 1;
}

/** The token, signed with the key that lies in the data folder: whoever cannot read that file gets none. */
async function token(args: readonly string[]): Promise<string> {
  const { values } = parsed(args, {
    role: { type: 'string' },
    unit: { type: 'string' },
    subject: { type: 'string' },
    person: { type: 'string' },
    minutes: { type: 'string', default: '60' },
    data: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  });
  if (values.help) return help;
  const { unit, subject, person } = values;
  const role = Role.safeParse(values.role);
  if (!role.success)
    throw new Unavailable(
      values.role ? `There is no role “${values.role}”.\n\n${help}` : `--role is missing.\n\n${help}`,
    );
  if (!unit || !isUnitId(unit))
    throw new Unavailable(
      unit
        ? `“${unit}” is not the code of a unit, such as ru-tom-tomsk.`
        : `--unit is missing, such as ru-tom-tomsk.\n\n${help}`,
    );
  const minutes = Number(values.minutes);
  if (!Number.isInteger(minutes) || minutes < 1)
    throw new Unavailable(`--minutes is a whole number from 1, not “${values.minutes}”`);

  const dir = dataFolder(values.data ?? null);
  const suite = readRunning(dir);
  if (!suite?.issuer)
    throw new Unavailable(
      `No suite runs on ${dir}. Start it with npm start; a suite with other data is named by --data DIR.`,
    );
  const { kept } = await Keeper.open(dir);
  const signed = await signToken(kept.issuerKey, suite.issuer, {
    subject: subject ?? `dev-${role.data}`,
    ...(person !== undefined && { person }),
    grants: [{ role: role.data, unit }],
    minutes,
  });
  if (suite.endpoint && (await isUnknown(suite.endpoint, signed, unit)))
    console.error(`There is no unit ${unit} in this network (yet): whoever has this token reaches nothing.`);
  return signed;
}

/** Whether the registry, which is open to every token, says that there is no such unit; a suite that does not answer says nothing. */
async function isUnknown(endpoint: string, signed: string, id: string): Promise<boolean> {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${signed}` },
    body: JSON.stringify({ query: 'query ($id: ID!) { unit(id: $id) { id } }', variables: { id } }),
  }).catch(() => null);
  const answer = (await response?.json().catch(() => null)) as { data?: { unit: object | null } } | null;
  return answer?.data?.unit === null;
}
