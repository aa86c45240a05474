import { Field, ID, InputType, Int } from 'type-graphql';
import type { ProjectId, TaskId } from '../../domain/ids.ts';

@InputType()
export class PlanProjectInput {
  @Field(() => String, {
    description: 'What is to be achieved, in plain language, or a document to plan from (Markdown).',
  })
  goal!: string;
  @Field(() => ID, {
    nullable: true,
    description: 'Plan into this project; a new one is created when absent.',
  })
  projectId?: ProjectId | null;
  @Field(() => ID, { nullable: true }) provider?: string | null;
  @Field(() => String, { nullable: true }) model?: string | null;
  @Field(() => Int, { nullable: true, defaultValue: 6, description: 'At most this many root tasks.' })
  maxRootTasks?: number | null;
}

@InputType()
export class DecomposeTaskInput {
  @Field(() => ID) taskId!: TaskId;
  @Field(() => String, { nullable: true, description: 'What to mind, in plain language.' })
  instructions?: string | null;
  @Field(() => ID, { nullable: true }) provider?: string | null;
  @Field(() => String, { nullable: true }) model?: string | null;
}

@InputType()
export class EditPlanInput {
  @Field(() => ID) projectId!: ProjectId;
  @Field(() => String) instructions!: string;
  @Field(() => [ID], {
    nullable: true,
    description: 'The tasks that it is about, such as those that are selected; the whole plan when absent.',
  })
  taskIds?: TaskId[] | null;
  @Field(() => ID, { nullable: true }) provider?: string | null;
  @Field(() => String, { nullable: true }) model?: string | null;
}
