import { accept, type Decision, reject, type UnitId } from '@metodnet/kernel';
import { type Actor, must, newIdFor, type UnitTree } from '@metodnet/scope';
import type { Work, Works } from '@metodnet/store';
import { TEXT_LIMIT } from '../text/text.js';
import { FILE_LIMIT } from './roster-file.js';
import type { RosterImport, RosterImportId } from './roster-import.js';
import type { RosterRunner } from './roster-runner.js';
import { rosterStore } from './roster-store.js';

export interface Roster {
  readonly unitId: UnitId;
  readonly fileName: string;
  readonly content: Buffer;
  readonly dryRun: boolean;
}

export type UploadRefusal = 'file-too-large' | 'not-uploading' | 'pieces-missing' | 'is-running';
type Answer = Decision<RosterImport, never, UploadRefusal>;

/** Pieces of an upload: as many as the largest file has in pieces of a few kilobytes. */
const PIECES_LIMIT = 4_000;

/** Takes files and starts imports; the work itself is the runner's and goes on after the answer. */
export class RosterCommands {
  constructor(
    private readonly works: Works,
    private readonly units: UnitTree,
    private readonly runner: RosterRunner,
  ) {}

  /** A file in one piece: taken and started. */
  async importWhole(actor: Actor, { content, dryRun, ...file }: Roster): Promise<Answer> {
    const answer = await this.works.run(actor, async (work): Promise<Answer> => {
      if (content.length > FILE_LIMIT) return reject('file-too-large', { limit: FILE_LIMIT });
      const job = await this.create(work, file);
      await rosterStore.append(work, job, 0, content);
      return this.queue(work, job, dryRun);
    });
    return this.started(actor, answer);
  }

  /** The beginning of a file that comes in pieces. */
  beginUpload(actor: Actor, file: Pick<Roster, 'unitId' | 'fileName'>): Promise<Answer> {
    return this.works.run(actor, async (work) => accept(await this.create(work, file)));
  }

  /** A piece; sent again it replaces itself. */
  append(actor: Actor, id: RosterImportId, ordinal: number, content: Buffer): Promise<Answer> {
    return this.works.run(actor, async (work): Promise<Answer> => {
      const job = await this.mine(work, id);
      if (job.state !== 'uploading' || ordinal < 0 || ordinal >= PIECES_LIMIT) return reject('not-uploading');
      await rosterStore.append(work, job, ordinal, content);
      if ((await rosterStore.uploadedBytes(work, id)) > FILE_LIMIT)
        return reject('file-too-large', { limit: FILE_LIMIT });
      return accept(job);
    });
  }

  /** Starts it: after the upload, or once more after a dry run, while the file is still there. */
  async start(actor: Actor, id: RosterImportId, dryRun: boolean): Promise<Answer> {
    const answer = await this.works.run(actor, async (work): Promise<Answer> => {
      const job = await this.mine(work, id);
      if (job.state === 'queued' || job.state === 'running') return reject('is-running');
      if ((await rosterStore.content(work, id)) === null) return reject('pieces-missing');
      return this.queue(work, job, dryRun);
    });
    return this.started(actor, answer);
  }

  private async create(work: Work, { unitId, fileName }: Pick<Roster, 'unitId' | 'fileName'>): Promise<RosterImport> {
    must(work.actor, 'staffing:write', await this.units.pathOf(unitId));
    const id = await newIdFor<'RosterImport'>(this.units, unitId);
    await rosterStore.create(
      work,
      id,
      unitId,
      fileName.slice(0, TEXT_LIMIT).replace(/[\p{Cc}\p{Cs}]/gu, ' '),
      work.actor.subject,
    );
    return rosterStore.get(work, id);
  }

  private async queue(work: Work, { id }: RosterImport, dryRun: boolean): Promise<Answer> {
    await rosterStore.update(work, id, {
      state: 'queued',
      dryRun,
      stage: 'waiting',
      rowsDone: 0,
      summary: null,
      errors: [],
      errorsTotal: 0,
      duplicates: [],
    });
    return accept(await rosterStore.get(work, id));
  }

  private async mine(work: Work, id: RosterImportId): Promise<RosterImport> {
    const job = await rosterStore.getLocked(work, id);
    must(work.actor, 'staffing:write', await this.units.pathOf(job.unitId));
    return job;
  }

  private started(actor: Actor, answer: Answer): Answer {
    if (answer.accepted) this.runner.start(actor, answer.next);
    return answer;
  }
}
