import type { Command } from './gateway.js';

/** Says of a command, whose input is called after it, what it answers and which refusal means that an earlier loading has done it. */
export const command = (
  mutation: string,
  input: Readonly<Record<string, unknown>>,
  answer: string,
  ...doneAlready: string[]
): Command => ({
  mutation,
  inputType: `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`,
  input,
  answer,
  doneAlready,
});
