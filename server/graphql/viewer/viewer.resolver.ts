import { Ctx, Query, Resolver } from 'type-graphql';
import type { Actor } from '../../domain/actor.ts';
import type { ApiContext } from '../context.ts';
import { ViewerType } from './viewer.type.ts';

@Resolver()
export class ViewerResolver {
  @Query(() => ViewerType, {
    description: 'Who is asking. The local owner on a machine that has not been opened to others.',
  })
  viewer(@Ctx() { actor }: ApiContext): Actor {
    return actor;
  }
}
