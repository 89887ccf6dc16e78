import type { PersonId, UnitId } from '@metodnet/kernel';
import { Base64Scalar, DateTimeScalar, Rejection } from '@metodnet/subgraph';
import { Directive, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { ImportStage, ImportState, RosterImport, RosterImportId } from './roster-import.js';
import type { Duplicate, Summary } from './roster-plan.js';
import type { RosterFile } from './roster-writing.js';

export const State = {
  UPLOADING: 'uploading',
  QUEUED: 'queued',
  RUNNING: 'running',
  SUCCEEDED: 'succeeded',
  REFUSED: 'refused',
  FAILED: 'failed',
  INTERRUPTED: 'interrupted',
} as const;
registerEnumType(State, {
  name: 'RosterImportState',
  description: 'How far an import is.',
  valuesConfig: {
    UPLOADING: { description: 'The file is still coming in.' },
    QUEUED: { description: 'Waits for its turn.' },
    RUNNING: { description: 'Runs.' },
    SUCCEEDED: { description: 'All of the file is in; after a dry run: would be in.' },
    REFUSED: { description: 'Rows are wrong; nothing was written.' },
    FAILED: { description: 'Something broke; nothing was written.' },
    INTERRUPTED: {
      description: 'Its process is gone; all was written or nothing. Send the same file again: that is harmless.',
    },
  },
});
export const Stage = {
  WAITING: 'waiting',
  READING: 'reading',
  CHECKING: 'checking',
  WRITING: 'writing',
  DONE: 'done',
} as const;
registerEnumType(Stage, {
  name: 'RosterImportStage',
  description: 'What an import is doing.',
  valuesConfig: {
    WAITING: { description: 'Nothing yet.' },
    READING: { description: 'Reads the file.' },
    CHECKING: { description: 'Checks rows against the rules and against what is known.' },
    WRITING: { description: 'Writes; seen by others when all is written.' },
    DONE: { description: 'Nothing any more.' },
  },
});
const DuplicateKind = { REGISTERED_ALREADY: 'registered-already', SAME_PERSON_IN_FILE: 'same-person-in-file' } as const;
registerEnumType(DuplicateKind, {
  name: 'RosterDuplicateKind',
  description: 'How a row meets somebody known.',
  valuesConfig: {
    REGISTERED_ALREADY: { description: 'The register has the person; the row is taken for them.' },
    SAME_PERSON_IN_FILE: { description: 'An earlier row of the file names the same person: another job of theirs.' },
  },
});
export const Format = { CSV: 'csv', XLSX: 'xlsx' } as const;
registerEnumType(Format, {
  name: 'RosterFormat',
  description: 'Format of a roster file.',
  valuesConfig: { CSV: { description: 'UTF-8 with a mark, semicolons.' }, XLSX: { description: 'Excel workbook.' } },
});

@ObjectType('RosterError', { description: 'What is wrong in a row. No value of a cell is repeated.' })
export class RosterErrorView {
  @Field(() => Int, { description: 'Number of the line as a spreadsheet shows it; the header is usually 1.' })
  readonly row!: number;

  @Field(() => String, { description: 'Stable code, lower-case kebab: `not-a-date`. For programs.' })
  readonly code!: string;
}

@ObjectType('RosterDuplicate', {
  description: 'A row that names somebody known, shown so that a mistake is seen before it is made.',
})
export class DuplicateView implements Duplicate {
  @Field(() => Int, { description: 'Number of the line.' })
  readonly row!: number;

  @Field(() => DuplicateKind, { description: 'How it meets somebody known.' })
  readonly kind!: Duplicate['kind'];

  @Field(() => ID, { description: 'The person; of a dry run’s new people it means nothing later.' })
  readonly personId!: PersonId;

  @Field(() => Int, { nullable: true, description: 'The earlier line of the file that names the same person.' })
  readonly otherRow!: number | null;
}

@ObjectType('RosterSummary', { description: 'What an import did, or would do.' })
export class SummaryView implements Summary {
  @Field(() => Int, { description: 'People registered.' })
  readonly registered!: number;
  @Field(() => Int, { description: 'People found in the register.' })
  readonly matched!: number;
  @Field(() => Int, { description: 'People whose details changed.' })
  readonly detailsChanged!: number;
  @Field(() => Int, { description: 'Jobs begun.' })
  readonly employed!: number;
  @Field(() => Int, { description: 'Changes of position, rate, load or subjects.' })
  readonly changed!: number;
  @Field(() => Int, { description: 'Jobs ended.' })
  readonly dismissed!: number;
  @Field(() => Int, { description: 'Qualification categories entered.' })
  readonly categories!: number;
  @Field(() => Int, { description: 'Training records entered.' })
  readonly trainings!: number;
  @Field(() => Int, { description: 'Rows that said nothing new.' })
  readonly unchanged!: number;
}

@ObjectType('RosterImport', {
  description:
    'The import of a roster file: a job that goes on after the answer; ask for it again to see how far it is.',
})
@Directive('@key(fields: "id")')
export class RosterImportView implements Omit<RosterImport, 'unitId' | 'errors'> {
  @Field(() => ID, { description: 'Global id, `<owner>:<uuid>`.' })
  readonly id!: RosterImportId;

  @Field(() => String, { description: 'Name of the file, as given.' })
  readonly fileName!: string;

  @Field(() => State, { description: 'How far it is.' })
  readonly state!: ImportState;

  @Field(() => Boolean, { description: 'Checked only: done and taken back.' })
  readonly dryRun!: boolean;

  @Field(() => Stage, { description: 'What it is doing.' })
  readonly stage!: ImportStage;

  @Field(() => Int, { description: 'Rows of the file; 0 until it is read.' })
  readonly rowsTotal!: number;

  @Field(() => Int, { description: 'Rows done in this stage.' })
  readonly rowsDone!: number;

  @Field(() => SummaryView, { nullable: true, description: 'What it did, or would do; null until it is checked.' })
  readonly summary!: Summary | null;

  @Field(() => Int, { description: 'How many errors there are.' })
  readonly errorsTotal!: number;

  @Field(() => [DuplicateView], { description: 'Rows that name somebody known, at most 1,000.' })
  readonly duplicates!: readonly Duplicate[];

  @Field(() => DateTimeScalar, { description: 'When it was begun.' })
  readonly createdAt!: Date;
}

@ObjectType('RosterFile', { description: 'A roster as a file.' })
export class RosterFileView implements RosterFile {
  @Field(() => String, { description: 'Name to save it under.' })
  readonly fileName!: string;

  @Field(() => String, { description: 'Media type.' })
  readonly contentType!: string;

  @Field(() => Base64Scalar, { description: 'The file itself.' })
  readonly content!: Buffer;

  @Field(() => Int, { description: 'Rows without the header.' })
  readonly rows!: number;
}

@InputType({
  description: 'A roster file in one piece, of at most about 150 KB through the gateway; larger ones come in pieces.',
})
export class ImportRosterInput {
  @Field(() => ID, { description: 'The unit; rows may name units below it.' })
  readonly unit!: UnitId;

  @Field(() => String, { description: 'Name of the file, to recognise it by.' })
  readonly fileName!: string;

  @Field(() => Base64Scalar, { description: 'XLSX, or CSV in UTF-8 or Windows-1251 with semicolons, commas or tabs.' })
  readonly contentBase64!: Buffer;

  @Field(() => Boolean, { defaultValue: true, description: 'Only check: do it and take it back.' })
  readonly dryRun!: boolean;
}

@InputType({ description: 'A roster file that will come in pieces.' })
export class BeginRosterUploadInput {
  @Field(() => ID, { description: 'The unit; rows may name units below it.' })
  readonly unit!: UnitId;

  @Field(() => String, { description: 'Name of the file, to recognise it by.' })
  readonly fileName!: string;
}

@InputType({ description: 'A piece of a roster file.' })
export class AppendRosterChunkInput {
  @Field(() => ID, { description: 'Which upload.' })
  readonly id!: RosterImportId;

  @Field(() => Int, { description: 'Its place: 0, 1, 2 … A piece sent again replaces itself.' })
  readonly ordinal!: number;

  @Field(() => Base64Scalar, { description: 'The bytes, at most about 150 KB through the gateway.' })
  readonly contentBase64!: Buffer;
}

@InputType({ description: 'An uploaded roster to import.' })
export class StartRosterImportInput {
  @Field(() => ID, { description: 'Which upload.' })
  readonly id!: RosterImportId;

  @Field(() => Boolean, {
    defaultValue: true,
    description: 'Only check: do it and take it back. The file stays for the real import.',
  })
  readonly dryRun!: boolean;
}

@ObjectType({ description: 'The import, or why not.' })
export class RosterImportPayload {
  @Field(() => RosterImportView, { nullable: true, description: 'The import as it is now.' })
  readonly rosterImport?: RosterImportView;

  @Field(() => Rejection, { nullable: true, description: 'Why nothing was begun.' })
  readonly rejection?: Rejection;
}
