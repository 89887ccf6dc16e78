import { MethodistKind, PositionGroup } from '@metodnet/contracts';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import type { Position } from './position.js';
import type { Subject } from './subjects.js';

export const Group = PositionGroup.enum;
export const Kind = MethodistKind.enum;
registerEnumType(Group, {
  name: 'PositionGroup',
  description: 'Group of a position in the qualification directory (ЕКС, order 761н).',
  valuesConfig: {
    MANAGERIAL: {
      description: 'Section II: heads, their deputies, heads of units. Managerial staff of the indicators.',
    },
    PEDAGOGICAL: { description: 'Section III: pedagogical workers, methodists among them.' },
    SUPPORT: { description: 'Section IV: support staff of teaching.' },
    OTHER: { description: 'Everything else.' },
  },
});
registerEnumType(Kind, {
  name: 'MethodistKind',
  description: 'Kinds of methodist that have a staffing norm of their own (T12 §6).',
  valuesConfig: {
    SUBJECT: { description: 'For subjects and upbringing (NRM-01).' },
    PRESCHOOL: { description: 'For preschool upbringing (NRM-02).' },
    TEXTBOOK_STOCK: { description: 'For library stocks of school textbooks (NRM-03).' },
  },
});

@ObjectType('Position', { description: 'A position of the qualification directory (ЕКС).' })
export class PositionView implements Position {
  @Field(() => String, { description: 'Stable code: `teacher`, `methodist`.' })
  readonly code!: string;

  @Field(() => String, { description: 'Name in Russian, as the directory prints it.' })
  readonly ru!: string;

  @Field(() => String, { description: 'Name in English.' })
  readonly en!: string;

  @Field(() => Group, { description: 'Its section.' })
  readonly group!: PositionGroup;

  @Field(() => Kind, { nullable: true, description: 'Which methodist it is; null for other positions.' })
  readonly methodistKind!: MethodistKind | null;
}

@ObjectType('TaughtSubject', { description: 'Something that is taught (list of CL-05).' })
export class SubjectView implements Subject {
  @Field(() => String, { description: 'Stable code: `mathematics`.' })
  readonly code!: string;

  @Field(() => String, { description: 'Name in Russian.' })
  readonly ru!: string;

  @Field(() => String, { description: 'Name in English.' })
  readonly en!: string;
}
