import { notFound, type PersonId } from '@metodnet/kernel';
import type { Work } from '@metodnet/store';
import type { Person } from './person.js';
import { PersonTable } from './person.table.js';

/** A person whom the actor may see with a name, not locked. Throws NOT_FOUND for everybody else. */
export async function visible(work: Work, id: PersonId): Promise<Person> {
  const person = await work.find(PersonTable, id);
  if (!person) throw notFound({ ru: 'Запись о человеке', en: 'The person' });
  return person;
}
