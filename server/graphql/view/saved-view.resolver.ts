import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root, Subscription } from 'type-graphql';
import type { ProjectId, SavedViewId } from '../../domain/ids.ts';
import type { Project } from '../../domain/project.ts';
import type { SavedView } from '../../domain/saved-view.ts';
import { cancellable } from '../cancellable.ts';
import { written, type ApiContext } from '../context.ts';
import { underInput } from '../input-path.ts';
import { ProjectType } from '../project/project.type.ts';
import { CreateSavedViewInput, SavedViewType, UpdateSavedViewInput } from './saved-view.type.ts';

interface Follow {
  readonly context: ApiContext;
  readonly args: { readonly projectId?: ProjectId };
}

@Resolver(() => ProjectType)
export class SavedViewResolver {
  @FieldResolver(() => [SavedViewType], { description: 'By name; at most 100.' })
  savedViews(@Root() { id }: Project, @Ctx() { loaders }: ApiContext): Promise<readonly SavedView[]> {
    return loaders.savedViews.load(id);
  }

  @Mutation(() => SavedViewType)
  createSavedView(
    @Arg('input', () => CreateSavedViewInput) { projectId, ...fields }: CreateSavedViewInput,
    @Ctx() context: ApiContext,
  ): Promise<SavedView> {
    const { actor, services } = context;
    return written(context, underInput(services.savedViews.create(actor, projectId as ProjectId, fields)));
  }

  @Mutation(() => SavedViewType, { description: 'Fields that are absent or null stay as they are.' })
  updateSavedView(
    @Arg('input', () => UpdateSavedViewInput) { id, name, view, search }: UpdateSavedViewInput,
    @Ctx() context: ApiContext,
  ): Promise<SavedView> {
    const { actor, services } = context;
    const fields = { ...(name && { name }), ...(view && { view }), ...(search && { search }) };
    return written(context, underInput(services.savedViews.update(actor, id as SavedViewId, fields)));
  }

  @Mutation(() => SavedViewType, { description: 'Answers the view as it was.' })
  deleteSavedView(@Arg('id', () => ID) id: SavedViewId, @Ctx() context: ApiContext): Promise<SavedView> {
    return written(context, context.services.savedViews.remove(context.actor, id));
  }

  @Subscription(() => [SavedViewType], {
    description: 'The saved views of a project by name, now and after every change.',
    subscribe: ({ context: { actor, services }, args }: Follow) =>
      cancellable((signal) => services.savedViews.changes(actor, args.projectId as ProjectId, signal)),
  })
  savedViewsChanged(
    @Root() views: readonly SavedView[],
    @Arg('projectId', () => ID) _projectId: ProjectId,
  ): readonly SavedView[] {
    return views;
  }
}
