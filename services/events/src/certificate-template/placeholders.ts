/** What stands for what in the text of a template, in braces: «{ФИО} участвовал(а) в мероприятии {мероприятие}». */
export const PLACEHOLDERS = ['ФИО', 'мероприятие', 'дата', 'роль', 'часы', 'организация', 'номер', 'выдан'] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

const IN_BRACES = /\{([^{}]*)\}/g;
const isKnown = (name: string): name is Placeholder => (PLACEHOLDERS as readonly string[]).includes(name);

/** Those that nobody knows, each once. */
export const unknownIn = (text: string): string[] => [
  ...new Set([...text.matchAll(IN_BRACES)].map(([, name = '']) => name).filter((name) => !isKnown(name))),
];

/** A text with every placeholder filled. */
export const filled = (text: string, values: Readonly<Record<Placeholder, string>>): string =>
  text.replace(IN_BRACES, (braces, name: string) => (isKnown(name) ? values[name] : braces));
