import { Field, ID, ObjectType } from 'type-graphql';
import { RoleEnum } from '../enums.ts';
import type { Role } from '../../domain/actor.ts';

@ObjectType('Viewer', { simpleResolvers: true })
export class ViewerType {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => String, { nullable: true }) email!: string | null;
  @Field(() => RoleEnum) role!: Role;
  @Field(() => ID) workspaceId!: string;
  @Field(() => String) workspaceName!: string;
}
