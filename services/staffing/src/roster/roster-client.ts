/** A GraphQL endpoint to which rosters are sent as any other client would send them. */
export interface Endpoint {
  readonly url: string;
  readonly token: string;
  /** In which its messages come; its own choice when none is given. */
  readonly language?: string;
}

export interface ImportRequest {
  readonly unit: string;
  readonly fileName: string;
  readonly content: Buffer;
  readonly dryRun: boolean;
}

export interface ImportReport {
  readonly id: string;
  readonly state: 'SUCCEEDED' | 'REFUSED' | 'FAILED' | 'INTERRUPTED';
  readonly rowsTotal: number;
  readonly errorsTotal: number;
  readonly summary: Readonly<Record<string, number>> | null;
  readonly errors: readonly {
    readonly row: number;
    readonly column: string | null;
    readonly code: string;
    readonly message: string;
  }[];
  readonly duplicates: readonly {
    readonly row: number;
    readonly kind: string;
    readonly personId: string;
    readonly otherRow: number | null;
  }[];
}

export interface Progress {
  readonly stage: string;
  readonly rowsDone: number;
  readonly rowsTotal: number;
}

/** In base64 this is about 130 KB: fits into the smallest body that a gateway takes. */
const PIECE = 96 * 1024;
const POLL_MS = 300;

/** Uploads a file in pieces, imports it and waits until it is over. Throws with the endpoint’s own words when it does not answer. */
export async function sendRoster(
  endpoint: Endpoint,
  { unit, fileName, content, dryRun }: ImportRequest,
  say: (progress: Progress) => void,
): Promise<ImportReport> {
  const { id } = await mutate<{ id: string }>(endpoint, 'beginRosterUpload', 'BeginRosterUploadInput', {
    unit,
    fileName,
  });
  for (let ordinal = 0; ordinal === 0 || ordinal * PIECE < content.length; ordinal++) {
    const piece = content.subarray(ordinal * PIECE, (ordinal + 1) * PIECE).toString('base64');
    await mutate(endpoint, 'appendRosterChunk', 'AppendRosterChunkInput', { id, ordinal, contentBase64: piece });
  }
  await mutate(endpoint, 'startRosterImport', 'StartRosterImportInput', { id, dryRun });
  for (;;) {
    const { rosterImport } = await ask<{ rosterImport: ImportReport & Progress }>(endpoint, SEEN, { id });
    say(rosterImport);
    if (rosterImport.stage === 'DONE' || rosterImport.state === 'INTERRUPTED') return rosterImport;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

export interface FetchedFile {
  readonly fileName: string;
  readonly rows: number;
  readonly content: Buffer;
}

/** The staff of a unit as a file. */
export function fetchRoster(endpoint: Endpoint, unit: string, format: string): Promise<FetchedFile> {
  return fetched(
    endpoint,
    'query ($unit: ID!, $format: RosterFormat) { file: rosterExport(unit: $unit, format: $format) { fileName rows content } }',
    { unit, format },
  );
}

/** The columns with an example. */
export function fetchTemplate(endpoint: Endpoint, format: string): Promise<FetchedFile> {
  return fetched(
    endpoint,
    'query ($format: RosterFormat) { file: rosterTemplate(format: $format) { fileName rows content } }',
    { format },
  );
}

async function fetched(endpoint: Endpoint, query: string, variables: object): Promise<FetchedFile> {
  const { file } = await ask<{ file: Omit<FetchedFile, 'content'> & { content: string } }>(endpoint, query, variables);
  return { ...file, content: Buffer.from(file.content, 'base64') };
}

const SEEN = `query ($id: ID!) { rosterImport(id: $id) { id state stage rowsDone rowsTotal errorsTotal
  summary { registered matched detailsChanged employed changed dismissed categories trainings unchanged }
  errors { row column code message } duplicates { row kind personId otherRow } } }`;

async function mutate<Job>(endpoint: Endpoint, field: string, inputType: string, input: object): Promise<Job> {
  const query = `mutation ($input: ${inputType}!) { ${field}(input: $input) { rosterImport { id } rejection { message } } }`;
  const data = await ask<Record<string, { rosterImport: Job; rejection: { message: string } | null }>>(
    endpoint,
    query,
    { input },
  );
  const answer = data[field];
  if (!answer || answer.rejection) throw new Error(answer?.rejection?.message ?? `${field}: no answer`);
  return answer.rosterImport;
}

async function ask<Data>({ url, token, language }: Endpoint, query: string, variables: object): Promise<Data> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      authorization: `Bearer ${token}`,
      ...(language && { 'accept-language': language }),
    },
    body: JSON.stringify({ query, variables }),
  });
  const answer = (await response.json().catch(() => ({}))) as { data?: Data | null; errors?: { message: string }[] };
  if (answer.errors?.[0]) throw new Error(answer.errors[0].message);
  if (!answer.data) throw new Error(`The endpoint answered with HTTP ${response.status}`);
  return answer.data;
}
