import type { Sentence } from '@metodnet/kernel';

/** Told to whoever waits, and to those who sent them. */
export const waitsBecause: Sentence = {
  ru: 'Мест — {seats}, все заняты или обещаны тем, кто записался раньше. Место в очереди — {place}; как только оно освободится, запись подтвердится сама.',
  en: 'All {seats} seats are taken or promised to those who came earlier. Place in the queue: {place}; the registration is confirmed by itself once there is a seat.',
};
