import type { Stage } from '../stage/stage.js';
import { bringUpProcess } from '../stage/supervisor.js';
import { differences, type Finding } from './finding.js';
import { settled } from './settled.js';

const SELVES = '(select self, min(id) as id from holder group by self)';

/** Everything in the read model, by the names of things and not by their keys, which depend on the order of reading. */
const TABLES: Readonly<Record<string, string>> = {
  step: `select measure.name, step.hierarchy, unit.id, step.month, step.n
           from step join measure on measure.key = step.measure join unit on unit.key = step.node`,
  member: `select self.id, measure.name, unit.id as unit, from_month, to_month, n
             from member join ${SELVES} self on self.self = member.holder
             join measure on measure.key = member.measure join unit on unit.key = member.unit`,
  fact: `select subject, part, fact.kind, holder.id, unit.id as unit, other.id as other, fact.valid_from, valid_to, amount
           from fact join statement on statement.key = fact.statement join holder on holder.key = fact.holder
           left join unit on unit.key = fact.unit left join holder other on other.key = fact.other`,
  ancestor: `select unit.id, hierarchy, node.id as node, from_month, to_month
               from ancestor join unit on unit.key = ancestor.unit join unit node on node.key = ancestor.node`,
  told_by: 'select unit.id, owner from told_by join unit on unit.key = told_by.unit',
  source_event: `select subject, source_event.version, event_id, producer, seq
                   from source_event join statement on statement.key = source_event.statement`,
};

async function dump({ databases }: Stage): Promise<Map<string, string[]>> {
  const tables = new Map<string, string[]>();
  for (const [table, query] of Object.entries(TABLES)) {
    const rows = await databases.rows<{ row: string }>(
      'reporting',
      `select row_to_json(t)::text as row from (${query}) as t`,
    );
    tables.set(
      table,
      rows.map(({ row }) => row),
    );
  }
  return tables;
}

/** P4: the read model is what reading everything from the first event makes of it, to the last row. */
export async function rebuild(stage: Stage): Promise<{ findings: Finding[]; rows: number; seconds: number }> {
  const before = await dump(stage);
  const { reporting } = stage.suite.services;
  await reporting.end();
  await stage.databases.rows('reporting', 'select forget_ledger()');
  const began = Date.now();
  await bringUpProcess(reporting);
  const late = await settled(stage, 120);
  const after = await dump(stage);
  const findings = [...before].flatMap(([table, rows]) =>
    differences('P4', `read model, ${table}`, ['the running one', rows], ['the rebuilt one', after.get(table) ?? []]),
  );
  return {
    findings: [...late.findings, ...findings],
    rows: [...before.values()].reduce((sum, rows) => sum + rows.length, 0),
    seconds: (Date.now() - began) / 1_000,
  };
}
