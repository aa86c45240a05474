import { Field, ID, InputType, Int } from 'type-graphql';
import type { LocalDate, PersonId, TaskId } from '../../domain/ids.ts';
import type { Priority, ProjectStatus } from '../../domain/project.ts';
import type { JsonObject as JsonObjectValue, TaskStatus } from '../../domain/task.ts';
import { PriorityEnum, ProjectStatusEnum, TaskStatusEnum } from '../enums.ts';
import { JsonObject, LocalDateScalar } from '../scalars.ts';

// An absent field leaves things as they are and null clears them: nothing here may have a default.

@InputType()
export class UpdateProjectOperationInput {
  @Field(() => String, { nullable: true }) name?: string | null;
  @Field(() => String, { nullable: true }) description?: string | null;
  @Field(() => ProjectStatusEnum, { nullable: true }) status?: ProjectStatus | null;
  @Field(() => PriorityEnum, { nullable: true }) priority?: Priority | null;
  @Field(() => [String], { nullable: true }) tags?: string[] | null;
  @Field(() => LocalDateScalar, { nullable: true }) startDate?: LocalDate | null;
  @Field(() => LocalDateScalar, { nullable: true }) dueDate?: LocalDate | null;
  @Field(() => [String], {
    nullable: true,
    description:
      'Fields that agents and integrations may change only with an explicit yes, such as `dueDate` or `place`.',
  })
  lockedFields?: string[] | null;
}

@InputType()
export class CreateTaskOperationInput {
  @Field(() => ID, {
    nullable: true,
    description:
      'Chosen by the client (UUID) so that later operations can refer to it; made by the server when absent.',
  })
  id?: TaskId | null;
  @Field(() => ID, { nullable: true }) parentId?: TaskId | null;
  @Field(() => ID, {
    nullable: true,
    description: 'Sibling to come after; first among its siblings when null, last when absent.',
  })
  afterId?: TaskId | null;
  @Field(() => String) title!: string;
  @Field(() => String, { nullable: true }) description?: string | null;
  @Field(() => [String], { nullable: true }) acceptanceCriteria?: string[] | null;
  @Field(() => TaskStatusEnum, { nullable: true }) status?: TaskStatus | null;
  @Field(() => PriorityEnum, { nullable: true }) priority?: Priority | null;
  @Field(() => Int, { nullable: true }) estimatedMinutes?: number | null;
  @Field(() => LocalDateScalar, { nullable: true }) startDate?: LocalDate | null;
  @Field(() => LocalDateScalar, { nullable: true }) dueDate?: LocalDate | null;
  @Field(() => ID, { nullable: true }) assigneeId?: PersonId | null;
  @Field(() => String, {
    nullable: true,
    description: 'Instead of assigneeId: the person of this name, who is created on applying where there is none.',
  })
  assigneeName?: string | null;
  @Field(() => [String], { nullable: true }) tags?: string[] | null;
  @Field(() => JsonObject, { nullable: true }) metadata?: JsonObjectValue | null;
}

@InputType({ description: 'Only the fields that are present change; null clears a field that can be empty.' })
export class UpdateTaskOperationInput {
  @Field(() => ID) id!: TaskId;
  @Field(() => String, { nullable: true }) title?: string | null;
  @Field(() => String, { nullable: true }) description?: string | null;
  @Field(() => [String], { nullable: true }) acceptanceCriteria?: string[] | null;
  @Field(() => TaskStatusEnum, { nullable: true }) status?: TaskStatus | null;
  @Field(() => PriorityEnum, { nullable: true }) priority?: Priority | null;
  @Field(() => Int, { nullable: true }) estimatedMinutes?: number | null;
  @Field(() => Int, { nullable: true }) actualMinutes?: number | null;
  @Field(() => LocalDateScalar, { nullable: true }) startDate?: LocalDate | null;
  @Field(() => LocalDateScalar, { nullable: true }) dueDate?: LocalDate | null;
  @Field(() => ID, { nullable: true }) assigneeId?: PersonId | null;
  @Field(() => String, { nullable: true, description: 'As in CreateTaskOperationInput.' })
  assigneeName?: string | null;
  @Field(() => [String], { nullable: true }) tags?: string[] | null;
  @Field(() => JsonObject, { nullable: true }) metadata?: JsonObjectValue | null;
}

@InputType()
export class MoveTaskOperationInput {
  @Field(() => ID) id!: TaskId;
  @Field(() => ID, {
    nullable: true,
    description: 'The new parent; null makes it a root task. The parent stays the same when absent.',
  })
  parentId?: TaskId | null;
  @Field(() => ID, {
    nullable: true,
    description: 'Sibling to come after; first among its siblings when null, last when absent.',
  })
  afterId?: TaskId | null;
}

@InputType({ description: 'Deletes the task and its whole subtree.' })
export class DeleteTaskOperationInput {
  @Field(() => ID) id!: TaskId;
}

@InputType()
export class DependencyOperationInput {
  @Field(() => ID) taskId!: TaskId;
  @Field(() => ID) dependsOnId!: TaskId;
}

/** `@oneOf`: schema.ts marks it so, since type-graphql has no word for it. */
@InputType()
export class OperationInput {
  @Field(() => UpdateProjectOperationInput, { nullable: true }) updateProject?: UpdateProjectOperationInput;
  @Field(() => CreateTaskOperationInput, { nullable: true }) createTask?: CreateTaskOperationInput;
  @Field(() => UpdateTaskOperationInput, { nullable: true }) updateTask?: UpdateTaskOperationInput;
  @Field(() => MoveTaskOperationInput, { nullable: true }) moveTask?: MoveTaskOperationInput;
  @Field(() => DeleteTaskOperationInput, { nullable: true }) deleteTask?: DeleteTaskOperationInput;
  @Field(() => DependencyOperationInput, { nullable: true }) addDependency?: DependencyOperationInput;
  @Field(() => DependencyOperationInput, { nullable: true }) removeDependency?: DependencyOperationInput;
}
