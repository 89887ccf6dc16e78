import type { UnitId } from '@metodnet/kernel';
import { closedSet, connection, Rejection, SeenInput } from '@metodnet/subgraph';
import { Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { MediaItem, MediaItemDetails, MediaItemId, MediaItemKind } from './media-item.js';
import type { MediaItemFilter } from './media-item.queries.js';

export const MediaItemKindEnum = closedSet<MediaItemKind>('MediaItemKind', 'What a service lends (ENT-54).', {
  VIDEO: 'видеофильм, видеоматериал · film or video',
  AUDIO: 'аудиоматериал · audio',
  ELECTRONIC: 'электронное пособие, программа · electronic aid or software',
  OTHER: 'иное · other',
});

@ObjectType('MediaItem', { description: 'What a service lends (медиа-, видеоматериалы; ENT-54).' })
@Directive('@key(fields: "id")')
export class MediaItemView implements Omit<MediaItem, 'unitId'> {
  @Field(() => ID, { description: 'Global id, `<owner>:<uuid>`.' })
  readonly id!: MediaItemId;

  @Field(() => MediaItemKindEnum, { description: 'What it is.' })
  readonly kind!: MediaItemKind;

  @Field(() => String, { description: 'Title.' })
  readonly title!: string;

  @Field(() => String, { nullable: true, description: 'What is in it.' })
  readonly annotation!: string | null;

  @Field(() => String, { nullable: true, description: 'Number in the inventory.' })
  readonly inventoryNumber!: string | null;

  @Field(() => Int, { description: 'How many copies there are; 0 once they were written off.' })
  readonly copies!: number;

  @Field(() => Int, { description: 'For how many days one is lent unless agreed otherwise.' })
  readonly loanDays!: number;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  readonly version!: number;
}

export const MediaItemConnection = connection(MediaItemView);

@InputType({ description: 'What is known of an item of the fund.' })
export class MediaItemDetailsInput implements MediaItemDetails {
  @Field(() => MediaItemKindEnum, { description: 'What it is.' })
  readonly kind!: MediaItemKind;

  @Field(() => String, { description: 'Title.' })
  readonly title!: string;

  @Field(() => String, { nullable: true, defaultValue: null, description: 'What is in it.' })
  readonly annotation!: string | null;

  @Field(() => String, { nullable: true, defaultValue: null, description: 'Number in the inventory.' })
  readonly inventoryNumber!: string | null;

  @Field(() => Int, { defaultValue: 1, description: 'How many copies there are; 0 to write them off.' })
  readonly copies!: number;

  @Field(() => Int, { defaultValue: 14, description: 'For how many days one is lent unless agreed otherwise.' })
  readonly loanDays!: number;
}

@InputType({ description: 'An item for the fund.' })
export class AcquireMediaItemInput {
  @Field(() => ID, { description: 'Whose fund.' })
  readonly unitId!: UnitId;

  @Field(() => MediaItemDetailsInput, { description: 'What it is.' })
  readonly details!: MediaItemDetailsInput;
}

@InputType({ description: 'What is newly known of an item: the whole of it.' })
export class ChangeMediaItemInput extends SeenInput<MediaItemId> {
  @Field(() => MediaItemDetailsInput, { description: 'What it is.' })
  readonly details!: MediaItemDetailsInput;
}

@InputType({ description: 'Which items are wanted; what is not given does not restrict.' })
export class MediaItemFilterInput implements MediaItemFilter {
  @Field(() => [MediaItemKindEnum], { nullable: true, description: 'Of these kinds.' })
  readonly kinds?: readonly MediaItemKind[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Only those of which a copy is left now, or only the others.' })
  readonly available?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Words of title and annotation, in any of their forms.' })
  readonly search?: string | null;
}

@ObjectType({ description: 'What became of it, or why not.' })
export class MediaItemPayload {
  @Field(() => MediaItemView, { nullable: true, description: 'As it is after the change.' })
  readonly mediaItem?: MediaItemView;

  @Field(() => Rejection, { nullable: true, description: 'Why the rules did not let it through.' })
  readonly rejection?: Rejection;
}
