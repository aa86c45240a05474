import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { PlanPage } from '../../domain/presence.ts';
import { PlanPageEnum } from '../enums.ts';
import { DateTime } from '../scalars.ts';

@ObjectType('PresentViewer', {
  simpleResolvers: true,
  description: 'A window in which somebody has a project open. One person with two of them is there twice.',
})
export class PresentViewerType {
  @Field(() => ID) windowId!: string;
  @Field(() => String, { description: 'As they call themselves; no proof of who they are.' }) name!: string;
  @Field(() => DateTime, { description: 'When they came.' }) since!: string;
  @Field(() => PlanPageEnum, { nullable: true }) page!: PlanPage | null;
  @Field(() => ID, { nullable: true, description: 'The task under their cursor.' }) taskId!: string | null;
  @Field(() => ID, { nullable: true, description: 'The task that they have open.' }) openTaskId!: string | null;
}

@ObjectType('ProjectPresence', { simpleResolvers: true })
export class ProjectPresenceType {
  @Field(() => [PresentViewerType], {
    description: 'In the order in which they came, the one who asks among them; at most 50.',
  })
  viewers!: readonly PresentViewerType[];
  @Field(() => Int) totalCount!: number;
}

@InputType({ description: 'What somebody looks at. What is absent or null is nothing.' })
export class PlaceInput {
  @Field(() => PlanPageEnum, { nullable: true }) page?: PlanPage | null;
  @Field(() => ID, { nullable: true }) taskId?: string | null;
  @Field(() => ID, { nullable: true }) openTaskId?: string | null;
}
