import {
  accept,
  type CalendarDate,
  type Decision,
  type Id,
  type Rejected,
  reject,
  type UnitId,
} from '@metodnet/kernel';
import { isPrintable, MOST_BYTES } from './image.js';
import { PLACEHOLDERS, unknownIn } from './placeholders.js';

export type CertificateTemplateId = Id<'CertificateTemplate'>;

/** What an institution's certificates look like. */
export interface Design {
  readonly orientation: 'landscape' | 'portrait';
  readonly title: string;
  /** Lines with placeholders in braces. One that is nothing but «{ФИО}» or «{мероприятие}» is printed large. */
  readonly body: string;
  readonly signatory: string;
  readonly position: string;
  /** Seal or logo, PNG or JPEG. */
  readonly image: Buffer | null;
}

/** One edition of an institution's template; the newest is used for certificates from then on. */
export interface CertificateTemplate extends Design {
  readonly id: CertificateTemplateId;
  readonly unitId: UnitId;
  readonly edition: number;
  readonly savedOn: CalendarDate;
  readonly version: number;
}

/** For institutions that have made no template of their own. */
export const DEFAULT_DESIGN: Design = {
  orientation: 'landscape',
  title: 'СЕРТИФИКАТ',
  body: [
    'Настоящим подтверждается, что',
    '{ФИО}',
    'принял(а) участие в мероприятии',
    '{мероприятие}',
    '{дата}',
    'Роль: {роль}. Объём: {часы}.',
  ].join('\n'),
  signatory: '',
  position: 'Руководитель',
  image: null,
};

const LONGEST = { title: 100, body: 1_000, signatory: 100, position: 150 } as const;
const MOST_LINES = 12;

type DesignReason =
  | 'title-missing'
  | 'too-long'
  | 'too-many-lines'
  | 'unknown-placeholders'
  | 'holder-not-named'
  | 'image-not-usable';

/** Makes the next edition. */
export function saveTemplate(
  request: Design & Pick<CertificateTemplate, 'id' | 'unitId' | 'savedOn'>,
  lastEdition: number,
): Decision<CertificateTemplate, never, DesignReason> {
  return whyNot(request) ?? accept({ ...request, edition: lastEdition + 1, version: 0 });
}

/** Why certificates cannot be printed by a design; null when they can. */
export function whyNot(design: Design): Rejected<DesignReason> | null {
  const { title, body, image } = design;
  if (!title.trim()) return reject('title-missing');
  for (const [field, limit] of Object.entries(LONGEST) as [keyof typeof LONGEST, number][])
    if (design[field].length > limit) return reject('too-long', { field, limit });
  if (body.split('\n').length > MOST_LINES) return reject('too-many-lines', { limit: MOST_LINES });
  const unknown = unknownIn(body);
  if (unknown.length > 0)
    return reject('unknown-placeholders', { unknown: inBraces(unknown.slice(0, 5)), known: inBraces(PLACEHOLDERS) });
  if (!body.includes('{ФИО}')) return reject('holder-not-named');
  if (image && !isPrintable(image)) return reject('image-not-usable', { limit: MOST_BYTES / 1_000 });
  return null;
}

const inBraces = (names: readonly string[]) => names.map((name) => `{${name.slice(0, 30)}}`).join(', ');
