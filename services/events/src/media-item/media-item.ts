import { accept, type Decision, type Id, type Rejected, reject, type UnitId } from '@metodnet/kernel';

export type MediaItemId = Id<'MediaItem'>;

export type MediaItemKind = 'VIDEO' | 'AUDIO' | 'ELECTRONIC' | 'OTHER';

/** What a service lends (медиа-, видеоматериалы, фонд видеофильмов; ENT-54, PRC-11). */
export interface MediaItem {
  readonly id: MediaItemId;
  /** Whose fund. */
  readonly unitId: UnitId;
  readonly kind: MediaItemKind;
  readonly title: string;
  readonly annotation: string | null;
  readonly inventoryNumber: string | null;
  /** How many there are to lend; 0 once they were written off. */
  readonly copies: number;
  /** For how many days one is lent unless agreed otherwise. */
  readonly loanDays: number;
  readonly version: number;
}

export type MediaItemDetails = Omit<MediaItem, 'id' | 'unitId' | 'version'>;

const MOST_COPIES = 10_000;
const LONGEST_LOAN_DAYS = 366;
/** PostgreSQL indexes the words of a text up to a megabyte; an annotation is far shorter. */
const LONGEST_ANNOTATION = 5_000;
const LONGEST_TITLE = 500;

type DetailsReason =
  | 'title-missing'
  | 'title-too-long'
  | 'annotation-too-long'
  | 'copies-out-of-range'
  | 'loan-days-out-of-range';

/** Takes an item into the fund. No figure counts it, so nobody outside is told. */
export function acquireMediaItem(
  request: Pick<MediaItem, 'id' | 'unitId'> & MediaItemDetails,
): Decision<MediaItem, never, DetailsReason> {
  const wrong = whyNot(request);
  if (wrong) return wrong;
  return accept({ ...request, version: 0 });
}

/** Changes what is known of an item. Copies that are lent stay counted until they are back. */
export function changeMediaItem(
  item: MediaItem,
  details: MediaItemDetails,
  lent: number,
): Decision<MediaItem, never, DetailsReason | 'copies-are-lent'> {
  const wrong = whyNot(details);
  if (wrong) return wrong;
  if (details.copies < lent) return reject('copies-are-lent', { lent });
  return accept({ ...item, ...details });
}

function whyNot({ title, annotation, copies, loanDays }: MediaItemDetails): Rejected<DetailsReason> | null {
  if (!title.trim()) return reject('title-missing');
  if (title.length > LONGEST_TITLE) return reject('title-too-long', { limit: LONGEST_TITLE });
  if ((annotation ?? '').length > LONGEST_ANNOTATION)
    return reject('annotation-too-long', { limit: LONGEST_ANNOTATION });
  if (copies < 0 || copies > MOST_COPIES) return reject('copies-out-of-range', { limit: MOST_COPIES });
  if (loanDays < 1 || loanDays > LONGEST_LOAN_DAYS)
    return reject('loan-days-out-of-range', { limit: LONGEST_LOAN_DAYS });
  return null;
}
