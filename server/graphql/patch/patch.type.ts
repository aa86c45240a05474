import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { AuthorKind } from '../../domain/actor.ts';
import type { PatchStatus } from '../../domain/patch.ts';
import { connectionOf } from '../connection.ts';
import { AuthorKindEnum, PatchStatusEnum } from '../enums.ts';
import { NodeType } from '../node/node.type.ts';
import { DateTime } from '../scalars.ts';

@ObjectType('Patch', { implements: NodeType, simpleResolvers: true })
export class PatchType {
  @Field(() => ID) id!: string;
  @Field(() => PatchStatusEnum) status!: PatchStatus;
  @Field(() => String, { description: "One line, like a commit's subject." }) title!: string;
  @Field(() => String, { nullable: true, description: 'Why, in Markdown.' }) rationale!: string | null;
  @Field(() => Int, { description: 'Project version that the patch was made against.' }) baseVersion!: number;
  @Field(() => Int, { nullable: true, description: 'Project version that applying it produced.' })
  appliedVersion!: number | null;
  @Field(() => AuthorKindEnum) authorKind!: AuthorKind;
  @Field(() => String) authorName!: string;
  @Field(() => String, { nullable: true, description: 'Name of who applied it; null unless APPLIED.' })
  appliedBy!: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Name of who has said yes to how much of the plan it changes; null while nobody has.',
  })
  largeAcceptedBy!: string | null;
  @Field(() => DateTime) createdAt!: string;
  @Field(() => DateTime, { nullable: true }) appliedAt!: string | null;
}

export const PatchConnection = connectionOf('Patch', () => PatchType);
