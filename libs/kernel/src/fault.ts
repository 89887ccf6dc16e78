/** What went wrong outside the rules of the domain. The codes are a public contract (`extensions.code`). */
export type FaultCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'BAD_USER_INPUT'
  | 'STALE_VERSION'
  | 'IDEMPOTENCY_KEY_REUSED'
  | 'TRY_AGAIN'
  | 'NOT_SERVED_YET'
  | 'UNAVAILABLE'
  | 'OVERLOADED';

/** A sentence in the two languages in which everything is said to people. */
export interface Sentence {
  readonly ru: string;
  readonly en: string;
}

/**
 * A fault that its caller may be told of: a stable code and a sentence that says what to do. Everything else that is
 * thrown reaches the caller as INTERNAL_SERVER_ERROR without a word of its own.
 */
export class Fault extends Error {
  constructor(
    readonly code: FaultCode,
    readonly sentence: Sentence,
    /** Names and limits that help a program react; never personal data, SQL or what the caller may not see. */
    readonly details: Readonly<Record<string, string | number | readonly string[]>> = {},
  ) {
    super(sentence.en);
    this.name = 'Fault';
  }
}

/** What may be seen but not changed; the data layer knows no more of it than that. */
export const readOnly = () =>
  new Fault('FORBIDDEN', {
    ru: 'Эту запись вы можете видеть, но не менять.',
    en: 'You may see this record but not change it.',
  });

/** What would be written lies outside the caller's reach. */
export const outOfReach = () =>
  new Fault('FORBIDDEN', {
    ru: 'Для этой организации такая запись вам не разрешена.',
    en: 'You may not write this for that unit.',
  });

/** The same answer for what does not exist and for what is not the caller's to see. */
export const notFound = (what: Sentence = { ru: 'Запись', en: 'The record' }) =>
  new Fault('NOT_FOUND', {
    ru: `${what.ru}: не найдено или вам недоступно.`,
    en: `${what.en}: not found, or not yours to see.`,
  });

export const forbidden = (permission: string) =>
  new Fault(
    'FORBIDDEN',
    {
      ru: `Для этого нужно право ${permission} в этой организации.`,
      en: `This needs the permission ${permission} for that unit.`,
    },
    { permission },
  );
