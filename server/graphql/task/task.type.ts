import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Priority } from '../../domain/project.ts';
import type { JsonObject as JsonObjectValue, TaskStatus } from '../../domain/task.ts';
import { connectionOf } from '../connection.ts';
import { PriorityEnum, TaskStatusEnum } from '../enums.ts';
import { NodeType } from '../node/node.type.ts';
import { DateTime, JsonObject, LocalDateScalar } from '../scalars.ts';

@ObjectType('Task', { implements: NodeType, simpleResolvers: true })
export class TaskType {
  @Field(() => ID) id!: string;
  @Field(() => Int, { description: 'Short number, unique within the project, never reused.' }) number!: number;
  @Field(() => ID, { nullable: true, description: 'Id of the parent; null for a root task.' })
  parentId!: string | null;
  @Field(() => String, { description: 'Place among its siblings: they sort by it, compared bytewise.' })
  orderKey!: string;
  @Field(() => Int, { description: '0 for a root task, at most 5.' }) depth!: number;
  @Field(() => String) title!: string;
  @Field(() => String, { description: 'Markdown.' }) description!: string;
  @Field(() => [String], {
    description: 'What must be true for the task to count as completed, one sentence each.',
  })
  acceptanceCriteria!: readonly string[];
  @Field(() => TaskStatusEnum) status!: TaskStatus;
  @Field(() => PriorityEnum) priority!: Priority;
  @Field(() => Int, { nullable: true }) estimatedMinutes!: number | null;
  @Field(() => Int) actualMinutes!: number;
  @Field(() => LocalDateScalar, { nullable: true }) startDate!: string | null;
  @Field(() => LocalDateScalar, { nullable: true }) dueDate!: string | null;
  @Field(() => [String]) tags!: readonly string[];
  @Field(() => JsonObject) metadata!: JsonObjectValue;
  @Field(() => Int, { description: 'Project version at which this task last changed.' }) version!: number;
  @Field(() => DateTime) createdAt!: string;
  @Field(() => DateTime) updatedAt!: string;
  @Field(() => DateTime, { nullable: true }) completedAt!: string | null;
}

export const TaskConnection = connectionOf('Task', () => TaskType);
