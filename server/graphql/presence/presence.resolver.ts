import { Arg, Ctx, ID, Mutation, Resolver, Root, Subscription } from 'type-graphql';
import type { ProjectId, TaskId } from '../../domain/ids.ts';
import type { Place } from '../../domain/presence.ts';
import type { ProjectPresence } from '../../services/presence-service.ts';
import { cancellable } from '../cancellable.ts';
import type { ApiContext } from '../context.ts';
import { PlaceInput, ProjectPresenceType } from './presence.type.ts';

interface Follow {
  readonly context: ApiContext;
  readonly args: {
    readonly projectId?: ProjectId;
    readonly windowId?: string;
    readonly name?: string | null;
    readonly place?: PlaceInput | null;
  };
}

@Resolver()
export class PresenceResolver {
  @Subscription(() => ProjectPresenceType, {
    description:
      'Who has the project open, now and at every change. Whoever follows is among them for as long as they do, as `name`, or as the viewer where that is absent. `windowId` is a UUID that the client chooses for a window.',
    subscribe: ({ context: { actor, services }, args: { projectId, windowId, name, place } }: Follow) =>
      cancellable((signal) => {
        const arrival = { windowId: windowId ?? '', name: name ?? null, place: toPlace(place) };
        return services.presence.follow(actor, projectId as ProjectId, arrival, signal);
      }),
  })
  presenceChanged(
    @Root() { viewers, totalCount }: ProjectPresence,
    @Arg('projectId', () => ID) _projectId: ProjectId,
    @Arg('windowId', () => ID) _windowId: string,
    @Arg('name', () => String, { nullable: true }) _name: string | null | undefined,
    @Arg('place', () => PlaceInput, { nullable: true }) _place: PlaceInput | null | undefined,
  ): ProjectPresenceType {
    return {
      viewers: viewers.map(({ windowId, name, since, place }) => ({
        windowId,
        name,
        since: new Date(since).toISOString(),
        ...place,
      })),
      totalCount,
    };
  }

  @Mutation(() => Boolean, {
    description:
      'Says what the window of a `presenceChanged` looks at now. Answers false where there is none of this id, or it is not the viewer’s.',
  })
  showPlace(
    @Arg('windowId', () => ID) windowId: string,
    @Arg('place', () => PlaceInput) place: PlaceInput,
    @Ctx() { actor, services }: ApiContext,
  ): boolean {
    return services.presence.move(actor, windowId, toPlace(place));
  }
}

function toPlace(place?: PlaceInput | null): Place {
  return {
    page: place?.page ?? null,
    taskId: (place?.taskId ?? null) as TaskId | null,
    openTaskId: (place?.openTaskId ?? null) as TaskId | null,
  };
}
