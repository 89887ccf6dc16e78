import type { Accepted, Decision, RejectionParams, Sentence } from '@metodnet/kernel';
import { Ctx, Directive, Field, ObjectType } from 'type-graphql';
import type { Context } from '../context.js';
import { fill } from '../language.js';
import { JSONScalar } from './scalars.js';

/** A sentence for every reason to refuse; `{limit}` is filled from the rejection's parameters. */
export type Wording<Reason extends string> = Readonly<Record<Reason, Sentence>>;

/** Why a rule of the domain did not let a command through: an ordinary answer, not an error. */
@ObjectType({
  description: 'Why a rule did not let the command through. An answer, not an error: nothing has changed.',
})
@Directive('@shareable')
export class Rejection {
  @Field(() => String, { description: 'The reason, stable, lower-case kebab: `mentor-is-full`. For programs.' })
  readonly code!: string;

  @Field(() => String, { description: 'The reason in Russian.' })
  readonly messageRu!: string;

  @Field(() => String, { description: 'The reason in English.' })
  readonly messageEn!: string;

  @Field(() => JSONScalar, { description: 'What the sentence was filled with: limits, dates, states.' })
  readonly params!: RejectionParams;

  @Field(() => String, {
    description: 'The reason in the language of the request (`Accept-Language`; Russian by default).',
  })
  message(@Ctx() { language }: Context): string {
    return language === 'en' ? this.messageEn : this.messageRu;
  }
}

/** What a rejection is made of; its `message` is chosen when the answer is written. */
export type RejectionData = Omit<Rejection, 'message'>;

/** What a mutation's payload class describes: the thing, or why not. */
export type Payload<Name extends string, State> =
  | ({ readonly [name in Name]: State } & { readonly rejection?: undefined })
  | { readonly rejection: RejectionData };

/** Turns a decision into a mutation's payload: `{ pair }` when it was accepted, `{ rejection }` when it was not. */
export function payload<Name extends string, State, Reason extends string>(
  name: Name,
  decision: Decision<State, unknown, NoInfer<Reason>> | Accepted<State, unknown>,
  wording: Wording<Reason>,
): Payload<Name, State> {
  if (decision.accepted) return { [name]: decision.next } as { [name in Name]: State };
  return { rejection: rejectionOf(decision.reason, decision.params, wording) };
}

/** A rejection by itself, for commands that answer with more than one thing. */
export function rejectionOf<Reason extends string>(
  reason: NoInfer<Reason>,
  params: RejectionParams,
  wording: Wording<Reason>,
): RejectionData {
  const { ru, en } = wording[reason];
  return { code: reason, messageRu: fill(ru, params), messageEn: fill(en, params), params };
}
