/** What processes wrote to their logs as errors, by sentence and cause. */
export function errorsIn(written: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const line of written.split('\n')) {
    const entry = parsed(line);
    if (!entry || entry.level < ERROR) continue;
    const { error = entry.err } = entry;
    const cause = typeof error === 'string' ? error : (error?.message ?? error?.state ?? '');
    const sentence = `${entry.service ?? entry.name ?? ''} ${entry.msg ?? ''} ${cause}`.trim().slice(0, 160);
    counts.set(sentence, (counts.get(sentence) ?? 0) + 1);
  }
  return counts;
}

const ERROR = 50;

interface Cause {
  readonly message?: string;
  /** PostgreSQL's, when it was the database. */
  readonly state?: string;
}

interface Entry {
  readonly level: number;
  readonly msg?: string;
  readonly name?: string;
  readonly service?: string;
  readonly err?: Cause;
  readonly error?: string | Cause;
}

function parsed(line: string): Entry | null {
  try {
    const entry = JSON.parse(line);
    return typeof entry?.level === 'number' ? entry : null;
  } catch {
    return null;
  }
}
