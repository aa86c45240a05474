import { Field, ID, InputType, Int } from 'type-graphql';
import type { PatchId, ProjectId } from '../../domain/ids.ts';
import type { ConflictPolicy } from '../../domain/patch.ts';
import { ConflictPolicyEnum } from '../enums.ts';
import { OperationInput } from './operation.input.ts';

@InputType({ description: 'Either a proposed patch by id, or operations written here.' })
export class ApplyPatchInput {
  @Field(() => ID, { nullable: true }) patchId?: PatchId | null;
  @Field(() => [ID], {
    nullable: true,
    description:
      'With patchId: the operations to accept, all when absent, apart from those that were rejected and from protected ones that nobody has accepted. The rest are rejected. `id.field` accepts a single field of an update.',
  })
  accept?: string[] | null;
  @Field(() => ID, { nullable: true }) projectId?: ProjectId | null;
  @Field(() => Int, {
    nullable: true,
    description: 'With operations: the version they were made against; the current one when absent.',
  })
  baseVersion?: number | null;
  @Field(() => String, { nullable: true }) title?: string | null;
  @Field(() => [OperationInput], { nullable: true }) operations?: OperationInput[] | null;
  @Field(() => ConflictPolicyEnum, { nullable: true, defaultValue: 'FAIL' }) onConflict?: ConflictPolicy | null;
  @Field(() => String, {
    nullable: true,
    description: "Repeating a call with the same key returns the first call's result and changes nothing.",
  })
  idempotencyKey?: string | null;
}
