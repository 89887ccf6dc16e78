import type { Tape } from './tape.js';
import { hostileTexts, strangeIds, type World, Written } from './values.js';

/** References to entities as somebody would forge them who has got hold of the gateway's secret: too much, too little, of another kind. */
export function forgedReferences(
  tape: Tape,
  world: World,
  asked: readonly string[],
  types: readonly string[],
): unknown {
  if (tape.oneIn(60)) return tape.pick([null, {}, 'Person', 1, [[]], [null]]);
  const count = tape.oneIn(80) ? 1_001 : 1 + tape.next(4);
  return Array.from({ length: count }, () => reference(tape, world, asked, types));
}

function reference(tape: Tape, world: World, asked: readonly string[], types: readonly string[]): unknown {
  const typename: unknown = tape.oneIn(8)
    ? tape.pick([...types, 'Node', 'Nobody', '__Schema', '_Any', 'constructor', '', null, 1, {}])
    : tape.pick(asked);
  const kind = typeof typename === 'string' ? world.ids[typename] : undefined;
  const ids = typename === 'Unit' ? world.units : (kind ?? Object.values(world.ids).flat());
  const id: unknown = tape.oneIn(6) ? tape.pick([...strangeIds, null, 1, [], {}, ['ru-tom'], true]) : tape.pick(ids);
  const forged: Record<string, unknown> = { __typename: typename, id };
  if (tape.oneIn(40)) delete forged[tape.pick(['id', '__typename'])];
  if (tape.oneIn(4)) Object.assign(forged, injected(tape, world));
  return forged;
}

/** Fields that only the owner of a record may say. */
const injected = (tape: Tape, world: World): object =>
  tape.pick<object>([
    { unit: { __typename: 'Unit', id: tape.pick(world.units) }, unitId: tape.pick(world.units) },
    { lastName: tape.pick(hostileTexts), birthDate: '1970-01-01', canReadNames: true },
    { role: 'municipal-operator', grants: [{ role: 'regional-operator', unit: 'ru-tom' }], actor: null },
    {
      version: -1,
      owner: 'ru-tom',
      extra: new Written('{"__proto__":{"id":"ru-tom"},"constructor":{"prototype":{}}}'),
    },
    { person: { __typename: 'Person', id: tape.pick(strangeIds) }, id: tape.pick(world.units) },
    { nested: new Written(`${'['.repeat(24)}${']'.repeat(24)}`) },
  ]);
