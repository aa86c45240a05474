import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Priority } from '../../domain/project.ts';
import type { TaskStatus } from '../../domain/task.ts';
import { PriorityEnum, TaskStatusEnum } from '../enums.ts';
import { DateTime, LocalDateScalar } from '../scalars.ts';

@ObjectType('TaskSnapshot', { simpleResolvers: true, description: 'A task as it was.' })
export class TaskSnapshotType {
  @Field(() => ID) id!: string;
  @Field(() => Int) number!: number;
  @Field(() => ID, { nullable: true }) parentId!: string | null;
  @Field(() => Int) depth!: number;
  @Field(() => String) title!: string;
  @Field(() => String) description!: string;
  @Field(() => [String]) acceptanceCriteria!: readonly string[];
  @Field(() => TaskStatusEnum) status!: TaskStatus;
  @Field(() => PriorityEnum) priority!: Priority;
  @Field(() => Int, { nullable: true }) estimatedMinutes!: number | null;
  @Field(() => Int) actualMinutes!: number;
  @Field(() => LocalDateScalar, { nullable: true }) startDate!: string | null;
  @Field(() => LocalDateScalar, { nullable: true }) dueDate!: string | null;
  @Field(() => ID, { nullable: true }) assigneeId!: string | null;
  @Field(() => [String]) tags!: readonly string[];
}

@ObjectType('PlanVersion', { simpleResolvers: true, description: 'A project as it was at some version.' })
export class PlanVersionType {
  @Field(() => Int) version!: number;
  @Field(() => String) name!: string;
  @Field(() => String) description!: string;
  @Field(() => LocalDateScalar, { nullable: true }) startDate!: string | null;
  @Field(() => LocalDateScalar, { nullable: true }) dueDate!: string | null;
  @Field(() => [TaskSnapshotType], { description: 'Every task of the plan, depth first in plan order.' })
  outline!: readonly TaskSnapshotType[];
}

@ObjectType('BurnUpDay', { simpleResolvers: true, description: 'What a plan held at the end of a day, of UTC.' })
export class BurnUpDayType {
  @Field(() => LocalDateScalar) day!: string;
  @Field(() => Int, { description: 'Tasks at every level.' }) total!: number;
  @Field(() => Int) completed!: number;
}

@ObjectType('FieldOrigin', { description: 'Which patch gave a field the value that it has.' })
export class FieldOriginType {
  @Field(() => String, {
    description:
      'Name of a field; `place` for where the task stands, `dependencies` for what it waits for, `*` for all that is as it was when the task was created, of which those that were given a value then are named too.',
  })
  field!: string;
  @Field(() => Int) version!: number;
}

@ObjectType('DeletedTask', { description: 'A task in the trash, with everything that was below it.' })
export class DeletedTaskType {
  @Field(() => TaskSnapshotType) task!: TaskSnapshotType;
  @Field(() => Int, { description: 'Tasks that went with it, itself included.' }) taskCount!: number;
  @Field(() => DateTime) deletedAt!: string;
  @Field(() => DateTime, {
    description: 'When it leaves the trash. The patch that deleted it can be undone after that too.',
  })
  restorableUntil!: string;
}
