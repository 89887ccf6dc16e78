import { Unavailable } from '@metodnet/testing/servers';

/** What the first query answers, as far as it is printed. */
export interface Answer {
  readonly columns: readonly { readonly name: string }[];
  readonly rows: readonly (readonly unknown[])[];
  readonly coverage: { readonly expected: number; readonly answered: number; readonly missing: readonly string[] };
  readonly revision: string;
}

interface Response {
  readonly data?: { readonly indicatorTable?: Answer | null } | null;
  readonly errors?: readonly { readonly message: string; readonly path?: readonly (string | number)[] }[];
}

/** Puts a question to the gateway; throws a sentence when the answer is not a whole one. */
export async function ask(
  endpoint: string,
  token: string,
  body: { readonly query: string; readonly variables: unknown },
): Promise<Answer> {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'accept-language': 'ru' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(20_000),
  });
  const text = await response.text();
  let answer: Response;
  try {
    answer = JSON.parse(text) as Response;
  } catch {
    throw new Unavailable(
      `The gateway answered ${response.status} with something that is not JSON: ${text.slice(0, 200)}`,
    );
  }
  const [error] = answer.errors ?? [];
  if (error)
    throw new Unavailable(
      `The gateway answered ${response.status}: ${error.message}${error.path ? ` (at ${error.path.join('.')})` : ''}`,
    );
  if (!answer.data?.indicatorTable) throw new Unavailable(`The gateway answered ${response.status} without a table.`);
  return answer.data.indicatorTable;
}

const SHOWN = ['unit_name', 'indicator', 'numerator', 'denominator', 'value', 'target', 'status'] as const;
const WIDEST = 44;

/** The rows as a table for a terminal. */
export function printed({ columns, rows, coverage }: Answer): string {
  const at = SHOWN.map((name) => columns.findIndex((column) => column.name === name));
  const lines = [SHOWN.map(String), ...rows.map((row) => at.map((index) => cell(row[index])))];
  const widths = SHOWN.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
  const table = lines.map((line) =>
    line
      .map((text, column) => text.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const missing = coverage.missing.length > 0 ? `; missing: ${coverage.missing.join(', ')}` : '';
  return `${table.join('\n')}\n\nAnswered: ${coverage.answered} of ${coverage.expected}${missing}`;
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return '—';
  const text = typeof value === 'number' && !Number.isInteger(value) ? value.toFixed(2) : String(value);
  return text.length > WIDEST ? `${text.slice(0, WIDEST - 1)}…` : text;
}
