import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { INBOX_KINDS, type InboxKind } from '../../domain/inbox.ts';
import { DateTime, LocalDateScalar } from '../scalars.ts';

export const InboxKindEnum = Object.fromEntries(INBOX_KINDS.map((kind) => [kind, kind]));
registerEnumType(InboxKindEnum, { name: 'InboxKind' });

@ObjectType('InboxItem', { simpleResolvers: true, description: 'Something that wants the viewer’s attention.' })
export class InboxItemType {
  @Field(() => ID, { description: 'Names it for ever, for markInboxRead.' }) key!: string;
  @Field(() => InboxKindEnum) kind!: InboxKind;
  @Field(() => DateTime, { description: 'When it came about; what is due stands at the beginning of its day.' })
  at!: string;
  @Field(() => Boolean) isRead!: boolean;
  @Field(() => LocalDateScalar, { nullable: true, description: 'Of what is due or overdue.' })
  dueDate!: string | null;
}

@ObjectType('Inbox', { simpleResolvers: true })
export class InboxType {
  @Field(() => [InboxItemType], {
    description:
      'Overdue and due soon first, then mentions, assignments and proposals from the latest on; at most 50 of each.',
  })
  items!: unknown[];
  @Field(() => Int) unreadCount!: number;
}

@ObjectType('InboxChange', { simpleResolvers: true })
export class InboxChangeType {
  @Field(() => Int) unreadCount!: number;
}
