import { Field, ID, ObjectType } from 'type-graphql';
import type { ConflictKind, Decision, OperationKind } from '../../domain/patch.ts';
import type { JsonValue } from '../../domain/task.ts';
import { ConflictKindEnum, DecisionEnum, OperationKindEnum } from '../enums.ts';
import { DateTime, Json } from '../scalars.ts';

@ObjectType('FieldChange', { simpleResolvers: true })
export class FieldChangeType {
  @Field(() => String) field!: string;
  @Field(() => Json, { nullable: true }) before!: JsonValue;
  @Field(() => Json, { nullable: true }) after!: JsonValue;
}

@ObjectType('Operation', { simpleResolvers: true })
export class OperationType {
  @Field(() => ID, { description: 'Unique within its patch.' }) id!: string;
  @Field(() => OperationKindEnum) kind!: OperationKind;
  @Field(() => ID, {
    nullable: true,
    description: 'The task it creates or touches; null for UPDATE_PROJECT.',
  })
  taskId!: string | null;
  @Field(() => String, {
    description:
      "Title of that task as the reviewer knows it: the new title where it creates, else the title at the base version; the project's name for UPDATE_PROJECT.",
  })
  title!: string;
  @Field(() => [ID], {
    description: 'Operations of the same patch that must be accepted for this one to make sense.',
  })
  requires!: readonly string[];
  @Field(() => DecisionEnum) decision!: Decision;
  @Field(() => String, {
    nullable: true,
    description: 'Name of who decided; null while nobody has, and in a patch that was no proposal.',
  })
  decidedBy?: string | null;
  @Field(() => String, { nullable: true, description: 'Name of who put other values in; null where nobody has.' })
  editedBy?: string | null;
  @Field(() => String, { nullable: true }) reason!: string | null;
}

@ObjectType('ProtectedOperation', { simpleResolvers: true })
export class ProtectedOperationType {
  @Field(() => ID) operationId!: string;
  @Field(() => String, { description: 'Why it needs an explicit yes, in one sentence.' }) reason!: string;
}

@ObjectType('RecentChange', { simpleResolvers: true })
export class RecentChangeType {
  @Field(() => ID) operationId!: string;
  @Field(() => String, { description: 'Name of who made it.' }) by!: string;
  @Field(() => DateTime) at!: string;
}

@ObjectType('Conflict', { simpleResolvers: true })
export class ConflictType {
  @Field(() => ID) operationId!: string;
  @Field(() => ConflictKindEnum) kind!: ConflictKind;
  @Field(() => String, { nullable: true }) field!: string | null;
  @Field(() => Json, {
    nullable: true,
    description: 'What the operation expected, what the plan holds now, what the operation wants.',
  })
  expected!: JsonValue;
  @Field(() => Json, { nullable: true }) current!: JsonValue;
  @Field(() => Json, { nullable: true }) wanted!: JsonValue;
  @Field(() => [ID], {
    description:
      'Tasks that the operation needs and that were deleted: its own, the one it was to go under, or an end of a dependency.',
  })
  goneTaskIds!: string[];
  @Field(() => String) message!: string;
}
