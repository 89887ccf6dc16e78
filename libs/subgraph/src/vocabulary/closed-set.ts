import { registerEnumType } from 'type-graphql';

/**
 * Publishes a closed set of values as a GraphQL enum in which every value says what it means, in both languages:
 * `closedSet<EventForm>('EventForm', 'How people come together.', { IN_PERSON: 'очно · in person', … })`. A set may be published once.
 */
export function closedSet<Value extends string>(
  name: string,
  description: string,
  meanings: Readonly<Record<Value, string>>,
): Readonly<Record<Value, Value>> {
  const values = Object.fromEntries(Object.keys(meanings).map((value) => [value, value])) as Record<Value, Value>;
  const valuesConfig = Object.fromEntries(
    Object.entries<string>(meanings).map(([value, meaning]) => [value, { description: meaning }]),
  ) as Record<Value, { description: string }>;
  registerEnumType(values, { name, description, valuesConfig });
  return values;
}
