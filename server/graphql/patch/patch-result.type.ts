import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Conflict, Patch } from '../../domain/patch.ts';
import type { ProtectedOperation } from '../../services/apply-result.ts';
import { ConflictType, ProtectedOperationType } from './operation.type.ts';
import { PatchType } from './patch.type.ts';

@ObjectType('ApplyPatchPayload', { simpleResolvers: true })
export class ApplyPatchPayloadType {
  @Field(() => Boolean, { description: 'False when conflicts stopped it; then nothing has changed.' })
  applied!: boolean;
  @Field(() => PatchType, { nullable: true }) patch!: Patch | null;
  @Field(() => [ConflictType]) conflicts!: readonly Conflict[];
  @Field(() => [ID]) deletedTaskIds!: readonly string[];
  @Field(() => [ProtectedOperationType], {
    description:
      'With patchId and without accept: protected operations that nobody has accepted, which were therefore rejected.',
  })
  leftOut!: readonly ProtectedOperation[];
}

@ObjectType('ProjectChange', { simpleResolvers: true })
export class ProjectChangeType {
  @Field(() => Int, { description: 'The project version that this change produced.' }) version!: number;
  @Field(() => PatchType) patch!: Patch;
}
