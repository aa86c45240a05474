import { Field, ID, InputType } from 'type-graphql';
import type { ConversationId, ProjectId } from '../../domain/ids.ts';

@InputType()
export class SendMessageInput {
  @Field(() => ID, { nullable: true, description: 'A new conversation begins when absent.' })
  conversationId?: ConversationId | null;
  @Field(() => ID, { nullable: true, description: 'What a new conversation is about; about no project when absent.' })
  projectId?: ProjectId | null;
  @Field(() => String) text!: string;
  @Field(() => ID, { nullable: true }) provider?: string | null;
  @Field(() => String, { nullable: true }) model?: string | null;
}
