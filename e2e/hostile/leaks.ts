import { fileURLToPath } from 'node:url';

const checkout = fileURLToPath(new URL('../..', import.meta.url));

const patterns: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['SQL', /\b(select|insert|update|delete)\s[^"]{0,200}\b(from|into|set|where)\b/i],
  ['PostgreSQL', /\bpg_\w+|syntax error at or near|violates [\w-]+ constraint|duplicate key|SQLSTATE|relation \\"/i],
  ['row-level security', /row-level security|\bpolicy for table/i],
  ['a stack', /\bat [^"\n]{1,200}:\d+:\d+|\\n {4}at /],
  ['a path', /node_modules|\/(home|root|tmp|usr|var|etc|dist|src)\//],
  ['an address', /\b127\.0\.0\.1\b|\blocalhost\b|\b(https?|nats|postgres(ql)?):\/\/\w/],
  ['a library', /TypeORM|QueryFailed|ZodError|TypeError|RangeError|ECONN[A-Z]+|graphql-js|type-graphql/],
  ['a suggestion', /Did you mean/],
];

/**
 * What an answer tells of the inside: SQL, stacks, addresses, files, names of tables and columns. What the request itself said
 * is no leak when it comes back.
 */
export function leaksIn(answer: string, request: string, databaseNames: ReadonlySet<string>): string[] {
  const own = patterns.flatMap(([what, pattern]) => {
    const [found] = pattern.exec(answer) ?? [];
    return found && !request.includes(found) ? [`${what}: ${found.slice(0, 80)}`] : [];
  });
  if (answer.includes(checkout)) own.push('a path: of the checkout');
  const names = errorsOf(answer)
    .match(/\b[a-z]+(?:_[a-z]+)+\b/g)
    ?.filter((word) => databaseNames.has(word) && !request.includes(word));
  return [...own, ...new Set(names?.map((name) => `a name of the database: ${name}`))];
}

/** Names of columns may stand in figures, never in errors. */
function errorsOf(answer: string): string {
  try {
    const { data: _, ...rest } = JSON.parse(answer) as { data?: unknown };
    return JSON.stringify(rest);
  } catch {
    return answer;
  }
}
