import { Field, ID, ObjectType } from 'type-graphql';

@ObjectType('Provider', { simpleResolvers: true })
export class ProviderType {
  @Field(() => ID, { description: 'openai, anthropic, gemini, xai, compatible or builtin.' }) id!: string;
  @Field(() => String) name!: string;
  @Field(() => Boolean) configured!: boolean;
  @Field(() => [String]) models!: readonly string[];
  @Field(() => String) defaultModel!: string;
  @Field(() => Boolean, { description: 'Whether planProject uses it when no provider is named.' })
  isDefault!: boolean;
  @Field(() => String, {
    nullable: true,
    description: 'What to set to configure it, in one sentence; null where nothing needs to be set.',
  })
  setup!: string | null;
}
