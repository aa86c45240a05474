import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { DateTime, JsonObject } from '../scalars.ts';

@ObjectType('SavedView', {
  simpleResolvers: true,
  description: 'A view of a project with its filter, grouping and order, under a name, for everybody in the workspace.',
})
export class SavedViewType {
  @Field(() => ID) id!: string;
  @Field(() => ID) projectId!: string;
  @Field(() => String) name!: string;
  @Field(() => String, { description: 'Its place in the address, such as outline or board.' }) view!: string;
  @Field(() => JsonObject, {
    description: 'The state of the view as the address holds it: texts by parameter, such as {"f": "status:todo"}.',
  })
  search!: Readonly<Record<string, string>>;
  @Field(() => String) authorName!: string;
  @Field(() => DateTime) createdAt!: string;
  @Field(() => DateTime) updatedAt!: string;
}

@InputType()
export class CreateSavedViewInput {
  @Field(() => ID) projectId!: string;
  @Field(() => String, { description: '1 to 100 characters, used once in a project.' }) name!: string;
  @Field(() => String) view!: string;
  @Field(() => JsonObject, { description: 'At most 10 texts of at most 2,000 characters.' })
  search!: Record<string, string>;
}

@InputType()
export class UpdateSavedViewInput {
  @Field(() => ID) id!: string;
  @Field(() => String, { nullable: true }) name?: string | null;
  @Field(() => String, { nullable: true }) view?: string | null;
  @Field(() => JsonObject, { nullable: true }) search?: Record<string, string> | null;
}
