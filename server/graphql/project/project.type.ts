import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Priority, ProjectStatus } from '../../domain/project.ts';
import type { TaskStatus } from '../../domain/task.ts';
import { connectionOf } from '../connection.ts';
import { PriorityEnum, ProjectStatusEnum, TaskStatusEnum } from '../enums.ts';
import { NodeType } from '../node/node.type.ts';
import { DateTime, LocalDateScalar } from '../scalars.ts';

@ObjectType('Project', { implements: NodeType, simpleResolvers: true })
export class ProjectType {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => String, { description: 'Markdown.' }) description!: string;
  @Field(() => ProjectStatusEnum) status!: ProjectStatus;
  @Field(() => PriorityEnum) priority!: Priority;
  @Field(() => [String]) tags!: readonly string[];
  @Field(() => LocalDateScalar, { nullable: true }) startDate!: string | null;
  @Field(() => LocalDateScalar, { nullable: true }) dueDate!: string | null;
  @Field(() => [String], {
    description: 'Fields that agents and integrations may change only with an explicit yes.',
  })
  lockedFields!: readonly string[];
  @Field(() => DateTime, { nullable: true, description: 'When it went to the trash; null while it is in use.' })
  deletedAt!: string | null;
  @Field(() => Int, { description: 'Number of patches applied so far. 0 for a new, empty project.' })
  version!: number;
  @Field(() => DateTime) createdAt!: string;
  @Field(() => DateTime) updatedAt!: string;
}

export const ProjectConnection = connectionOf('Project', () => ProjectType);

@ObjectType('StatusCount', { simpleResolvers: true })
export class StatusCountType {
  @Field(() => TaskStatusEnum) status!: TaskStatus;
  @Field(() => Int) count!: number;
}

@ObjectType('Progress', { simpleResolvers: true })
export class ProgressType {
  @Field(() => Int) taskCount!: number;
  @Field(() => Int) completedCount!: number;
  @Field(() => Int, { description: 'Minutes estimated on leaf tasks.' }) estimatedMinutes!: number;
  @Field(() => Int) actualMinutes!: number;
  @Field(() => [StatusCountType]) countsByStatus!: StatusCountType[];
}
