import type { EventTag, MmoSubject } from '@metodnet/contracts';
import {
  accept,
  type CalendarDate,
  type Decision,
  type Id,
  type PersonId,
  type Rejected,
  reject,
  type UnitId,
} from '@metodnet/kernel';
import type { EventId } from '../event/event.js';

export type MaterialId = Id<'Material'>;

/** Kinds of materials in the bank (T12 §6, K24 §2.2; CL-13 as far as it names documents). */
export type MaterialType =
  | 'GUIDELINES'
  | 'LESSON'
  | 'CURRICULUM'
  | 'COLLECTION'
  | 'ARTICLE'
  | 'PRESENTATION'
  | 'RECORDING'
  | 'ACT'
  | 'NOVELTY'
  | 'OTHER';

/** A material of the bank (банк педагогической информации, электронная база методических разработок; ENT-53, PRC-11). */
export interface Material {
  readonly id: MaterialId;
  /** Who keeps it. */
  readonly unitId: UnitId;
  readonly type: MaterialType;
  readonly title: string;
  readonly annotation: string | null;
  readonly authorIds: readonly PersonId[];
  readonly subjects: readonly MmoSubject[];
  readonly tags: readonly EventTag[];
  /** The event from which it comes. */
  readonly eventId: EventId | null;
  /** Where it can be read. */
  readonly url: string;
  readonly publishedOn: CalendarDate;
  readonly withdrawn: boolean;
  readonly version: number;
}

export type MaterialDetails = Omit<Material, 'id' | 'unitId' | 'withdrawn' | 'version'>;
export type PublishMaterial = Pick<Material, 'id' | 'unitId'> & MaterialDetails;

/** What is known beyond the request. */
export interface Circumstances {
  readonly today: CalendarDate;
  readonly eventExists: boolean;
}

/** More are no authors but a list. */
const MOST_AUTHORS = 50;
/** PostgreSQL indexes the words of a text up to a megabyte; an annotation is far shorter. */
const LONGEST_ANNOTATION = 5_000;
const LONGEST_TITLE = 500;

type DetailsReason =
  | 'title-missing'
  | 'title-too-long'
  | 'annotation-too-long'
  | 'author-twice'
  | 'too-many-authors'
  | 'url-malformed'
  | 'still-to-come'
  | 'no-such-event';

/** Puts a material into the bank. No figure counts it, so nobody outside is told. */
export function publishMaterial(
  request: PublishMaterial,
  circumstances: Circumstances,
): Decision<Material, never, DetailsReason> {
  const wrong = whyNot(request, circumstances);
  if (wrong) return wrong;
  return accept({ ...request, withdrawn: false, version: 0 });
}

/** Changes or corrects what is known of a material: the whole of it. */
export function changeMaterial(
  material: Material,
  details: MaterialDetails,
  circumstances: Circumstances,
): Decision<Material, never, DetailsReason | 'withdrawn-already'> {
  if (material.withdrawn) return reject('withdrawn-already');
  const wrong = whyNot(details, circumstances);
  if (wrong) return wrong;
  return accept({ ...material, ...details });
}

/** Takes a material out of the bank. */
export function withdrawMaterial(material: Material): Decision<Material, never, 'withdrawn-already'> {
  if (material.withdrawn) return reject('withdrawn-already');
  return accept({ ...material, withdrawn: true });
}

function whyNot(
  { title, annotation, authorIds, url, publishedOn, eventId }: MaterialDetails,
  { today, eventExists }: Circumstances,
): Rejected<DetailsReason> | null {
  if (!title.trim()) return reject('title-missing');
  if (title.length > LONGEST_TITLE) return reject('title-too-long', { limit: LONGEST_TITLE });
  if ((annotation ?? '').length > LONGEST_ANNOTATION)
    return reject('annotation-too-long', { limit: LONGEST_ANNOTATION });
  if (authorIds.length > MOST_AUTHORS) return reject('too-many-authors', { limit: MOST_AUTHORS });
  if (new Set(authorIds).size < authorIds.length) return reject('author-twice');
  if (!/^https?:\/\//.test(url)) return reject('url-malformed');
  if (publishedOn > today) return reject('still-to-come', { publishedOn });
  if (eventId !== null && !eventExists) return reject('no-such-event');
  return null;
}
