import 'reflect-metadata';
import { defineEvent, UnitId as UnitIdOfContract } from '@metodnet/contracts';
import {
  accept,
  type CalendarDate,
  type Decision,
  type Id,
  newId,
  type ReasonOf,
  reject,
  type UnitId,
} from '@metodnet/kernel';
import { type Actor, must, type UnitTree } from '@metodnet/scope';
import { type Columns, defineTable, reachedBy, type Works } from '@metodnet/store';
import {
  Arg,
  Args,
  Ctx,
  Directive,
  Field,
  FieldResolver,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { z } from 'zod';
import {
  Authenticated,
  byIdAlone,
  CalendarDateScalar,
  type Context,
  connection,
  defineService,
  JSONScalar,
  keyset,
  pageArgs,
  payload,
  Rejection,
  RequiresScopes,
  type Wording,
} from '../index.js';

/** A tiny service with everything that a real one has: notes that units keep. */
export interface Note {
  readonly id: Id<'Note'>;
  readonly unitId: UnitId;
  readonly text: string;
  readonly writtenOn: CalendarDate;
  readonly version: number;
}

type WriteNote = Pick<Note, 'unitId' | 'text' | 'writtenOn'>;

export const NoteWritten = defineEvent('sample.note-written.v1', {
  summary: 'A unit has written something down.',
  data: z.object({ unitId: UnitIdOfContract }),
});

export const NOTES_PER_UNIT = 3;

export function writeNote(
  id: Note['id'],
  request: WriteNote,
  existing: number,
): Decision<Note, ReturnType<typeof NoteWritten>, 'too-many-notes'> {
  if (existing >= NOTES_PER_UNIT) return reject('too-many-notes', { limit: NOTES_PER_UNIT });
  return accept({ id, ...request, version: 0 }, NoteWritten({ unitId: request.unitId }));
}

export const wording: Wording<ReasonOf<typeof writeNote>> = {
  'too-many-notes': { ru: 'У организации уже {limit} заметки.', en: 'The unit has {limit} notes already.' },
};

const columns: Columns<Note> = {
  id: { type: 'text', primary: true },
  unitId: { name: 'unit_id', type: 'text' },
  text: { type: 'text' },
  writtenOn: { name: 'written_on', type: 'date' },
  version: { type: 'integer' },
};
const NoteTable = defineTable<Note>({
  name: 'note',
  columns,
  sight: (row, asker) => `${row}.unit_id = ${reachedBy(asker, 'staffing:read')}`,
});

class NoteCommands {
  constructor(
    private readonly works: Works,
    private readonly units: UnitTree,
  ) {}

  write(actor: Actor, { unitId, text, writtenOn }: WriteNote) {
    return this.works.runSerializable(actor, async (work) => {
      must(actor, 'staffing:write', await this.units.pathOf(unitId));
      const existing = await work.query(`select from ${work.seen(NoteTable)} n where unit_id = $1`, [unitId]);
      return work.commit(NoteTable, writeNote(newId(unitId), { unitId, text, writtenOn }, existing.length));
    });
  }
}

class NoteQueries {
  constructor(private readonly works: Works) {}

  byIds(actor: Actor, ids: readonly string[]) {
    return this.works.read(actor, async (work) => {
      const found = new Map<string, Note>((await work.findMany(NoteTable, ids)).map((note) => [note.id, note]));
      return ids.map((id) => found.get(id) ?? null);
    });
  }

  list(actor: Actor, after: readonly unknown[] | null, limit: number) {
    const [text, id] = after ?? ['', ''];
    return this.works.read(actor, (work) =>
      work.query<Note>(
        `select id, unit_id as "unitId", text, written_on::text as "writtenOn", version from ${work.seen(NoteTable)} n
          where (text, id) > ($1, $2) order by text, id limit $3`,
        [text, id, limit],
      ),
    );
  }

  async count(actor: Actor): Promise<number> {
    const [row] = await this.works.read(actor, (work) =>
      work.query<{ n: number }>(`select count(*)::int as n from ${work.seen(NoteTable)} n`),
    );
    return row?.n ?? 0;
  }

  /** What a careless service might do with what it is given: lets tests see what becomes of PostgreSQL's complaints. */
  run(actor: Actor, sql: string, params: readonly unknown[]) {
    return this.works.read(actor, (work) => work.query<object>(sql, params));
  }
}

@ObjectType('Person')
@Directive('@key(fields: "id", resolvable: false)')
class PersonReference {
  @Field(() => ID)
  readonly id!: string;
}

@ObjectType('Note', { description: 'What a unit has written down.' })
@Directive('@key(fields: "id")')
class NoteView implements Pick<Note, 'id' | 'text' | 'writtenOn'> {
  @Field(() => ID, { description: 'Global id, `<owner>:<uuid>`.' })
  readonly id!: Note['id'];

  @Field(() => String, { description: 'What it says.' })
  readonly text!: string;

  @Field(() => CalendarDateScalar, { description: 'The day on which it was written.' })
  readonly writtenOn!: CalendarDate;
}

@ObjectType('Unit', { description: 'A member of the network, with its notes.' })
@Directive('@key(fields: "id")')
class UnitReference {
  @Field(() => ID, { description: 'The unit’s code.' })
  readonly id!: UnitId;
}

@InputType({ description: 'A note to write.' })
class WriteNoteInput implements WriteNote {
  @Field(() => ID, { description: 'The unit that keeps it.' })
  readonly unitId!: UnitId;

  @Field(() => String, { description: 'What it says.' })
  readonly text!: string;

  @Field(() => CalendarDateScalar, { description: 'The day on which it was written.' })
  readonly writtenOn!: CalendarDate;
}

@ObjectType({ description: 'The note, or why it was not written.' })
class WriteNotePayload {
  @Field(() => NoteView, { nullable: true, description: 'The note.' })
  readonly note?: NoteView;

  @Field(() => Rejection, { nullable: true, description: 'Why it was not written.' })
  readonly rejection?: Rejection;
}

const NoteConnection = connection(NoteView);
const NotesPage = pageArgs({ byDefault: 2, max: 10 });
const byText = keyset<Note>('notes:text', ({ text, id }) => [text, id]);

/** How many additions are being made: lets a test know when it may pull the rug. */
export const underWay = { count: 0 };

@Resolver(() => NoteView)
export class NoteResolver {
  constructor(
    private readonly commands: NoteCommands,
    private readonly queries: NoteQueries,
  ) {}

  @Query(() => NoteConnection, { description: 'Notes in the order of their text.' })
  async notes(@Ctx() { actor }: Context, @Args(() => NotesPage) page: InstanceType<typeof NotesPage>) {
    const rows = await this.queries.list(actor, byText.after(page.after), page.first + 1);
    return byText.page(rows, page, () => this.queries.count(actor));
  }

  @Query(() => Int, { description: 'Adds one; slowly, if it must.' })
  async plusOne(
    @Arg('number', () => Int, { description: 'To which.' }) number: number,
    @Arg('ms', () => Int, { defaultValue: 0, description: 'Milliseconds to take.' }) ms: number,
  ): Promise<number> {
    underWay.count++;
    await new Promise((resolve) => setTimeout(resolve, ms));
    underWay.count--;
    return number + 1;
  }

  @Query(() => [String], { description: 'Repeats texts.' })
  echo(@Arg('texts', () => [String], { description: 'Which.' }) texts: string[]): string[] {
    return texts;
  }

  @Query(() => String, { description: 'Fails as it is told.' })
  async fail(
    @Ctx() { actor }: Context,
    @Arg('how', () => String, { description: 'sql, zod or throw.' }) how: string,
    @Arg('what', () => JSONScalar, { nullable: true, description: 'The statement and its parameters.' }) what: [
      string,
      ...unknown[],
    ],
  ): Promise<string> {
    if (how === 'sql') await this.queries.run(actor, what[0], what.slice(1));
    if (how === 'zod') z.object({ names: z.array(z.number()) }).parse({ names: ['Иванов'] });
    throw new Error('Cannot read "Иванов" of undefined');
  }

  @Query(() => String, { description: 'For those who have identified themselves.' })
  @Authenticated()
  whoAmI(@Ctx() { actor }: Context): string {
    return `${actor.subject} on ${actor.today}`;
  }

  @FieldResolver(() => String, { nullable: true, description: 'For holders of a scope.' })
  @RequiresScopes([['staffing:read-names']])
  author(): string {
    return 'A name';
  }

  @FieldResolver(() => PersonReference, { nullable: true, description: 'Who wrote it.' })
  writer(): PersonReference | null {
    return null;
  }

  @FieldResolver(() => [NoteView], { description: 'Notes of the same text, which makes deep questions possible.' })
  same(@Root() note: Note): Note[] {
    return [note];
  }

  @Mutation(() => WriteNotePayload, { description: 'Writes a note.' })
  async writeNote(
    @Ctx() { actor }: Context,
    @Arg('input', () => WriteNoteInput, { description: 'Which.' }) input: WriteNoteInput,
  ) {
    return payload('note', await this.commands.write(actor, input), wording);
  }
}

@Resolver(() => UnitReference)
class UnitResolver {
  @FieldResolver(() => String, { description: 'A remark of this subgraph on a unit of another.' })
  remark(@Root() { id }: UnitReference): string {
    return `about ${id}`;
  }
}

export const sample = defineService({
  name: 'sample',
  migrations: new URL('./migrations/', import.meta.url),
  tables: [NoteTable],
  build: ({ works, units }) => {
    const queries = new NoteQueries(works);
    return {
      resolvers: [new NoteResolver(new NoteCommands(works, units), queries), new UnitResolver()],
      orphanedTypes: [UnitReference],
      references: { Note: (ids, { actor }) => queries.byIds(actor, ids), Unit: byIdAlone },
    };
  },
});
