import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkout } from '../checkout.js';

// Each service in a process of its own: type-graphql keeps the types of all that it has seen in one place.
const [name = ''] = process.argv.slice(2);
const program = pathToFileURL(join(checkout, 'services', name, 'dist', 'schema.js'));
const { buildSubgraph } = (await import(program.href)) as { buildSubgraph(): Promise<{ readonly sdl: string }> };
process.stdout.write(`${(await buildSubgraph()).sdl.trimEnd()}\n`);
process.exit(0);
