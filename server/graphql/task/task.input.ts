import { Field, ID, InputType } from 'type-graphql';
import type { LocalDate, PersonId, ProjectId, TaskId } from '../../domain/ids.ts';
import type { Priority } from '../../domain/project.ts';
import type { TaskStatus } from '../../domain/task.ts';
import { PriorityEnum, TaskStatusEnum } from '../enums.ts';
import { LocalDateScalar } from '../scalars.ts';

@InputType('TaskFilter')
export class TaskFilterInput {
  @Field(() => ID, { nullable: true }) projectId?: ProjectId | null;
  @Field(() => String, { nullable: true }) search?: string | null;
  @Field(() => [TaskStatusEnum], { nullable: true }) status?: TaskStatus[] | null;
  @Field(() => [PriorityEnum], { nullable: true }) priority?: Priority[] | null;
  @Field(() => ID, { nullable: true }) assigneeId?: PersonId | null;
  @Field(() => String, { nullable: true }) tag?: string | null;
  @Field(() => ID, { nullable: true }) parentId?: TaskId | null;
  @Field(() => LocalDateScalar, { nullable: true }) dueBefore?: LocalDate | null;
  @Field(() => LocalDateScalar, { nullable: true }) dueAfter?: LocalDate | null;
  @Field(() => Boolean, { nullable: true }) isOverdue?: boolean | null;
}
