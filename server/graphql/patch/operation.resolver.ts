import { FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { operationChanges, type FieldChange } from '../../domain/operation-changes.ts';
import type { Operation } from '../../domain/patch.ts';
import { FieldChangeType, OperationType } from './operation.type.ts';

@Resolver(() => OperationType)
export class OperationResolver {
  @FieldResolver(() => [FieldChangeType], {
    description:
      'Field by field, before and after. before is null where the operation creates, after where it deletes. Where afterId names no sibling, `position` says whether the place is FIRST, LAST or, of an undo, WHERE_IT_WAS.',
  })
  changes(@Root() operation: Operation): readonly FieldChange[] {
    return operationChanges(operation);
  }

  @FieldResolver(() => [Int], {
    description: 'Numbers of the sentences of its run’s prompt that it was made from; see AgentRun.coverage.',
  })
  sources(@Root() { sources }: Operation): readonly number[] {
    return sources ?? [];
  }
}
