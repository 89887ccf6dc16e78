import type { SubgraphAnswer, SubgraphError } from '../execution/subgraph-call.js';

/**
 * Reads a GraphQL answer. Whatever is not one (an error page, half an answer, a number) counts as no answer; of its text
 * nothing is passed on.
 */
export function readAnswer(text: string): SubgraphAnswer {
  const answer = parsed(text);
  if (!isRecord(answer)) return { available: false, mayBeDone: true };
  const { data, errors = [] } = answer;
  if (!Array.isArray(errors) || (data !== undefined && data !== null && !isRecord(data)))
    return { available: false, mayBeDone: true };
  if (!isRecord(data) && errors.length === 0) return { available: false, mayBeDone: true };
  return { available: true, data: isRecord(data) ? data : null, errors: errors.filter(isRecord).map(readError) };
}

function readError({ message, path, extensions }: Record<string, unknown>): SubgraphError {
  const { stacktrace: _, exception: __, ...told } = isRecord(extensions) ? extensions : {};
  const code = typeof told.code === 'string' ? told.code : 'INTERNAL_SERVER_ERROR';
  const steps = Array.isArray(path)
    ? path.filter((step) => typeof step === 'string' || typeof step === 'number')
    : null;
  return {
    message: typeof message === 'string' ? message : code,
    ...(steps && { path: steps }),
    extensions: { ...told, code },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
