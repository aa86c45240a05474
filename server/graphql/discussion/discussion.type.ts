import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../connection.ts';
import { DateTime } from '../scalars.ts';

@ObjectType('Comment', { simpleResolvers: true, description: 'What somebody has said about a task.' })
export class CommentType {
  @Field(() => ID) id!: string;
  @Field(() => ID) taskId!: string;
  @Field(() => String) authorName!: string;
  @Field(() => String, { description: 'Markdown.' }) body!: string;
  @Field(() => DateTime) createdAt!: string;
  @Field(() => DateTime, { description: 'Equal to createdAt until it is edited.' }) updatedAt!: string;
}

export const CommentConnection = connectionOf('Comment', () => CommentType);

@ObjectType('TimeEntry', {
  simpleResolvers: true,
  description: 'Work that was done on a task. Its minutes are part of the task’s actualMinutes.',
})
export class TimeEntryType {
  @Field(() => ID) id!: string;
  @Field(() => ID) taskId!: string;
  @Field(() => String) authorName!: string;
  @Field(() => Int) minutes!: number;
  @Field(() => String) note!: string;
  @Field(() => DateTime) createdAt!: string;
}

export const TimeEntryConnection = connectionOf('TimeEntry', () => TimeEntryType);

@ObjectType('DiscussionState', {
  simpleResolvers: true,
  description: 'Tells one state of a task’s comments from the next: read them again when it comes.',
})
export class DiscussionStateType {
  @Field(() => ID) taskId!: string;
  @Field(() => Int) count!: number;
}

@InputType()
export class AddCommentInput {
  @Field(() => ID, { nullable: true, description: 'A UUID of your choice: repeating the call then has one effect.' })
  id?: string | null;
  @Field(() => ID) taskId!: string;
  @Field(() => String, { description: 'Markdown; 1 to 20,000 characters.' }) body!: string;
  @Field(() => [ID], {
    nullable: true,
    description: 'People whose @name stands in the text; at most 20. Others are left out.',
  })
  mentionIds?: string[] | null;
}

@InputType()
export class EditCommentInput {
  @Field(() => ID) id!: string;
  @Field(() => String, { description: 'Markdown; 1 to 20,000 characters.' }) body!: string;
  @Field(() => [ID], { nullable: true, description: 'As for addComment.' }) mentionIds?: string[] | null;
}

@InputType()
export class LogTimeInput {
  @Field(() => ID, { nullable: true, description: 'A UUID of your choice: repeating the call then has one effect.' })
  id?: string | null;
  @Field(() => ID) taskId!: string;
  @Field(() => Int, { description: '1 to 10,080.' }) minutes!: number;
  @Field(() => String, { nullable: true, description: 'At most 2,000 characters.' }) note?: string | null;
  @Field(() => ID, { nullable: true, description: 'Who worked.' }) personId?: string | null;
}
