import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { MessageRole } from '../../domain/conversation.ts';
import { MessageRoleEnum } from '../enums.ts';
import { NodeType } from '../node/node.type.ts';
import { DateTime } from '../scalars.ts';

@ObjectType('Conversation', { implements: NodeType, simpleResolvers: true })
export class ConversationType {
  @Field(() => ID) id!: string;
  @Field(() => String, { description: 'The beginning of its first message, one line.' }) title!: string;
  @Field(() => DateTime) createdAt!: string;
  @Field(() => DateTime, { description: 'When the last message was stored.' }) updatedAt!: string;
}

@ObjectType('Message', { simpleResolvers: true })
export class MessageType {
  @Field(() => ID) id!: string;
  @Field(() => Int, { description: '1, 2, 3, … without gaps within the conversation.' }) sequence!: number;
  @Field(() => MessageRoleEnum) role!: MessageRole;
  @Field(() => String, {
    description: 'Of an answer: what had arrived when its run ended. Empty where nothing had; then its run says why.',
  })
  text!: string;
  @Field(() => DateTime) createdAt!: string;
}
