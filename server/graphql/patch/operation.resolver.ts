import { FieldResolver, Resolver, Root } from 'type-graphql';
import { operationChanges, type FieldChange } from '../../domain/operation-changes.ts';
import type { Operation } from '../../domain/patch.ts';
import { FieldChangeType, OperationType } from './operation.type.ts';

@Resolver(() => OperationType)
export class OperationResolver {
  @FieldResolver(() => String, {
    description:
      "Title of that task as the reviewer knows it: the new title where it creates, else the title at the base version; the project's name for UPDATE_PROJECT.",
  })
  title(@Root() { title }: Operation): string {
    return title;
  }

  @FieldResolver(() => [FieldChangeType], {
    description:
      'Field by field, before and after. before is null where the operation creates, after where it deletes.',
  })
  changes(@Root() operation: Operation): readonly FieldChange[] {
    return operationChanges(operation);
  }
}
