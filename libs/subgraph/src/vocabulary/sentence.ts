import type { Sentence } from '@metodnet/kernel';
import { Directive, Field, ObjectType } from 'type-graphql';

/** A text in both languages, where a program chooses: titles of indicators, of columns. */
@ObjectType('Sentence', { description: 'The same text in Russian and in English.' })
@Directive('@shareable')
export class SentenceView implements Sentence {
  @Field(() => String, { description: 'In Russian.' })
  readonly ru!: string;

  @Field(() => String, { description: 'In English.' })
  readonly en!: string;
}
