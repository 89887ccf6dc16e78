import type { CalendarDate, UnitId } from '@metodnet/kernel';
import { CalendarDateScalar, type Context, payload } from '@metodnet/subgraph';
import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { UnitView } from '../unit/unit.schema.js';
import type { RosterCommands } from './roster.commands.js';
import type { RosterQueries } from './roster.queries.js';
import {
  AppendRosterChunkInput,
  BeginRosterUploadInput,
  Format,
  ImportRosterInput,
  RosterErrorView,
  RosterFileView,
  RosterImportPayload,
  RosterImportView,
  StartRosterImportInput,
} from './roster.schema.js';
import { sentenceOf, wording } from './roster.wording.js';
import { ROSTER_COLUMNS } from './roster-columns.js';
import type { RosterImport, RosterImportId } from './roster-import.js';
import type { RowError } from './roster-row.js';
import { type RosterFormat, rosterTemplate } from './roster-writing.js';

@Resolver(() => RosterImportView)
export class RosterImportResolver {
  constructor(
    private readonly commands: RosterCommands,
    private readonly queries: RosterQueries,
  ) {}

  @Query(() => RosterImportView, {
    nullable: true,
    description: 'How far an import is; null for what is absent or not yours.',
  })
  rosterImport(@Ctx() { actor }: Context, @Arg('id', () => ID, { description: 'Which import.' }) id: RosterImportId) {
    return this.queries.find(actor, id);
  }

  @Query(() => [RosterImportView], { description: 'The latest imports of a unit and of all below it.' })
  rosterImports(
    @Ctx() { actor }: Context,
    @Arg('unit', () => ID, { description: 'The unit, with all below it.' }) unit: UnitId,
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many at most, up to 100.' }) first: number,
  ) {
    return this.queries.latest(actor, unit, first);
  }

  @Query(() => RosterFileView, {
    description: 'The staff of a unit and of all below it, in the columns that an import reads.',
  })
  rosterExport(
    @Ctx() { actor, language }: Context,
    @Arg('unit', () => ID, { description: 'The unit, with all below it.' }) unit: UnitId,
    @Arg('asOf', () => CalendarDateScalar, { nullable: true, description: 'On which day; today by default.' })
    asOf: CalendarDate | undefined,
    @Arg('format', () => Format, { nullable: true, description: 'CSV by default.' }) format: RosterFormat | undefined,
  ) {
    return this.queries.export(actor, unit, asOf ?? null, format ?? 'csv', language);
  }

  @Query(() => RosterFileView, { description: 'The columns of a roster with an example.' })
  rosterTemplate(
    @Ctx() { language }: Context,
    @Arg('format', () => Format, { nullable: true, description: 'XLSX by default.' }) format: RosterFormat | undefined,
  ) {
    return rosterTemplate(format ?? 'xlsx', language);
  }

  @Mutation(() => RosterImportPayload, {
    description: 'Imports a roster that fits into one request. By default it only checks.',
  })
  async importRoster(
    @Ctx() { actor }: Context,
    @Arg('input', () => ImportRosterInput, { description: 'Whose, and the file.' })
    { unit: unitId, fileName, contentBase64: content, dryRun }: ImportRosterInput,
  ) {
    return payload(
      'rosterImport',
      await this.commands.importWhole(actor, { unitId, fileName, content, dryRun }),
      wording,
    );
  }

  @Mutation(() => RosterImportPayload, { description: 'Begins the upload of a larger roster in pieces.' })
  async beginRosterUpload(
    @Ctx() { actor }: Context,
    @Arg('input', () => BeginRosterUploadInput, { description: 'Whose, and the file’s name.' }) {
      unit: unitId,
      fileName,
    }: BeginRosterUploadInput,
  ) {
    return payload('rosterImport', await this.commands.beginUpload(actor, { unitId, fileName }), wording);
  }

  @Mutation(() => RosterImportPayload, { description: 'Adds a piece to an upload.' })
  async appendRosterChunk(
    @Ctx() { actor }: Context,
    @Arg('input', () => AppendRosterChunkInput, { description: 'Which upload, which piece.' })
    { id, ordinal, contentBase64 }: AppendRosterChunkInput,
  ) {
    return payload('rosterImport', await this.commands.append(actor, id, ordinal, contentBase64), wording);
  }

  @Mutation(() => RosterImportPayload, {
    description: 'Starts the import of an uploaded roster; also once more after a dry run.',
  })
  async startRosterImport(
    @Ctx() { actor }: Context,
    @Arg('input', () => StartRosterImportInput, { description: 'Which, and whether only to check.' }) {
      id,
      dryRun,
    }: StartRosterImportInput,
  ) {
    return payload('rosterImport', await this.commands.start(actor, id, dryRun), wording);
  }

  @FieldResolver(() => UnitView, { nullable: true, description: 'The unit.' })
  unit(@Root() { unitId }: RosterImport): UnitView {
    return { id: unitId };
  }

  @FieldResolver(() => [RosterErrorView], { description: 'What is wrong, by row; at most 1,000.' })
  errors(@Root() { errors }: RosterImport) {
    return errors;
  }
}

@Resolver(() => RosterErrorView)
export class RosterErrorResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'Header of the column, in the language of the request; null when the whole row is meant.',
  })
  column(@Ctx() { language }: Context, @Root() { column }: RowError) {
    return ROSTER_COLUMNS.find(({ key }) => key === column)?.[language] ?? null;
  }

  @FieldResolver(() => String, { description: 'What is wrong, in the language of the request.' })
  message(@Ctx() { language }: Context, @Root() error: RowError) {
    return sentenceOf(error, language);
  }
}
