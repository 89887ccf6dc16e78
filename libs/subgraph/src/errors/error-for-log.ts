import { rootOf, sqlState } from './describe-error.js';

/**
 * What of an error goes into the log: a list of what is allowed, since messages, queries and parameters of database errors hold
 * personal data. Quoted words, where values stand, whatever is not Latin, and long numbers are blotted out.
 */
export function errorForLog(error: unknown): Readonly<Record<string, unknown>> {
  const root = rootOf(error);
  if (!(root instanceof Error)) return { name: typeof root };
  const state = sqlState(root);
  const driver = (root as { driverError?: object }).driverError ?? root;
  const { constraint, table, column, routine } = driver as Record<string, unknown>;
  return {
    name: root.name,
    ...(state ? { state, constraint, table, column, routine } : { message: withoutValues(root.message) }),
    stack: root.stack
      ?.split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 12)
      .map((line) => line.trim()),
  };
}

const withoutValues = (message: string) =>
  message
    .replace(/(["'`«“]).*?(["'`»”])/gs, '$1…$2')
    .replace(/[^\x20-\x7e…]+|\d{6,}/g, '…')
    .slice(0, 300);
