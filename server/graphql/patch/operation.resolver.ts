import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { operationChanges, type FieldChange } from '../../domain/operation-changes.ts';
import type { Operation, Patch } from '../../domain/patch.ts';
import type { ApiContext } from '../context.ts';
import { FieldChangeType, OperationType } from './operation.type.ts';

/** An operation with the patch that it stands in, which knows the titles of the tasks. */
export type OperationOfPatch = Operation & { readonly patch: Patch };

@Resolver(() => OperationType)
export class OperationResolver {
  @FieldResolver(() => String, {
    description:
      "Title of that task as the reviewer knows it: the new title where it creates, else the title at the base version; the project's name for UPDATE_PROJECT.",
  })
  async title(@Root() { id, patch }: OperationOfPatch, @Ctx() { loaders }: ApiContext): Promise<string | undefined> {
    return (await loaders.operationTitles.load(patch)).get(id);
  }

  @FieldResolver(() => [FieldChangeType], {
    description:
      'Field by field, before and after. before is null where the operation creates, after where it deletes.',
  })
  changes(@Root() operation: Operation): readonly FieldChange[] {
    return operationChanges(operation);
  }
}
