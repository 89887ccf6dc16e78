/**
 * What of an error goes into the log: a message of somebody else's code may repeat what a caller has sent. Quoted words, whatever is not
 * Latin, and long numbers are blotted out; other properties of the error stay out altogether.
 */
export function errorForLog(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { name: typeof error };
  const { code } = error as { code?: unknown };
  return {
    name: error.name,
    ...(typeof code === 'string' && { code }),
    message: withoutValues(error.message),
    stack: error.stack
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

/** An error that nobody has caught ends the process, as without this; but Node would print all that hangs on it. */
export function endOnUncaught(say: (line: string) => void): void {
  process.once('uncaughtException', (error) => {
    say(JSON.stringify({ level: 60, name: 'gateway', err: errorForLog(error), msg: 'Uncaught' }));
    process.exit(1);
  });
}
