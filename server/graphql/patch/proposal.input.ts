import { Field, ID, InputType, Int } from 'type-graphql';
import type { LocalDate, PersonId, ProjectId, TaskId } from '../../domain/ids.ts';
import type { Decision } from '../../domain/patch.ts';
import type { Priority, ProjectStatus } from '../../domain/project.ts';
import type { TaskStatus } from '../../domain/task.ts';
import { DecisionEnum, PriorityEnum, ProjectStatusEnum, TaskStatusEnum } from '../enums.ts';
import { LocalDateScalar } from '../scalars.ts';
import { TaskFilterInput } from '../task/task.input.ts';

@InputType()
export class OperationDecisionInput {
  @Field(() => ID) operationId!: string;
  @Field(() => DecisionEnum) decision!: Decision;
}

@InputType({
  description:
    'Values in place of those that an operation proposes. Only the fields that are present change; null clears a field that can be empty.',
})
export class OperationEditInput {
  @Field(() => String, { nullable: true, description: 'Of a project.' }) name?: string | null;
  @Field(() => String, { nullable: true, description: 'Of a task.' }) title?: string | null;
  @Field(() => String, { nullable: true }) description?: string | null;
  @Field(() => [String], { nullable: true }) acceptanceCriteria?: string[] | null;
  @Field(() => TaskStatusEnum, { nullable: true, description: 'Of a task.' }) status?: TaskStatus | null;
  @Field(() => ProjectStatusEnum, { nullable: true, description: 'Of a project.' })
  projectStatus?: ProjectStatus | null;
  @Field(() => PriorityEnum, { nullable: true }) priority?: Priority | null;
  @Field(() => Int, { nullable: true }) estimatedMinutes?: number | null;
  @Field(() => LocalDateScalar, { nullable: true }) startDate?: LocalDate | null;
  @Field(() => LocalDateScalar, { nullable: true }) dueDate?: LocalDate | null;
  @Field(() => ID, { nullable: true }) assigneeId?: PersonId | null;
  @Field(() => String, { nullable: true, description: 'As in CreateTaskOperationInput.' })
  assigneeName?: string | null;
  @Field(() => [String], { nullable: true }) tags?: string[] | null;
}

@InputType({ description: 'The parent that tasks go under; null for root tasks.' })
export class BulkMoveInput {
  @Field(() => ID, { nullable: true }) parentId?: TaskId | null;
}

@InputType({ description: 'The same values for all tasks. Only the fields that are present change.' })
export class BulkFieldsInput {
  @Field(() => TaskStatusEnum, { nullable: true }) status?: TaskStatus | null;
  @Field(() => PriorityEnum, { nullable: true }) priority?: Priority | null;
  @Field(() => Int, { nullable: true }) estimatedMinutes?: number | null;
  @Field(() => LocalDateScalar, { nullable: true }) startDate?: LocalDate | null;
  @Field(() => LocalDateScalar, { nullable: true }) dueDate?: LocalDate | null;
  @Field(() => ID, { nullable: true }) assigneeId?: PersonId | null;
  @Field(() => String, { nullable: true, description: 'As in CreateTaskOperationInput.' })
  assigneeName?: string | null;
}

@InputType({ description: 'One change of up to 5,000 tasks, which are chosen by a list or by a filter.' })
export class BulkEditInput {
  @Field(() => ID) projectId!: ProjectId;
  @Field(() => [ID], { nullable: true }) taskIds?: TaskId[] | null;
  @Field(() => TaskFilterInput, { nullable: true }) filter?: TaskFilterInput | null;
  @Field(() => String, { nullable: true, description: 'Of the proposal; made from the change when absent.' })
  title?: string | null;
  @Field(() => BulkFieldsInput, { nullable: true }) fields?: BulkFieldsInput | null;
  @Field(() => Int, {
    nullable: true,
    description: 'Calendar days by which start and due dates move where there are any; negative for earlier.',
  })
  shiftDays?: number | null;
  @Field(() => [String], { nullable: true }) addTags?: string[] | null;
  @Field(() => [String], { nullable: true }) removeTags?: string[] | null;
  @Field(() => BulkMoveInput, { nullable: true, description: 'Where all go, in their present order.' })
  moveTo?: BulkMoveInput | null;
}
