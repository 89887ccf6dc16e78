import type { EventForm } from '@metodnet/contracts';
import type { Sentence } from '@metodnet/kernel';

/** How people come together, as a letter says it. */
export const FORMS: Readonly<Record<EventForm, Sentence>> = {
  IN_PERSON: { ru: 'очно', en: 'in person' },
  ONLINE: { ru: 'дистанционно', en: 'online' },
  MIXED: { ru: 'очно и дистанционно', en: 'in person and online' },
};
