import { Field, InputType } from 'type-graphql';
import type { LocalDate } from '../../domain/ids.ts';
import type { Priority, ProjectStatus } from '../../domain/project.ts';
import { PriorityEnum, ProjectStatusEnum } from '../enums.ts';
import { LocalDateScalar } from '../scalars.ts';

@InputType('ProjectFilter')
export class ProjectFilterInput {
  @Field(() => String, { nullable: true }) search?: string | null;
  @Field(() => [ProjectStatusEnum], { nullable: true }) status?: ProjectStatus[] | null;
  @Field(() => [PriorityEnum], { nullable: true }) priority?: Priority[] | null;
  @Field(() => String, { nullable: true }) tag?: string | null;
}

@InputType()
export class CreateProjectInput {
  @Field(() => String) name!: string;
  @Field(() => String, { nullable: true }) description?: string | null;
  @Field(() => ProjectStatusEnum, { nullable: true }) status?: ProjectStatus | null;
  @Field(() => PriorityEnum, { nullable: true }) priority?: Priority | null;
  @Field(() => [String], { nullable: true }) tags?: string[] | null;
  @Field(() => LocalDateScalar, { nullable: true }) startDate?: LocalDate | null;
  @Field(() => LocalDateScalar, { nullable: true }) dueDate?: LocalDate | null;
}
