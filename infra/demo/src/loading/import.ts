import { setTimeout as pause } from 'node:timers/promises';
import { type Command, type Gateway, idIn } from './gateway.js';
import type { Roster } from './roster.js';

/** Four thirds of it, in base64, are a body that the gateway lets through. */
const PIECE_BYTES = 120_000;

interface RosterImport {
  readonly state: 'UPLOADING' | 'QUEUED' | 'RUNNING' | 'SUCCEEDED' | 'REFUSED' | 'FAILED' | 'INTERRUPTED';
  readonly rowsDone: number;
  readonly errors: readonly { readonly row: number; readonly column: string | null; readonly message: string }[];
}

const IMPORT = `query Import($id: ID!) {
  rosterImport(id: $id) { state rowsDone errors { row column message } }
}`;

/** Uploads a roster in pieces, imports it, and waits until all of it is in; throws what is wrong in its first rows. */
export async function importRoster(
  gateway: Gateway,
  roster: Roster,
  fileName: string,
  done: (rows: number) => void,
): Promise<void> {
  const { municipality, csv } = roster;
  const [begun] = await gateway.all([
    rosterCommand('beginRosterUpload', 'BeginRosterUploadInput', { unit: municipality, fileName }),
  ]);
  const id = idIn(begun, 'rosterImport');
  const bytes = Buffer.from(csv, 'utf8');
  const pieces = Array.from({ length: Math.ceil(bytes.length / PIECE_BYTES) }, (_, ordinal) =>
    rosterCommand('appendRosterChunk', 'AppendRosterChunkInput', {
      id,
      ordinal,
      contentBase64: bytes.subarray(ordinal * PIECE_BYTES, (ordinal + 1) * PIECE_BYTES).toString('base64'),
    }),
  );
  await gateway.all(pieces);
  await gateway.all([rosterCommand('startRosterImport', 'StartRosterImportInput', { id, dryRun: false })]);

  for (;;) {
    const { rosterImport } = await gateway.ask<{ readonly rosterImport: RosterImport }>(IMPORT, { id });
    const { state, errors, rowsDone } = rosterImport;
    done(rowsDone);
    if (state === 'SUCCEEDED') return;
    // Its process is gone; all of it was written or nothing, and the same file may be sent again under another name.
    if (state === 'INTERRUPTED') return importRoster(gateway, roster, `again-${fileName}`, done);
    if (state !== 'QUEUED' && state !== 'RUNNING') {
      const wrong = errors
        .slice(0, 3)
        .map(({ row, column, message }) => `row ${row}, ${column ?? 'the row'}: ${message}`);
      throw new Error(`The roster ${fileName} was not imported (${state}). ${wrong.join(' ')}`);
    }
    await pause(250);
  }
}

const rosterCommand = (mutation: string, inputType: string, input: Readonly<Record<string, unknown>>): Command => ({
  mutation,
  inputType,
  input,
  answer: 'rosterImport { id }',
  // The import that a broken-off loading had started and that has ended since.
  doneAlready: ['not-uploading', 'pieces-missing', 'is-running'],
});
