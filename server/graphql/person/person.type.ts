import { Field, ID, Int, ObjectType } from 'type-graphql';
import { NodeType } from '../node/node.type.ts';

@ObjectType('Person', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'A person who can be given work. May or may not have an account.',
})
export class PersonType {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => String, { nullable: true }) email!: string | null;
  @Field(() => Int, { description: 'Working minutes per week that the schedule may use.' })
  weeklyCapacityMinutes!: number;
}
