import type { UnitId } from '@metodnet/kernel';
import { Base64Scalar, Rejection } from '@metodnet/subgraph';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { Design } from './certificate-template.js';
import type { CurrentDesign } from './certificate-template.queries.js';

const Orientation = { LANDSCAPE: 'landscape', PORTRAIT: 'portrait' } as const;
registerEnumType(Orientation, {
  name: 'CertificateOrientation',
  description: 'How the sheet lies.',
  valuesConfig: { LANDSCAPE: { description: 'Альбомная.' }, PORTRAIT: { description: 'Книжная.' } },
});

const BODY =
  `Lines of text with placeholders in braces: {ФИО}, {мероприятие}, {дата}, {роль}, {часы}, {организация}, {номер}, {выдан}. A line that is nothing
but {ФИО} or {мероприятие} is printed large.`.replace('\n', ' ');

@ObjectType('CertificateTemplate', { description: 'What the next certificates of an institution will look like.' })
export class CertificateTemplateView implements CurrentDesign {
  @Field(() => Int, { description: 'Edition, for `expectedEdition`; 0 for the template that comes with the service.' })
  readonly edition!: number;

  @Field(() => Orientation, { description: 'How the sheet lies.' })
  readonly orientation!: Design['orientation'];

  @Field(() => String, { description: 'Title, in large letters.' })
  readonly title!: string;

  @Field(() => String, { description: BODY })
  readonly body!: string;

  @Field(() => String, { description: 'Who signs.' })
  readonly signatory!: string;

  @Field(() => String, { description: 'The position of who signs.' })
  readonly position!: string;

  @Field(() => Base64Scalar, { nullable: true, description: 'Seal or logo, PNG or JPEG.' })
  readonly image!: Buffer | null;
}

@InputType({ description: 'What certificates shall look like.' })
export class CertificateDesignInput implements Design {
  @Field(() => Orientation, { description: 'How the sheet lies.' })
  readonly orientation!: Design['orientation'];

  @Field(() => String, { description: 'Title, in large letters, at most 100 characters.' })
  readonly title!: string;

  @Field(() => String, { description: `${BODY} At most 1,000 characters in 12 lines.` })
  readonly body!: string;

  @Field(() => String, { description: 'Who signs, at most 100 characters.' })
  readonly signatory!: string;

  @Field(() => String, { description: 'The position of who signs, at most 150 characters.' })
  readonly position!: string;

  @Field(() => Base64Scalar, {
    nullable: true,
    defaultValue: null,
    description: 'Seal or logo: PNG (8 bits, not interlaced) or JPEG of at most 150 KB and 1,000 pixels a side.',
  })
  readonly image!: Buffer | null;
}

@InputType({ description: 'Another edition of an institution’s template.' })
export class SaveCertificateTemplateInput {
  @Field(() => ID, { description: 'The institution.' })
  readonly unitId!: UnitId;

  @Field(() => Int, {
    nullable: true,
    description: 'The edition that you have seen; refused when it is another now.',
  })
  readonly expectedEdition?: number | null;

  @Field(() => CertificateDesignInput, { description: 'What certificates shall look like.' })
  readonly design!: CertificateDesignInput;
}

@InputType({ description: 'A design to be looked at before it is saved.' })
export class PreviewCertificateInput {
  @Field(() => ID, { description: 'The institution.' })
  readonly unitId!: UnitId;

  @Field(() => CertificateDesignInput, { description: 'What certificates would look like.' })
  readonly design!: CertificateDesignInput;
}

@ObjectType({ description: 'The template, or why it was not saved.' })
export class CertificateTemplatePayload {
  @Field(() => CertificateTemplateView, { nullable: true, description: 'The template as it is now.' })
  readonly certificateTemplate?: CertificateTemplateView;

  @Field(() => Rejection, { nullable: true, description: 'Why it was not saved.' })
  readonly rejection?: Rejection;
}

@ObjectType({ description: 'A certificate of nobody, or why the design cannot be printed.' })
export class CertificatePreview {
  @Field(() => Base64Scalar, { nullable: true, description: 'The sheet as PDF.' })
  readonly pdf?: Buffer;

  @Field(() => Rejection, { nullable: true, description: 'Why the design cannot be printed.' })
  readonly rejection?: Rejection;
}
