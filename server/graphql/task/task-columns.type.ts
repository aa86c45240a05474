import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Person } from '../../domain/person.ts';
import type { Priority } from '../../domain/project.ts';
import type { TaskStatus } from '../../domain/task.ts';
import { PriorityEnum, TaskStatusEnum } from '../enums.ts';
import { PersonType } from '../person/person.type.ts';
import { LocalDateScalar } from '../scalars.ts';

const PLACE = 'Counted from 0 in these lists';

@ObjectType('TaskColumns', {
  simpleResolvers: true,
  description:
    'The tasks of a plan, depth first in plan order, as one list for each field: entry n of every list is of one task.',
})
export class TaskColumnsType {
  @Field(() => [ID]) ids!: readonly string[];
  @Field(() => [Int]) numbers!: readonly number[];
  @Field(() => [Int], { nullable: 'items', description: `Places of the parents. ${PLACE}; null for a root task.` })
  parents!: readonly (number | null)[];
  @Field(() => [String]) orderKeys!: readonly string[];
  @Field(() => [String]) titles!: readonly string[];
  @Field(() => [TaskStatusEnum]) statuses!: readonly TaskStatus[];
  @Field(() => [PriorityEnum]) priorities!: readonly Priority[];
  @Field(() => [Int], { nullable: 'items' }) estimatedMinutes!: readonly (number | null)[];
  @Field(() => [Int]) actualMinutes!: readonly number[];
  @Field(() => [LocalDateScalar], { nullable: 'items' }) startDates!: readonly (string | null)[];
  @Field(() => [LocalDateScalar], { nullable: 'items' }) dueDates!: readonly (string | null)[];
  @Field(() => [[String]]) tags!: readonly (readonly string[])[];
  @Field(() => [Int]) versions!: readonly number[];
  @Field(() => [Int], { nullable: 'items', description: 'Places in `people`; null where a task is nobody’s.' })
  assignees!: readonly (number | null)[];
  @Field(() => [[Int]], { description: `Places of the tasks that each one waits for. ${PLACE}.` })
  dependencies!: readonly (readonly number[])[];
  @Field(() => [PersonType], { description: 'Everybody who has one of the tasks, once.' })
  people!: readonly Person[];
}
