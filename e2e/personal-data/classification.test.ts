import { buildSchema } from 'graphql';
import { classOf, named, type Place, places } from './schema-fields.js';

const written = ({ within, name }: Place) => `${within}.${name}`;

/** What to do about a field that nobody has thought about. */
const unclassified = (all: readonly Place[]) =>
  all
    .filter((place) => classOf(place) === undefined)
    .map(
      (place) =>
        `${written(place)} is not classified: say in e2e/personal-data/classes.ts whether it is personal, kept, told, asked or code; ` +
        'unless it is code, give it a marker in seeding.ts, so that the journey looks for it.',
    );

describe('Classifying what may be given to the suite', () => {
  it('says of every argument and input field of the schema where it may lie', () => {
    expect(unclassified(places())).toEqual([]);
  });

  it('names nothing that the schema no longer has', () => {
    const there = new Set(places().map(written));
    expect(
      named()
        .map(written)
        .filter((place) => !there.has(place)),
    ).toEqual([]);
  });

  it('asks about a new field', () => {
    const changed = buildSchema(
      'type Query { a(input: RegisterPersonInput): Int } input RegisterPersonInput { snils: String }',
    );
    expect(unclassified(places(changed))).toEqual([
      expect.stringMatching(/^RegisterPersonInput\.snils is not classified: say in .*classes\.ts/),
    ]);
  });
});
