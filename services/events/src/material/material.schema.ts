import type { EventTag, MmoSubject } from '@metodnet/contracts';
import type { CalendarDate, PersonId, UnitId } from '@metodnet/kernel';
import { CalendarDateScalar, closedSet, connection, Rejection, SeenInput } from '@metodnet/subgraph';
import { Directive, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { EventTagEnum, MmoSubjectEnum } from '../code-lists.js';
import type { EventId } from '../event/event.js';
import type { Material, MaterialDetails, MaterialId, MaterialType } from './material.js';
import type { MaterialFilter } from './material.queries.js';

export const MaterialTypeEnum = closedSet<MaterialType>('MaterialType', 'Kinds of materials in the bank (CL-13).', {
  GUIDELINES: 'методические рекомендации · guidelines',
  LESSON: 'разработка урока, занятия, мероприятия · plan of a lesson or an event',
  CURRICULUM: 'программа, рабочая программа, учебно-методический комплект · curriculum',
  COLLECTION: 'сборник · collection',
  ARTICLE: 'статья, публикация · article',
  PRESENTATION: 'презентация · presentation',
  RECORDING: 'видео- или аудиозапись · recording',
  ACT: 'нормативный правовой акт · act',
  NOVELTY: 'информационно-библиографическая новинка · new literature',
  OTHER: 'иное · other',
});
export const MaterialOrderEnum = { PUBLISHED_ON_DESCENDING: 'published-on-descending', TITLE: 'title' } as const;
registerEnumType(MaterialOrderEnum, {
  name: 'MaterialOrder',
  description: 'Order of a list of materials.',
  valuesConfig: {
    PUBLISHED_ON_DESCENDING: { description: 'The latest first.' },
    TITLE: { description: 'By title.' },
  },
});

@ObjectType('Material', {
  description: 'A material of the bank (банк педагогической информации, база методических разработок; ENT-53).',
})
@Directive('@key(fields: "id")')
export class MaterialView implements Omit<Material, 'unitId' | 'authorIds' | 'eventId'> {
  @Field(() => ID, { description: 'Global id, `<owner>:<uuid>`.' })
  readonly id!: MaterialId;

  @Field(() => MaterialTypeEnum, { description: 'What kind of material.' })
  readonly type!: MaterialType;

  @Field(() => String, { description: 'Title.' })
  readonly title!: string;

  @Field(() => String, { nullable: true, description: 'What is in it.' })
  readonly annotation!: string | null;

  @Field(() => [MmoSubjectEnum], { description: 'Subjects and directions (CL-05).' })
  readonly subjects!: readonly MmoSubject[];

  @Field(() => [EventTagEnum], { description: 'What it is about.' })
  readonly tags!: readonly EventTag[];

  @Field(() => String, { description: 'Where it can be read.' })
  readonly url!: string;

  @Field(() => CalendarDateScalar, { description: 'Day on which it was published.' })
  readonly publishedOn!: CalendarDate;

  @Field(() => Boolean, { description: 'Taken out of the bank.' })
  readonly withdrawn!: boolean;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  readonly version!: number;
}

export const MaterialConnection = connection(MaterialView);

@InputType({ description: 'What is known of a material.' })
export class MaterialDetailsInput implements MaterialDetails {
  @Field(() => MaterialTypeEnum, { description: 'What kind of material.' })
  readonly type!: MaterialType;

  @Field(() => String, { description: 'Title.' })
  readonly title!: string;

  @Field(() => String, { nullable: true, defaultValue: null, description: 'What is in it.' })
  readonly annotation!: string | null;

  @Field(() => [ID], { defaultValue: [], description: 'Who wrote it, of the people of the network.' })
  readonly authorIds!: readonly PersonId[];

  @Field(() => [MmoSubjectEnum], { defaultValue: [], description: 'Subjects and directions.' })
  readonly subjects!: readonly MmoSubject[];

  @Field(() => [EventTagEnum], { defaultValue: [], description: 'What it is about.' })
  readonly tags!: readonly EventTag[];

  @Field(() => ID, { nullable: true, defaultValue: null, description: 'The event from which it comes.' })
  readonly eventId!: EventId | null;

  @Field(() => String, { description: 'Where it can be read.' })
  readonly url!: string;

  @Field(() => CalendarDateScalar, { description: 'Day of publication; today at the latest.' })
  readonly publishedOn!: CalendarDate;
}

@InputType({ description: 'A material for the bank.' })
export class PublishMaterialInput {
  @Field(() => ID, { description: 'Who keeps it.' })
  readonly unitId!: UnitId;

  @Field(() => MaterialDetailsInput, { description: 'What it is.' })
  readonly details!: MaterialDetailsInput;
}

@InputType({ description: 'What is newly known of a material: the whole of it.' })
export class ChangeMaterialInput extends SeenInput<MaterialId> {
  @Field(() => MaterialDetailsInput, { description: 'What it is.' })
  readonly details!: MaterialDetailsInput;
}

@InputType({ description: 'A material to take out of the bank.' })
export class WithdrawMaterialInput extends SeenInput<MaterialId> {}

@InputType({ description: 'Which materials are wanted; what is not given does not restrict.' })
export class MaterialFilterInput implements MaterialFilter {
  @Field(() => [MaterialTypeEnum], { nullable: true, description: 'Of these kinds.' })
  readonly types?: readonly MaterialType[] | null;

  @Field(() => [MmoSubjectEnum], { nullable: true, description: 'In any of these subjects.' })
  readonly subjects?: readonly MmoSubject[] | null;

  @Field(() => [EventTagEnum], { nullable: true, description: 'About any of these.' })
  readonly tags?: readonly EventTag[] | null;

  @Field(() => ID, { nullable: true, description: 'By this author.' })
  readonly authorId?: PersonId | null;

  @Field(() => ID, { nullable: true, description: 'From this event.' })
  readonly eventId?: EventId | null;

  @Field(() => CalendarDateScalar, { nullable: true, description: 'Published on this day or later.' })
  readonly from?: CalendarDate | null;

  @Field(() => CalendarDateScalar, { nullable: true, description: 'Published on this day or earlier.' })
  readonly to?: CalendarDate | null;

  @Field(() => String, {
    nullable: true,
    description: 'Words of title and annotation, in any of their forms; `or`, `-without` and “phrases” work.',
  })
  readonly search?: string | null;
}

@ObjectType({ description: 'What became of it, or why not.' })
export class MaterialPayload {
  @Field(() => MaterialView, { nullable: true, description: 'As it is after the change.' })
  readonly material?: MaterialView;

  @Field(() => Rejection, { nullable: true, description: 'Why the rules did not let it through.' })
  readonly rejection?: Rejection;
}
