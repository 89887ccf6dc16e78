import type { MediaItemDetails } from './media-item.js';

/** A film in two copies; a test names only what matters to it. */
export const aFilm = (given: Partial<MediaItemDetails> = {}): MediaItemDetails => ({
  kind: 'VIDEO',
  title: 'Уроки В. Ф. Шаталова',
  annotation: null,
  inventoryNumber: 'В-17',
  copies: 2,
  loanDays: 14,
  ...given,
});
