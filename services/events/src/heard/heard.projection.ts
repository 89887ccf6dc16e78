import { type Applier, on, projection } from '@metodnet/bus';
import {
  AgreementEnded,
  AgreementSigned,
  Dismissed,
  Employed,
  EmploymentChanged,
  EmploymentCorrected,
  type EmploymentState,
  PersonsMerged,
  StructureDissolved,
  StructureFormed,
} from '@metodnet/contracts';
import { ownerOf } from '@metodnet/kernel';
import type { Sql } from '@metodnet/scope';

/** What is heard of something that holds for a time; the newest version counts, in whatever order they come. */
type Heard =
  | {
      readonly table: 'employment';
      readonly id: string;
      readonly person: string;
      readonly unit: string;
      readonly from: string;
      readonly to: string | null;
    }
  | {
      readonly table: 'agreement' | 'structure';
      readonly id: string;
      readonly unit: string;
      readonly from: string;
      readonly to: string | null;
    }
  | { readonly table: 'agreement-ended' | 'structure-dissolved'; readonly id: string; readonly to: string }
  | { readonly table: 'merged'; readonly id: string; readonly survivor: string };

const job = ({ employmentId, personId, unitId, from, to, cancelled }: EmploymentState): Heard => ({
  table: 'employment',
  id: employmentId,
  person: personId,
  unit: unitId,
  from,
  // What was entered by mistake never held.
  to: cancelled ? from : to,
});

/** Jobs, merges, agreements and structures, as far as rules about events ask. */
export const heardProjection = projection({
  name: 'heard',
  version: 1,
  on: [
    on(Employed, ({ data }) => [job(data)]),
    on(EmploymentChanged, ({ data }) => [job(data)]),
    on(EmploymentCorrected, ({ data }) => [job(data)]),
    on(Dismissed, ({ data }) => [job(data)]),
    on(PersonsMerged, ({ data: { mergedId, survivorId } }): Heard[] => [
      { table: 'merged', id: mergedId, survivor: survivorId },
    ]),
    on(AgreementSigned, ({ data: { agreementId: id, unitId: unit, from, to } }): Heard[] => [
      { table: 'agreement', id, unit, from, to },
    ]),
    on(AgreementEnded, ({ data: { agreementId: id, endedOn: to } }): Heard[] => [{ table: 'agreement-ended', id, to }]),
    on(StructureFormed, ({ data: { structureId: id, unitId: unit, formedOn: from } }): Heard[] => [
      { table: 'structure', id, unit, from, to: null },
    ]),
    on(StructureDissolved, ({ data: { structureId: id, dissolvedOn: to } }): Heard[] => [
      { table: 'structure-dissolved', id, to },
    ]),
  ],
});

export const heardApplier: Applier<Heard> = {
  async apply(sql, effects) {
    // A record is its owner's to tell of.
    for (const { envelope, changes } of effects)
      for (const change of changes)
        if (ownerOf(change.id) === envelope.owner) await write(sql, change, envelope.version);
  },
};

/** One aggregate's events come in their order, each in its owner's lane. */
function write(sql: Sql, heard: Heard, version: number): Promise<unknown> {
  switch (heard.table) {
    case 'employment':
      return sql.query(
        `insert into heard.employment values ($1, $2, $3, $4, $5, $6)
         on conflict (id) do update set person_id = excluded.person_id, unit_id = excluded.unit_id, valid_from = excluded.valid_from,
                                        valid_to = excluded.valid_to, version = excluded.version
                                  where employment.version < excluded.version`,
        [heard.id, heard.person, heard.unit, heard.from, heard.to, version],
      );
    case 'merged':
      return sql.query(
        'insert into heard.merged values ($1, $2) on conflict (id) do update set survivor = excluded.survivor',
        [heard.id, heard.survivor],
      );
    case 'agreement':
    case 'structure':
      return sql.query(`insert into heard.${heard.table} values ($1, $2, $3, $4, $5) on conflict (id) do nothing`, [
        heard.id,
        heard.unit,
        heard.from,
        heard.to,
        version,
      ]);
    case 'agreement-ended':
      return sql.query('update heard.agreement set valid_to = $2 where id = $1', [heard.id, heard.to]);
    case 'structure-dissolved':
      return sql.query('update heard.structure set dissolved_on = $2 where id = $1', [heard.id, heard.to]);
  }
}
