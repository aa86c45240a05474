import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { PersonId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person.ts';
import { written, type ApiContext } from '../context.ts';
import { PersonType } from './person.type.ts';

@Resolver()
export class PersonResolver {
  @Query(() => [PersonType])
  people(@Ctx() { actor, services }: ApiContext): Promise<readonly Person[]> {
    return services.people.list(actor);
  }

  @Mutation(() => PersonType)
  createPerson(
    @Arg('name', () => String) name: string,
    @Arg('email', () => String, { nullable: true }) email: string | null | undefined,
    @Arg('weeklyCapacityMinutes', () => Int, { nullable: true }) weeklyCapacityMinutes: number | null | undefined,
    @Ctx() context: ApiContext,
  ): Promise<Person> {
    const { actor, services } = context;
    return written(context, services.people.create(actor, { name, email, weeklyCapacityMinutes }));
  }

  @Mutation(() => PersonType, { description: 'Says how many minutes of a week somebody can work.' })
  setWeeklyCapacity(
    @Arg('personId', () => ID) personId: PersonId,
    @Arg('minutes', () => Int) minutes: number,
    @Ctx() context: ApiContext,
  ): Promise<Person> {
    const { actor, services } = context;
    return written(context, services.people.setCapacity(actor, personId, minutes));
  }
}
